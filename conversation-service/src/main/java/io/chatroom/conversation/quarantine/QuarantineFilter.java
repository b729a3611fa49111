package io.chatroom.conversation.quarantine;

import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.Storable;
import jakarta.validation.constraints.Size;
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

    Conditions conditions() {
        Conditions conditions = new Conditions();
        if (inboxId != null) {
            conditions.and("inbox_id = ?", inboxId);
        }
        if (topic != null) {
            conditions.and("topic = ?", Storable.text(topic));
        }
        if (reason != null) {
            conditions.and("strpos(lower(reason), lower(?)) > 0", Storable.text(reason));
        }
        return conditions;
    }
}
