package io.chatroom.conversation.store;

import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.MessageReceived;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A received message with its place: which conversation, which seq. */
record NewMessage(
        UUID id,
        HeldConversation conversation,
        long seq,
        MessageReceived event,
        Optional<Senders.Identity> sender,
        @Nullable UUID replyTo,
        List<NamedFile> files) {

    /** Written by a person of ours in the platform's own app: it is there already, so it is sent. */
    private boolean ours() {
        return event.direction() == Direction.OUTGOING;
    }

    String type() {
        return ours() ? "outgoing" : "incoming";
    }

    String senderKind() {
        return ours() ? "agent" : "contact";
    }

    @Nullable
    String status() {
        return ours() ? "sent" : null;
    }

    @Nullable
    UUID senderId() {
        return sender.map(Senders.Identity::contactId).orElse(null);
    }
}
