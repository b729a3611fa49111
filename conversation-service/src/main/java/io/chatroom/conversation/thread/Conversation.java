package io.chatroom.conversation.thread;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One thread in one inbox, as people act on it; messages that come in are stored by the store path, with statements of its own. Both
 * hold the row's lock while they do. Changed columns only are written, as there are some that only the store path knows.
 */
@Entity
@Table(name = "conversation")
@DynamicUpdate
class Conversation {
    @Id
    private UUID id;

    @Column(name = "inbox_id", updatable = false)
    private UUID inboxId;

    @Column(name = "external_id", updatable = false)
    private String externalId;

    private String status;

    @Column(name = "last_seq")
    private long lastSeq;

    @Column(name = "last_message_seq")
    private @Nullable Long lastMessageSeq;

    @Column(name = "last_activity_at")
    private Instant lastActivityAt;

    @Column(name = "waiting_since")
    private @Nullable Instant waitingSince;

    @Column(name = "snoozed_until")
    private @Nullable Instant snoozedUntil;

    @Version
    private long version;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate, which fills the fields: conversations are begun by those who write to us. */
    @SuppressWarnings("NullAway.Init")
    Conversation() {}

    /** Takes an answer or a note in, and answers its seq. An answer ends the waiting; a note is for ourselves. */
    long append(boolean isNote, Instant now) {
        lastSeq++;
        lastMessageSeq = lastSeq;
        if (now.isAfter(lastActivityAt)) {
            lastActivityAt = now;
        }
        if (!isNote) {
            waitingSince = null;
        }
        updatedAt = now;
        return lastSeq;
    }

    /** What came of asking for another status. */
    sealed interface StatusChange {
        record Changed(ConversationStatus from, ConversationStatus to, long activitySeq) implements StatusChange {}

        record Unchanged() implements StatusChange {}
    }

    /** A change is told in the thread, under the seq it answers; it does not move the conversation in the list. */
    StatusChange changeStatus(ConversationStatus to, Instant now) {
        ConversationStatus from = ConversationStatus.of(status);
        if (from == to) {
            return new StatusChange.Unchanged();
        }
        status = to.word();
        snoozedUntil = null;
        if (to == ConversationStatus.RESOLVED) {
            waitingSince = null;
        }
        lastSeq++;
        updatedAt = now;
        return new StatusChange.Changed(from, to, lastSeq);
    }

    UUID id() {
        return id;
    }

    UUID inboxId() {
        return inboxId;
    }

    String externalId() {
        return externalId;
    }

    long lastSeq() {
        return lastSeq;
    }
}
