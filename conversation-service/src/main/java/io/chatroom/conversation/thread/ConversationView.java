package io.chatroom.conversation.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the API and the feed show it. {@code unreadCount} is the asking account's own, at most
 * {@value ViewQueries#UNREAD_AT_MOST}; on the feed, which is everybody's, it is 0. {@code scheduledCount} are replies that wait for
 * their time.
 */
@Schema(name = "Conversation")
public record ConversationView(
        UUID id,
        long displayId,
        UUID inboxId,
        String platform,
        String externalId,
        ConversationStatus status,
        @Nullable ConversationPriority priority,
        @Nullable UUID assigneeId,
        List<String> labels,
        @Nullable Contact contact,
        @Nullable LastMessage lastMessage,
        long lastSeq,
        int unreadCount,
        int scheduledCount,
        @Nullable Instant waitingSince,
        @Nullable Instant firstResponseAt,
        @Nullable Instant snoozedUntil,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** Who we talk with; {@code sourceId} is the platform's id of them in this inbox. */
    @Schema(name = "ConversationContact")
    public record Contact(
            UUID id,
            @Nullable String name,
            @Nullable String avatarUrl,
            @Nullable String sourceId,
            boolean verified,
            boolean blocked) {}

    /** The newest message that is not an activity; its text is cut for the list. */
    public record LastMessage(
            long seq,
            MessageType type,
            String text,
            @Nullable MessageStatus status,
            Instant createdAt) {}
}
