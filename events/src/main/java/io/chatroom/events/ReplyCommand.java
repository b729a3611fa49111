package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to become of a reply, as conversation-service asks of delivery-service; on {@link Topics#REPLIES}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyCommand.ReplyRequested.class, name = "reply_requested"),
    @JsonSubTypes.Type(value = ReplyCommand.RetryRequested.class, name = "retry_requested"),
    @JsonSubTypes.Type(value = ReplyCommand.CancelRequested.class, name = "cancel_requested"),
    @JsonSubTypes.Type(value = ReplyCommand.ErasureRequested.class, name = "erasure_requested")
})
public sealed interface ReplyCommand extends DeliveryCommand {

    UUID conversationId();

    @Override
    default String key() {
        return conversationId().toString();
    }

    /**
     * Deliver this reply. {@code replyId} is the id of the message and our idempotency key towards the platform;
     * {@code sourceSeq} is the message's {@code seq}: replies of one conversation leave in its order. {@code replyAddress} is what the
     * platform said last of where they go, if it said anything.
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
            Instant createdAt,
            @Nullable List<Attachment> attachments,
            @Nullable String replyAddress)
            implements ReplyCommand {

        public ReplyRequested(
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
                Instant createdAt) {
            this(
                    eventId,
                    replyId,
                    conversationId,
                    inboxId,
                    platform,
                    externalConversationId,
                    sourceSeq,
                    text,
                    replyToExternalId,
                    senderName,
                    createdAt,
                    null,
                    null);
        }
    }

    /** A file that goes with a reply; {@code url} is where the platform may fetch it, size in bytes. */
    record Attachment(
            String url,
            @Nullable String name,
            @Nullable String mimeType,
            @Nullable Long size) {}

    /**
     * Deliver this reply after all, although it was given up, is unknown, or was cancelled: its next {@code generation} begins,
     * the first being 0. It carries the reply, so that it can be carried out where the reply has been forgotten. One that is not
     * newer than what is known is a repetition.
     */
    record RetryRequested(UUID eventId, ReplyRequested reply, int generation, Instant createdAt)
            implements ReplyCommand {
        @Override
        public UUID conversationId() {
            return reply.conversationId();
        }
    }

    /**
     * Do not deliver this reply, if it has not left yet; a receipt says which it was. {@code generation} is the one it means: it
     * does not touch a later one.
     */
    record CancelRequested(UUID eventId, ReplyRequested reply, int generation, Instant createdAt)
            implements ReplyCommand {
        @Override
        public UUID conversationId() {
            return reply.conversationId();
        }
    }

    /** Leave nothing of what was said in this conversation; what has not left yet does not leave. */
    record ErasureRequested(UUID eventId, UUID conversationId, UUID inboxId, Instant createdAt)
            implements ReplyCommand {}
}
