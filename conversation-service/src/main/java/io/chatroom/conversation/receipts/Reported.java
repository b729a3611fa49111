package io.chatroom.conversation.receipts;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
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

    record NotUnderstood(Arrival arrival, String reason) implements Reported {}

    static Reported read(Arrival arrival) {
        try {
            ReplyReceipt receipt = EventJson.read(arrival.payload(), ReplyReceipt.class);
            String missing = missing(receipt);
            return missing == null
                    ? new Understood(arrival, receipt)
                    : new NotUnderstood(arrival, "the receipt has no " + missing);
        } catch (MalformedPayload e) {
            return new NotUnderstood(arrival, String.valueOf(e.getMessage()));
        }
    }

    /** An absent one is the first. */
    static int generation(ReplyReceipt receipt) {
        Integer generation = receipt.generation();
        return generation == null ? 0 : generation;
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
