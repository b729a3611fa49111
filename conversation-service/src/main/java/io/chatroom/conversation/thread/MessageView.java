package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API and the feed show it. {@code seq} is dense per conversation and the order of arrival; {@code sentAt} is the
 * platform's time. Only what is to be delivered has a {@code status}; {@code cancelRequestedAt} is there until it is known whether
 * the cancel came in time.
 */
@Schema(name = "Message")
public record MessageView(
        UUID id,
        UUID conversationId,
        long seq,
        MessageType type,
        @JsonProperty("private") boolean isPrivate,
        String text,
        Sender sender,
        @Nullable String externalId,
        @Nullable ReplyTo replyTo,
        @Nullable MessageStatus status,
        @Nullable String statusCode,
        @Nullable String statusReason,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant cancelRequestedAt,
        List<Attachment> attachments,
        List<Reaction> reactions,
        List<Mention> mentions,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant sentAt,
        Instant createdAt) {

    @Schema(name = "MessageSender")
    public record Sender(
            SenderKind kind,
            @Nullable UUID id,
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String avatarUrl) {}

    @Schema(name = "MessageReplyTo")
    public record ReplyTo(@Nullable UUID id, @Nullable String externalId) {}

    /** Size in bytes. */
    @Schema(name = "MessageAttachment")
    public record Attachment(
            @Nullable String id,
            @Nullable String name,
            @Nullable String mimeType,
            @Nullable Long size,
            @Nullable String url) {}

    /** Who is named in a note, as {@code @username}. */
    @Schema(name = "MessageMention")
    public record Mention(UUID id, String username, String name) {}

    /** {@code by} is the name, or else the platform's id, of who reacted. */
    @Schema(name = "MessageReaction")
    public record Reaction(String emoji, @Nullable String by) {}
}
