package io.chatroom.delivery.lane;

import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt went.
 *
 * @param inboxVersion of the inbox it was made with; null if it was not known
 * @param ambiguity what the platform allows when a request may or may not have arrived
 * @param responseExcerpt of the last answer; at most 4 KiB, and no secret in it
 */
public record Attempted(
        SendResult result,
        @Nullable Long inboxVersion,
        Ambiguity ambiguity,
        long durationMs,
        @Nullable Integer httpStatus,
        @Nullable String responseExcerpt) {

    public enum Ambiguity {
        /** Send again: the platform knows the reply by its id, or the inbox says that twice is better than not at all. */
        SEND_AGAIN,
        /** Leave it to a person. */
        HOLD;

        /** The platform's own word counts first, then the inbox's policy. */
        public static Ambiguity of(PlatformDescriptor.Retry retry, @Nullable Object unknownPolicy) {
            return switch (retry) {
                case IDEMPOTENT -> SEND_AGAIN;
                case LOOK_UP, AMBIGUOUS -> "hold".equals(unknownPolicy) ? HOLD : SEND_AGAIN;
            };
        }
    }
}
