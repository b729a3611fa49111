package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.thread.MessageStatus;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which replies: those in one state, of one inbox, for one reason. */
@Schema(name = "DeliveryFilter")
public record DeliveryFilter(
        @Nullable @Schema(description = "Without it all that can be sent anew: unknown, failed, cancelled")
        MessageStatus state,

        @Nullable UUID inboxId,

        @Nullable @Size(min = 1, max = LONGEST) @Schema(description = "The reason's code, such as `attempts_exhausted`")
        String code) {
    static final int LONGEST = 100;

    /** SQL that holds of those it means, with a value for each question mark. */
    record Conditions(String sql, List<Object> values) {}

    /** {@code unlessSaid} are the states where none is named. */
    Conditions conditions(List<MessageStatus> unlessSaid) {
        List<String> sql = new ArrayList<>(List.of("m.type = 'outgoing'", "not m.private"));
        List<Object> values = new ArrayList<>();
        List<MessageStatus> states = state == null ? unlessSaid : List.of(state);
        // written out, so that the index of what is not there is used: these words are ours
        sql.add("m.status in ("
                + String.join(
                        ", ", states.stream().map(one -> "'" + one.word() + "'").toList()) + ")");
        if (inboxId != null) {
            sql.add("c.inbox_id = ?");
            values.add(inboxId);
        }
        if (code != null) {
            sql.add("m.status_code = ?");
            values.add(code);
        }
        return new Conditions(String.join(" and ", sql), values);
    }
}
