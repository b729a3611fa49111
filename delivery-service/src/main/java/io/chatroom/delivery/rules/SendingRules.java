package io.chatroom.delivery.rules;

import io.chatroom.platforms.descriptor.Rate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the replies of one inbox are sent.
 *
 * @param inboxRate for the whole inbox; null where there is no limit
 * @param conversationGap from one message of a conversation to the next
 */
public record SendingRules(
        RetrySchedule schedule,
        Ambiguity ambiguity,
        AfterFailure afterFailure,
        @Nullable Rate inboxRate,
        Duration conversationGap) {

    /** What to do with a reply that left and got no answer. */
    public enum Ambiguity {
        /** Send again: the platform knows the reply by its id, or the inbox says that twice is better than not at all. */
        RESEND,
        /** Ask the platform whether it has it, and send again only if it has not. */
        LOOK_UP,
        /** Leave it to a person. */
        HOLD
    }

    /** What becomes of the conversation's later replies when one is dead, or unknown and left to a person. */
    public enum AfterFailure {
        CONTINUE,
        HOLD
    }
}
