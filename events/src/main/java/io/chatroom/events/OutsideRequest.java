package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What conversation-service asks delivery-service to find out or set up outside, as it has no way out itself; on {@link
 * Topics#REPLIES} beside replies. An {@link OutsideAnswer} names the request by its {@code eventId}; of a file that is handed over there is
 * none.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OutsideRequest.InboxCheckRequested.class, name = "inbox_check_requested"),
    @JsonSubTypes.Type(value = OutsideRequest.SenderLookupRequested.class, name = "sender_lookup_requested"),
    @JsonSubTypes.Type(value = OutsideRequest.MediaRequested.class, name = "media_requested")
})
public sealed interface OutsideRequest extends DeliveryCommand {

    UUID inboxId();

    String platform();

    Instant createdAt();

    enum SetupAction {
        /** Are the credentials right, and do its events come here? Changes nothing on the platform. */
        CHECK,
        /** The platform is to send its events to the address. */
        REGISTER,
        /** The platform is to send its events no more. */
        REMOVE
    }

    /** {@code inboxVersion} is the version of {@link InboxChanged} that it is about: it waits until that one is known. */
    record InboxCheckRequested(
            UUID eventId,
            UUID inboxId,
            String platform,
            SetupAction action,
            long inboxVersion,
            String webhookUrl,
            Instant createdAt)
            implements OutsideRequest {
        @Override
        public String key() {
            return inboxId.toString();
        }

        @Override
        public String toString() {
            return "InboxCheckRequested[" + eventId + ", " + action + ", " + inboxId + "]";
        }
    }

    /** Who is {@code externalId}? Some platforms tell of a person only as a member of a conversation. */
    record SenderLookupRequested(
            UUID eventId,
            UUID inboxId,
            String platform,
            String externalId,
            String externalConversationId,
            Instant createdAt)
            implements OutsideRequest {
        @Override
        public String key() {
            return inboxId + ":" + externalId;
        }
    }

    /**
     * Fetch a file that a message names, and hand it over to conversation-service. {@code url} or {@code externalId} is what the platform
     * named it by. {@code handOver} is the path there, good for this file and some days; more than {@code maxSize} bytes are not taken.
     */
    record MediaRequested(
            UUID eventId,
            UUID inboxId,
            String platform,
            UUID conversationId,
            UUID attachmentId,
            @Nullable String url,
            @Nullable String externalId,
            long maxSize,
            String handOver,
            Instant createdAt)
            implements OutsideRequest {
        /** By which all of a conversation are found. */
        public static String keysOf(UUID conversationId) {
            return "media:" + conversationId + ":";
        }

        @Override
        public String key() {
            return keysOf(conversationId) + attachmentId;
        }

        /** Addresses of files are as good as the files. */
        @Override
        public String toString() {
            return "MediaRequested[" + eventId + ", " + attachmentId + "]";
        }
    }
}
