package io.chatroom.conversation.site;

import io.chatroom.conversation.attachment.FileLinks;
import io.chatroom.conversation.thread.MessageStatus;
import io.chatroom.conversation.thread.MessageType;
import io.chatroom.conversation.thread.MessageView;
import io.chatroom.conversation.thread.SenderKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message as the visitor may see it; {@code clientMessageId} is the one the visitor gave it. */
public record SiteMessageView(
        UUID id,
        @Nullable String clientMessageId,
        long seq,
        MessageType type,
        String text,
        Sender sender,
        List<File> files,
        @Nullable MessageStatus status,
        Instant createdAt) {

    public record Sender(SenderKind kind, @Nullable String name) {}

    /** What was sent with it; {@code url} is good for some days, for whoever has it. Size in bytes. */
    @Schema(name = "SiteFile")
    public record File(
            @Nullable String name,
            @Nullable String mimeType,
            @Nullable Long size,
            String url) {}

    /** Empty for what is none of the visitor's business: notes, what happened inside, what was taken back. */
    static Optional<SiteMessageView> of(MessageView message, FileLinks links) {
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
                files(message, links),
                message.status(),
                message.createdAt()));
    }

    private static List<File> files(MessageView message, FileLinks links) {
        return message.attachments().stream()
                .filter(one -> one.id() != null && one.name() != null)
                .map(one -> new File(
                        one.name(),
                        one.mimeType(),
                        one.size(),
                        links.to(
                                UUID.fromString(Objects.requireNonNull(one.id())), Objects.requireNonNull(one.name()))))
                .toList();
    }
}
