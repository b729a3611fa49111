package io.chatroom.delivery.lane;

import io.chatroom.events.ReplyCommand.ReplyRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to send the head of a lane, once, and to write what became of it. A claim is an attempt: it goes by the same id.
 *
 * @param id fencing token
 * @param no this attempt's number among all of the reply
 * @param failures attempts before this one that count in the retry schedule
 * @param progress what the platform has of it already
 * @param maybeSentSince an attempt before this one left then, and it is not known whether it arrived
 * @param startedAt the database's time
 * @param dueAt when the lane was due
 * @param takenNanos {@link System#nanoTime} from before the database was asked: the lease is never younger than it looks
 */
public record Claim(
        UUID id,
        UUID conversationId,
        UUID inboxId,
        long sourceSeq,
        int no,
        int failures,
        Progress progress,
        @Nullable Instant maybeSentSince,
        Instant startedAt,
        Instant dueAt,
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
