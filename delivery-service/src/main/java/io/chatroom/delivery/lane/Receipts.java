package io.chatroom.delivery.lane;

import io.chatroom.delivery.lane.Lanes.Holding;
import io.chatroom.events.DeadReply;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.Attempt;
import io.chatroom.events.ReplyReceipt.CancelRefused;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplyCancelled;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplyPartSent;
import io.chatroom.events.ReplyReceipt.ReplySending;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.events.ReplyReceipt.ReplyUnknown;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells conversation-service what becomes of its replies, in the transaction in which it becomes so. */
@Singleton
public class Receipts {
    private final Outbox outbox;

    Receipts(Outbox outbox) {
        this.outbox = outbox;
    }

    /** {@code next} is when the reply is tried again, where it is, and known. */
    record Settled(
            Claim claim,
            Holding holding,
            Verdict verdict,
            Attempt attempt,
            @Nullable Instant next) {}

    /** A claim whose sending takes longer than a moment, and its reply's generation. */
    record Sending(Claim claim, int generation) {}

    void sending(List<Sending> sending) {
        outbox.publishAll(sending.stream()
                .map(one -> record(
                        "reply_sending",
                        new ReplySending(
                                Ids.next(),
                                one.claim().replyId(),
                                one.claim().conversationId(),
                                one.claim().startedAt(),
                                generation(one.generation())),
                        one.claim().traceparent()))
                .toList());
    }

    void settled(List<Settled> all) {
        List<OutboxRecord> records = new ArrayList<>();
        for (Settled one : all) {
            settled(one, records);
        }
        outbox.publishAll(records);
    }

    private static void settled(Settled one, List<OutboxRecord> records) {
        UUID id = Ids.next();
        UUID reply = one.claim().replyId();
        UUID conversation = one.claim().conversationId();
        Instant at = one.holding().now();
        Attempt attempt = one.attempt();
        Integer generation = generation(one.holding().generation());
        String trace = one.claim().traceparent();
        switch (one.verdict()) {
            case Verdict.Delivered(List<String> externalIds) -> {
                ReplySent sent = new ReplySent(id, reply, conversation, at, attempt, externalIds, generation);
                records.add(record("reply_sent", sent, trace));
                if (one.holding().cancelRequested()) {
                    records.add(refusal(reply, conversation, at, generation, trace));
                }
            }
            case Verdict.PartTaken(Progress _, List<String> externalIds) ->
                records.add(record(
                        "reply_part_sent",
                        new ReplyPartSent(id, reply, conversation, at, attempt, externalIds, generation),
                        trace));
            case Verdict.TryAgain _, Verdict.SlowDown _ ->
                records.add(record(
                        "reply_attempted",
                        new ReplyAttempted(id, reply, conversation, at, attempt, one.next(), null, generation),
                        trace));
            case Verdict.HoldInbox(String code, String _) ->
                records.add(record(
                        "reply_attempted",
                        new ReplyAttempted(id, reply, conversation, at, attempt, null, code, generation),
                        trace));
            case Verdict.Unknown _ ->
                records.add(record(
                        "reply_unknown", new ReplyUnknown(id, reply, conversation, at, attempt, generation), trace));
            case Verdict.Cancelled(Verdict _, String reason) ->
                records.add(record(
                        "reply_cancelled",
                        new ReplyCancelled(id, reply, conversation, at, attempt, reason, generation),
                        trace));
            case Verdict.Dead dead -> {
                ReplyDead death =
                        new ReplyDead(id, reply, conversation, at, attempt, dead.code(), dead.reason(), generation);
                records.add(record("reply_dead", death, trace));
                records.add(copy(one.claim().reply(), death, trace));
            }
        }
    }

    private static OutboxRecord copy(ReplyRequested reply, ReplyDead death, @Nullable String trace) {
        DeadReply dead = new DeadReply(Ids.next(), reply, death);
        return new OutboxRecord(
                Topics.DEAD_REPLIES,
                dead.key(),
                reply.conversationId(),
                dead.eventId(),
                "dead_reply",
                EventJson.write(dead, DeadReply.class),
                trace);
    }

    /** It was cancelled before it had left; {@code reason} if something of it may have arrived all the same. */
    public void cancelled(ReplyRequested reply, int generation, Instant at, @Nullable String reason) {
        outbox.publish(record(
                "reply_cancelled",
                new ReplyCancelled(
                        Ids.next(), reply.replyId(), reply.conversationId(), at, null, reason, generation(generation)),
                null));
    }

    public void cancelRefused(ReplyRequested reply, int generation, Instant at) {
        outbox.publish(refusal(reply.replyId(), reply.conversationId(), at, generation(generation), null));
    }

    private static OutboxRecord refusal(
            UUID reply, UUID conversation, Instant at, @Nullable Integer generation, @Nullable String trace) {
        return record(
                "cancel_refused",
                new CancelRefused(Ids.next(), reply, conversation, at, "It had been sent already.", generation),
                trace);
    }

    private static OutboxRecord record(String type, ReplyReceipt receipt, @Nullable String traceparent) {
        return new OutboxRecord(
                Topics.RECEIPTS,
                receipt.key(),
                receipt.conversationId(),
                receipt.eventId(),
                type,
                EventJson.write(receipt, ReplyReceipt.class),
                traceparent);
    }

    private static @Nullable Integer generation(int generation) {
        return generation == 0 ? null : generation;
    }
}
