package io.chatroom.delivery.lane;

import io.chatroom.events.DeadReply;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.Attempt;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplySending;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.events.ReplyReceipt.ReplyUnknown;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells conversation-service what becomes of its replies, in the transaction in which it becomes so. */
@Singleton
class Receipts {
    private final Outbox outbox;

    Receipts(Outbox outbox) {
        this.outbox = outbox;
    }

    void sending(List<Claim> claims) {
        outbox.publishAll(claims.stream()
                .map(claim -> record(
                        claim,
                        "reply_sending",
                        new ReplySending(Ids.next(), claim.replyId(), claim.conversationId(), claim.startedAt())))
                .toList());
    }

    /** {@code next} is when the reply is tried again, where it is, and known. */
    void settled(Claim claim, Verdict verdict, Attempt attempt, Instant at, @Nullable Instant next) {
        UUID id = Ids.next();
        UUID reply = claim.replyId();
        UUID conversation = claim.conversationId();
        switch (verdict) {
            case Verdict.Delivered(List<String> externalIds) ->
                publish(claim, "reply_sent", new ReplySent(id, reply, conversation, at, attempt, externalIds));
            case Verdict.TryAgain _, Verdict.SlowDown _ ->
                publish(claim, "reply_attempted", new ReplyAttempted(id, reply, conversation, at, attempt, next));
            case Verdict.HoldInbox _ ->
                publish(claim, "reply_attempted", new ReplyAttempted(id, reply, conversation, at, attempt, null));
            case Verdict.Unknown _ ->
                publish(claim, "reply_unknown", new ReplyUnknown(id, reply, conversation, at, attempt));
            case Verdict.Dead dead -> {
                ReplyDead death = new ReplyDead(id, reply, conversation, at, attempt, dead.code(), dead.reason());
                publish(claim, "reply_dead", death);
                copy(claim, death);
            }
        }
    }

    private void copy(Claim claim, ReplyDead death) {
        DeadReply dead = new DeadReply(Ids.next(), claim.reply(), death);
        outbox.publish(new OutboxRecord(
                Topics.DEAD_REPLIES,
                dead.key(),
                claim.conversationId(),
                dead.eventId(),
                "dead_reply",
                EventJson.write(dead, DeadReply.class),
                claim.traceparent()));
    }

    private void publish(Claim claim, String type, ReplyReceipt receipt) {
        outbox.publish(record(claim, type, receipt));
    }

    private static OutboxRecord record(Claim claim, String type, ReplyReceipt receipt) {
        return new OutboxRecord(
                Topics.RECEIPTS,
                receipt.key(),
                claim.conversationId(),
                receipt.eventId(),
                type,
                EventJson.write(receipt, ReplyReceipt.class),
                claim.traceparent());
    }
}
