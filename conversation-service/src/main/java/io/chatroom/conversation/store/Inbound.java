package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.chatroom.events.InboundEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the inbound topic, read as far as it could be. */
sealed interface Inbound extends Sieve.Item {

    record Understood(Arrival arrival, InboundEvent event) implements Inbound {
        @Override
        public UUID inboxId() {
            return event.inboxId();
        }
    }

    /** {@code inboxId} as the record's key has it. */
    record NotUnderstood(Arrival arrival, @Nullable UUID inboxId, String reason) implements Inbound {}

    /** A quarantined webhook was read again, and nothing in it concerns us any more. */
    record NothingLeft(Arrival arrival) implements Inbound {
        @Override
        public @Nullable UUID inboxId() {
            return null;
        }
    }
}
