package io.chatroom.conversation.site;

import io.chatroom.conversation.thread.MessageStatus;
import io.chatroom.conversation.thread.MessageType;
import io.chatroom.conversation.thread.MessageView;
import io.chatroom.conversation.thread.SenderKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as the visitor may see it; {@code clientMessageId} is the one the visitor gave it. */
public record SiteMessageView(
        UUID id,
        @Nullable String clientMessageId,
        long seq,
        MessageType type,
        String text,
        Sender sender,
        @Nullable MessageStatus status,
        Instant createdAt) {

    public record Sender(SenderKind kind, @Nullable String name) {}

    /** Empty for what is none of the visitor's business: notes, what happened inside, what was taken back. */
    static Optional<SiteMessageView> of(MessageView message) {
        if (message.isPrivate() || message.type() == MessageType.ACTIVITY || message.deletedAt() != null) {
            return Optional.empty();
        }
        return Optional.of(new SiteMessageView(
                message.id(),
                // ingest names a visitor's message by the id the visitor gave it
                message.type() == MessageType.INCOMING ? message.externalId() : null,
                message.seq(),
                message.type(),
                message.text(),
                new Sender(message.sender().kind(), message.sender().name()),
                message.status(),
                message.createdAt()));
    }
}
