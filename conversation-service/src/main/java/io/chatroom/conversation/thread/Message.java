package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.SignedIn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of a thread, as people write them; those that come in, and what becomes of a reply, are written by SQL. */
@Entity
@Table(name = "message")
class Message {
    @Id
    private UUID id;

    @Column(name = "conversation_id", updatable = false)
    private UUID conversationId;

    @Column(updatable = false)
    private long seq;

    @Column(updatable = false)
    private String type;

    @Column(name = "private", updatable = false)
    private boolean note;

    @Column(updatable = false)
    private String text;

    @Column(name = "sender_kind", updatable = false)
    private String senderKind;

    @Column(name = "sender_id", updatable = false)
    private @Nullable UUID senderId;

    @Column(name = "sender_name", updatable = false)
    private @Nullable String senderName;

    @Column(name = "external_id", insertable = false, updatable = false)
    private @Nullable String externalId;

    @Column(name = "client_message_id", updatable = false)
    private @Nullable String clientMessageId;

    @Column(name = "request_hash", updatable = false)
    private byte @Nullable [] requestHash;

    @Column(name = "reply_to_id", updatable = false)
    private @Nullable UUID replyToId;

    @Column(name = "reply_to_external_id", updatable = false)
    private @Nullable String replyToExternalId;

    @Column(updatable = false)
    private @Nullable String status;

    @Column(name = "sent_at", updatable = false)
    private @Nullable Instant sentAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    Message() {}

    private Message(
            UUID id,
            UUID conversationId,
            long seq,
            MessageType type,
            String text,
            @Nullable Author author,
            Instant createdAt) {
        this.id = id;
        this.conversationId = conversationId;
        this.seq = seq;
        this.type = type.word();
        this.text = text;
        this.senderKind = (author == null ? SenderKind.SYSTEM : SenderKind.AGENT).word();
        this.senderId = author == null ? null : author.id();
        this.senderName = author == null ? null : author.name();
        this.createdAt = createdAt;
    }

    /** What was asked for, as {@link SendReply} has checked it. */
    record Draft(
            String text,
            boolean isNote,
            @Nullable Message replyTo,
            @Nullable String clientMessageId,
            byte[] requestHash) {}

    /** An answer starts with {@code status}; a note is delivered to nobody, and has none. */
    static Message written(
            UUID id, UUID conversationId, long seq, Draft draft, MessageStatus status, Author author, Instant now) {
        Message message = new Message(id, conversationId, seq, MessageType.OUTGOING, draft.text(), author, now);
        message.note = draft.isNote();
        message.clientMessageId = draft.clientMessageId();
        message.requestHash = draft.requestHash();
        if (draft.replyTo() != null) {
            message.replyToId = draft.replyTo().id;
            message.replyToExternalId = draft.replyTo().externalId;
        }
        if (!draft.isNote()) {
            message.status = status.word();
            message.sentAt = status == MessageStatus.SENT ? now : null;
        }
        return message;
    }

    /** {@code author} is null where nobody did it: what happens by the clock. */
    static Message activity(
            UUID id, UUID conversationId, long seq, String text, @Nullable SignedIn author, Instant now) {
        return new Message(
                id, conversationId, seq, MessageType.ACTIVITY, text, author == null ? null : Author.of(author), now);
    }

    UUID id() {
        return id;
    }

    long seq() {
        return seq;
    }

    String text() {
        return text;
    }

    UUID conversationId() {
        return conversationId;
    }

    byte @Nullable [] requestHash() {
        return requestHash;
    }

    @Nullable
    String replyToExternalId() {
        return replyToExternalId;
    }

    Instant createdAt() {
        return createdAt;
    }
}
