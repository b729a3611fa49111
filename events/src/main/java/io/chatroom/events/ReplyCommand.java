package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What conversation-service asks of delivery-service; the payload of {@link Topics#REPLIES}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = ReplyCommand.ReplyRequested.class, name = "reply_requested")})
public sealed interface ReplyCommand {

    UUID eventId();

    UUID conversationId();

    default String key() {
        return conversationId().toString();
    }

    /**
     * Deliver this reply. {@code replyId} is the id of the message and our idempotency key towards the platform;
     * {@code sourceSeq} is the message's {@code seq}: replies of one conversation leave in its order.
     */
    record ReplyRequested(
            UUID eventId,
            UUID replyId,
            UUID conversationId,
            UUID inboxId,
            String platform,
            String externalConversationId,
            long sourceSeq,
            String text,
            @Nullable String replyToExternalId,
            @Nullable String senderName,
            Instant createdAt)
            implements ReplyCommand {}
}
