package io.chatroom.delivery.lane;

import io.chatroom.events.ReplyCommand.ReplyRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to send the head of a lane, once, and to write what became of it.
 *
 * @param claimId fencing token
 * @param no this attempt's number among all of the reply
 * @param failures attempts before this one that count in the retry schedule
 * @param startedAt the database's time
 * @param takenNanos {@link System#nanoTime} from before the database was asked: the lease is never younger than it looks
 */
public record Claim(
        UUID claimId,
        UUID conversationId,
        UUID inboxId,
        long sourceSeq,
        UUID attemptId,
        int no,
        int failures,
        Instant startedAt,
        ReplyRequested reply,
        @Nullable String traceparent,
        long takenNanos) {

    public UUID replyId() {
        return reply.replyId();
    }

    /** Half of the lease is for sending, the other half for being slow about it. */
    public boolean isFresh(Duration lease) {
        return System.nanoTime() - takenNanos < lease.toNanos() / 2;
    }
}
