package io.chatroom.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the domain; the payload of {@link Topics#FEED}. {@code type} is one of {@code conversation.created,
 * conversation.updated, message.created, message.updated, inbox.updated}; {@code data} has the shape the API gives the same
 * object. The record's offset is the feed's cursor.
 */
public record FeedEvent(
        UUID eventId, String type, @Nullable UUID conversationId, UUID inboxId, Instant at, JsonNode data) {

    public String key() {
        return (conversationId == null ? inboxId : conversationId).toString();
    }
}
