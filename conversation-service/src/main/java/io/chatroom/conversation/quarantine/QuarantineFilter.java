package io.chatroom.conversation.quarantine;

import io.chatroom.conversation.rows.Storable;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which entries are meant; what is left out does not matter. */
@Schema(name = "QuarantineFilter")
public record QuarantineFilter(
        @Nullable UUID inboxId,

        @Nullable @Size(max = LONGEST) @Schema(examples = "chatroom.inbound.v1")
        String topic,

        @Nullable
        @Size(max = LONGEST)
        @Schema(description = "A part of the reason; upper and lower case are the same", examples = "unknown type")
        String reason) {
    static final int LONGEST = 200;

    /** Conditions of a where clause, and the values for them in order. */
    record Conditions(List<String> sql, List<Object> values) {
        void add(String condition, Object... given) {
            sql.add(condition);
            values.addAll(List.of(given));
        }

        String where() {
            return sql.isEmpty() ? "" : " where " + String.join(" and ", sql);
        }
    }

    Conditions conditions() {
        Conditions conditions = new Conditions(new ArrayList<>(), new ArrayList<>());
        if (inboxId != null) {
            conditions.add("inbox_id = ?", inboxId);
        }
        if (topic != null) {
            conditions.add("topic = ?", Storable.text(topic));
        }
        if (reason != null) {
            conditions.add("strpos(lower(reason), lower(?)) > 0", Storable.text(reason));
        }
        return conditions;
    }
}
