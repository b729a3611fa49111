package io.chatroom.conversation.thread;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reply that waits for its time: it is a message, with a place in the thread, when that has come. */
@Entity
@Table(name = "scheduled_reply")
class ScheduledReply {
    @Id
    private UUID id;

    @Column(name = "conversation_id", updatable = false)
    private UUID conversationId;

    private String text;

    @Column(name = "author_id", updatable = false)
    private UUID authorId;

    @Column(name = "author_name", updatable = false)
    private String authorName;

    @Column(name = "reply_to_id", updatable = false)
    private @Nullable UUID replyToId;

    @Column(name = "client_message_id", updatable = false)
    private @Nullable String clientMessageId;

    @Column(name = "request_hash", updatable = false)
    private byte[] requestHash;

    @Column(name = "send_at", updatable = false)
    private Instant sendAt;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    ScheduledReply() {}

    ScheduledReply(UUID id, UUID conversationId, Message.Draft draft, Author author, Instant sendAt, Instant now) {
        this.id = id;
        this.conversationId = conversationId;
        this.text = draft.text();
        this.authorId = author.id();
        this.authorName = author.name();
        this.replyToId = draft.replyTo() == null ? null : draft.replyTo().id();
        this.clientMessageId = draft.clientMessageId();
        this.requestHash = draft.requestHash();
        this.sendAt = sendAt;
        this.createdAt = now;
    }

    /** What it would have said is not kept. */
    void cancel(Instant now) {
        cancelledAt = now;
        text = "";
    }

    /** {@code replyTo} is the message that {@link #replyToId} names. */
    Message.Draft draft(@Nullable Message replyTo) {
        return new Message.Draft(text, false, replyTo, clientMessageId, requestHash);
    }

    UUID id() {
        return id;
    }

    UUID conversationId() {
        return conversationId;
    }

    String text() {
        return text;
    }

    Author author() {
        return new Author(authorId, authorName);
    }

    @Nullable
    UUID replyToId() {
        return replyToId;
    }

    byte[] requestHash() {
        return requestHash;
    }

    Instant sendAt() {
        return sendAt;
    }

    @Nullable
    Instant cancelledAt() {
        return cancelledAt;
    }

    Instant createdAt() {
        return createdAt;
    }
}
