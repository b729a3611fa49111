package io.chatroom.delivery.lane;

import io.chatroom.platforms.SendResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt went.
 *
 * @param inboxVersion of the inbox it was made with; null if it was not known
 * @param after what the platform has of the reply if this was sent; null if that is all of it
 * @param responseExcerpt of the last answer; at most 4 KiB, and no secret in it
 */
public record Attempted(
        SendResult result,
        @Nullable Long inboxVersion,
        @Nullable Progress after,
        long durationMs,
        @Nullable Integer httpStatus,
        @Nullable String responseExcerpt) {

    /** It may have left, and nobody knows what became of it. */
    public static Attempted lost(String how, Duration since) {
        return new Attempted(
                new SendResult.Unavailable(how, true), null, null, Math.max(0, since.toMillis()), null, null);
    }
}
