package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a platform, in our words; the payload of {@link Topics#INBOUND}. Ids given by a platform are
 * opaque strings. {@code eventId} is deterministic ({@link Ids#ofPlatformEvent}), so a consumer stores each event once.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InboundEvent.MessageReceived.class, name = "message_received"),
    @JsonSubTypes.Type(value = InboundEvent.MessageEdited.class, name = "message_edited"),
    @JsonSubTypes.Type(value = InboundEvent.MessageDeleted.class, name = "message_deleted"),
    @JsonSubTypes.Type(value = InboundEvent.ReactionChanged.class, name = "reaction_changed"),
    @JsonSubTypes.Type(value = InboundEvent.ReceiptReceived.class, name = "receipt_received"),
    @JsonSubTypes.Type(value = InboundEvent.ConversationMoved.class, name = "conversation_moved"),
    @JsonSubTypes.Type(value = InboundEvent.VisitorRecognised.class, name = "visitor_recognised"),
    @JsonSubTypes.Type(value = InboundEvent.Unreadable.class, name = "unreadable")
})
public sealed interface InboundEvent {

    UUID eventId();

    UUID inboxId();

    /** The platform's id of the thread this belongs to; for {@link Unreadable} the event's own id, as none is known. */
    String externalConversationId();

    /** When ingest took it; the platform's own time, where it gives one, stands in the event. */
    Instant receivedAt();

    /** Key on the topic: all events of one conversation are in one partition, in order. */
    default String key() {
        return inboxId() + ":" + externalConversationId();
    }

    /** As in the payload, and in the envelope without our prefix. */
    default String type() {
        return switch (this) {
            case MessageReceived _ -> "message_received";
            case MessageEdited _ -> "message_edited";
            case MessageDeleted _ -> "message_deleted";
            case ReactionChanged _ -> "reaction_changed";
            case ReceiptReceived _ -> "receipt_received";
            case ConversationMoved _ -> "conversation_moved";
            case VisitorRecognised _ -> "visitor_recognised";
            case Unreadable _ -> "unreadable";
        };
    }

    enum Direction {
        INCOMING,
        /** Written by our side in the platform's own app, not through us. */
        OUTGOING
    }

    enum Receipt {
        DELIVERED,
        READ,
        FAILED
    }

    record Sender(
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String handle,
            @Nullable String avatarUrl,
            boolean verified) {}

    /** A file the platform holds. {@code url} or {@code externalId} says where to ask for it; size in bytes. */
    record Attachment(
            @Nullable String externalId,
            @Nullable String url,
            @Nullable String name,
            @Nullable String mimeType,
            @Nullable Long size) {}

    /**
     * A message; {@code raw} is the platform's body for this event, as received, capped. {@code replyAddress} is where the platform
     * wants what is written in this conversation to go, where that does not follow from its id; the newest one holds. {@code
     * placeExternalId} is the platform's id of what this conversation is a part of, where ids of messages are unique in all of that and
     * the platform may speak of a message by that alone.
     */
    record MessageReceived(
            UUID eventId,
            UUID inboxId,
            String externalConversationId,
            Instant receivedAt,
            String externalMessageId,
            Direction direction,
            Sender sender,
            String text,
            List<Attachment> attachments,
            @Nullable String replyToExternalId,
            @Nullable Instant sentAt,
            byte @Nullable [] raw,
            @Nullable String replyAddress,
            @Nullable String placeExternalId)
            implements InboundEvent {

        public MessageReceived(
                UUID eventId,
                UUID inboxId,
                String externalConversationId,
                Instant receivedAt,
                String externalMessageId,
                Direction direction,
                Sender sender,
                String text,
                List<Attachment> attachments,
                @Nullable String replyToExternalId,
                @Nullable Instant sentAt,
                byte @Nullable [] raw,
                @Nullable String replyAddress) {
            this(
                    eventId,
                    inboxId,
                    externalConversationId,
                    receivedAt,
                    externalMessageId,
                    direction,
                    sender,
                    text,
                    attachments,
                    replyToExternalId,
                    sentAt,
                    raw,
                    replyAddress,
                    null);
        }

        public MessageReceived(
                UUID eventId,
                UUID inboxId,
                String externalConversationId,
                Instant receivedAt,
                String externalMessageId,
                Direction direction,
                Sender sender,
                String text,
                List<Attachment> attachments,
                @Nullable String replyToExternalId,
                @Nullable Instant sentAt,
                byte @Nullable [] raw) {
            this(
                    eventId,
                    inboxId,
                    externalConversationId,
                    receivedAt,
                    externalMessageId,
                    direction,
                    sender,
                    text,
                    attachments,
                    replyToExternalId,
                    sentAt,
                    raw,
                    null,
                    null);
        }
    }

    record MessageEdited(
            UUID eventId,
            UUID inboxId,
            String externalConversationId,
            Instant receivedAt,
            String externalMessageId,
            String text,
            @Nullable Instant editedAt)
            implements InboundEvent {}

    /**
     * A message is gone. Some platforms take anything back by the id of the event that brought it, and do not say what that was: {@code
     * broughtBy} is our id of that event, and where there is no such message, the reaction that it brought is gone.
     */
    record MessageDeleted(
            UUID eventId,
            UUID inboxId,
            String externalConversationId,
            Instant receivedAt,
            String externalMessageId,
            @Nullable Instant deletedAt,
            @Nullable UUID broughtBy)
            implements InboundEvent {

        public MessageDeleted(
                UUID eventId,
                UUID inboxId,
                String externalConversationId,
                Instant receivedAt,
                String externalMessageId,
                @Nullable Instant deletedAt) {
            this(eventId, inboxId, externalConversationId, receivedAt, externalMessageId, deletedAt, null);
        }
    }

    /**
     * One person's reaction put on a message, or taken off it. {@code emoji} is empty where the platform does not say what was taken
     * off: whatever that person had there. {@code replacing} is true where a person has one reaction at a time, so that this one
     * stands instead of any other of theirs. {@code placeExternalId} is where to look for the message as well, if the platform does
     * not say in which conversation of a place it is: see {@link MessageReceived}.
     */
    record ReactionChanged(
            UUID eventId,
            UUID inboxId,
            String externalConversationId,
            Instant receivedAt,
            String externalMessageId,
            Sender sender,
            String emoji,
            boolean added,
            @Nullable Boolean replacing,
            @Nullable String placeExternalId)
            implements InboundEvent {

        public ReactionChanged(
                UUID eventId,
                UUID inboxId,
                String externalConversationId,
                Instant receivedAt,
                String externalMessageId,
                Sender sender,
                String emoji,
                boolean added,
                @Nullable Boolean replacing) {
            this(
                    eventId,
                    inboxId,
                    externalConversationId,
                    receivedAt,
                    externalMessageId,
                    sender,
                    emoji,
                    added,
                    replacing,
                    null);
        }

        public ReactionChanged(
                UUID eventId,
                UUID inboxId,
                String externalConversationId,
                Instant receivedAt,
                String externalMessageId,
                Sender sender,
                String emoji,
                boolean added) {
            this(eventId, inboxId, externalConversationId, receivedAt, externalMessageId, sender, emoji, added, null);
        }
    }

    /**
     * The platform says what became of a message of ours. It names the message by the platform's id of it, or, where the reader
     * knows our own ids (site visitors), by {@code messageId}. Some platforms name a time instead, or as well: it then holds for
     * every message that we had sent by {@code upTo}.
     */
    record ReceiptReceived(
            UUID eventId,
            UUID inboxId,
            String externalConversationId,
            Instant receivedAt,
            @Nullable String externalMessageId,
            @Nullable UUID messageId,
            Receipt receipt,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Instant upTo)
            implements InboundEvent {

        public ReceiptReceived(
                UUID eventId,
                UUID inboxId,
                String externalConversationId,
                Instant receivedAt,
                @Nullable String externalMessageId,
                @Nullable UUID messageId,
                Receipt receipt,
                @Nullable String reason,
                @Nullable Instant at) {
            this(
                    eventId,
                    inboxId,
                    externalConversationId,
                    receivedAt,
                    externalMessageId,
                    messageId,
                    receipt,
                    reason,
                    at,
                    null);
        }
    }

    /**
     * The platform calls a conversation by another id from now on, and counts its messages anew. Where the platform says so in the old
     * conversation and in the new one, both say it, each before what comes after it there: it is the same event, in two partitions.
     */
    record ConversationMoved(
            UUID eventId,
            UUID inboxId,
            String externalConversationId,
            Instant receivedAt,
            String fromExternalId,
            String toExternalId)
            implements InboundEvent {

        /** {@code toldIn} is one of the two. */
        public static ConversationMoved of(
                UUID inboxId, String toldIn, Instant receivedAt, String fromExternalId, String toExternalId) {
            UUID eventId = Ids.ofPlatformEvent(inboxId, "moved:" + fromExternalId + ":" + toExternalId);
            return new ConversationMoved(eventId, inboxId, toldIn, receivedAt, fromExternalId, toExternalId);
        }
    }

    /**
     * Somebody who wrote to a site without a name, as {@code externalConversationId}, is known from now on: {@code sender}, who has proved
     * to be both, is to have what was written.
     */
    record VisitorRecognised(
            UUID eventId, UUID inboxId, String externalConversationId, Instant receivedAt, Sender sender)
            implements InboundEvent {}

    /** Genuine, but not understood: kept whole, with the reason, so that nothing a platform sent is dropped silently. */
    record Unreadable(
            UUID eventId,
            UUID inboxId,
            String externalConversationId,
            Instant receivedAt,
            String platform,
            String reason,
            List<Header> headers,
            byte[] raw)
            implements InboundEvent {}

    record Header(String name, String value) {}
}
