package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.thread.MessageStatus;
import jakarta.validation.constraints.Size;
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

    /** {@code unlessSaid} are the states where none is named. */
    Conditions conditions(List<MessageStatus> unlessSaid) {
        Conditions conditions = new Conditions().and("m.type = 'outgoing'").and("not m.private");
        List<MessageStatus> states = state == null ? unlessSaid : List.of(state);
        // written out, so that the index of what is not there is used: these words are ours
        conditions.and("m.status in ("
                + String.join(
                        ", ", states.stream().map(one -> "'" + one.word() + "'").toList()) + ")");
        if (inboxId != null) {
            conditions.and("c.inbox_id = ?", inboxId);
        }
        if (code != null) {
            conditions.and("m.status_code = ?", code);
        }
        return conditions;
    }
}
