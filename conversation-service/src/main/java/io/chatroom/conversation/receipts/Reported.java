package io.chatroom.conversation.receipts;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.chatroom.events.DeliveryReport;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.OutsideAnswer;
import io.chatroom.events.ReplyReceipt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the receipts topic, read as far as it could be. */
sealed interface Reported extends Sieve.Item {

    @Override
    default @Nullable UUID inboxId() {
        return null;
    }

    record Understood(Arrival arrival, ReplyReceipt receipt) implements Reported {}

    /** Not of a reply: what a platform has said besides. */
    record Answered(Arrival arrival, OutsideAnswer answer) implements Reported {
        @Override
        public UUID inboxId() {
            return answer.inboxId();
        }
    }

    record NotUnderstood(Arrival arrival, String reason) implements Reported {}

    static Reported read(Arrival arrival) {
        try {
            return switch (EventJson.read(arrival.payload(), DeliveryReport.class)) {
                case ReplyReceipt receipt -> {
                    String missing = missing(receipt);
                    yield missing == null
                            ? new Understood(arrival, receipt)
                            : new NotUnderstood(arrival, "the receipt has no " + missing);
                }
                case OutsideAnswer answer ->
                    isWhole(answer)
                            ? new Answered(arrival, answer)
                            : new NotUnderstood(arrival, "the answer is incomplete");
            };
        } catch (MalformedPayload e) {
            return new NotUnderstood(arrival, String.valueOf(e.getMessage()));
        }
    }

    /** An absent one is the first. */
    static int generation(ReplyReceipt receipt) {
        Integer generation = receipt.generation();
        return generation == null ? 0 : generation;
    }

    /** What is absent in JSON is null in Java, whatever the record says. */
    @SuppressWarnings({"NullAway", "ConstantValue"})
    private static boolean isWhole(OutsideAnswer answer) {
        return answer.inboxId() != null
                && answer.at() != null
                && switch (answer) {
                    case OutsideAnswer.InboxChecked checked ->
                        checked.requestId() != null
                                && checked.outcome() != null
                                && checked.facts() != null
                                && checked.findings() != null
                                && checked.findings().stream().allMatch(one -> one != null && one.message() != null);
                    case OutsideAnswer.SenderFound found -> found.requestId() != null && found.externalId() != null;
                    case OutsideAnswer.ListeningTold told -> (told.code() == null) == (told.reason() == null);
                };
    }

    private static @Nullable String missing(ReplyReceipt receipt) {
        if (receipt.replyId() == null) {
            return "reply_id";
        }
        if (receipt.conversationId() == null) {
            return "conversation_id";
        }
        if (receipt.at() == null) {
            return "at";
        }
        boolean attemptMissing = switch (receipt) {
            case ReplyReceipt.ReplyAttempted attempted -> attempted.attempt() == null;
            case ReplyReceipt.ReplySent sent -> sent.attempt() == null;
            case ReplyReceipt.ReplyUnknown unknown -> unknown.attempt() == null;
            case ReplyReceipt.ReplyPartSent part -> part.attempt() == null;
            case ReplyReceipt.ReplySending _,
                    ReplyReceipt.ReplyDead _,
                    ReplyReceipt.ReplyCancelled _,
                    ReplyReceipt.CancelRefused _ -> false;
        };
        return attemptMissing ? "attempt" : null;
    }
}
