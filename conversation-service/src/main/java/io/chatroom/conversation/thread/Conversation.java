package io.chatroom.conversation.thread;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    private @Nullable String priority;

    @Column(name = "assignee_id")
    private @Nullable UUID assigneeId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] labels;

    @Column(name = "first_response_at")
    private @Nullable Instant firstResponseAt;

    @Column(name = "snoozed_until")
    private @Nullable Instant snoozedUntil;

    @Column(name = "erased_at", insertable = false, updatable = false)
    private @Nullable Instant erasedAt;

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
            if (firstResponseAt == null) {
                firstResponseAt = now;
            }
        }
        updatedAt = now;
        return lastSeq;
    }

    // what is changed by people is told in the thread, and does not move the conversation in the list

    /** {@code until} counts for what is snoozed; null there is until the contact writes. */
    Optional<ConversationChanged> changeStatus(ConversationStatus to, @Nullable Instant until, Instant now) {
        ConversationStatus from = ConversationStatus.of(status);
        if (from == to && Objects.equals(snoozedUntil, until)) {
            return Optional.empty();
        }
        status = to.word();
        snoozedUntil = until;
        if (to == ConversationStatus.RESOLVED) {
            waitingSince = null;
        }
        updatedAt = now;
        return Optional.of(new ConversationChanged.Status(from, to, until));
    }

    /** Opens it again if it is snoozed, and until no later than now. */
    boolean wake(Instant now) {
        if (status() != ConversationStatus.SNOOZED || snoozedUntil == null || snoozedUntil.isAfter(now)) {
            return false;
        }
        status = ConversationStatus.OPEN.word();
        snoozedUntil = null;
        updatedAt = now;
        return true;
    }

    Optional<ConversationChanged> prioritise(@Nullable ConversationPriority to, Instant now) {
        String word = to == null ? null : to.word();
        if (Objects.equals(priority, word)) {
            return Optional.empty();
        }
        priority = word;
        updatedAt = now;
        return Optional.of(new ConversationChanged.Priority(to));
    }

    Optional<ConversationChanged> assign(@Nullable UUID to, Instant now) {
        UUID from = assigneeId;
        if (Objects.equals(from, to)) {
            return Optional.empty();
        }
        assigneeId = to;
        updatedAt = now;
        return Optional.of(new ConversationChanged.Assignee(from, to));
    }

    Optional<ConversationChanged> label(List<String> wanted, Instant now) {
        List<String> present = List.of(labels);
        List<String> added =
                wanted.stream().filter(label -> !present.contains(label)).toList();
        List<String> removed =
                present.stream().filter(label -> !wanted.contains(label)).toList();
        if (added.isEmpty() && removed.isEmpty()) {
            return Optional.empty();
        }
        labels = wanted.toArray(String[]::new);
        updatedAt = now;
        return Optional.of(new ConversationChanged.Labels(added, removed));
    }

    /** The place of an activity, which is none of the messages the list shows. */
    long appendActivity() {
        return ++lastSeq;
    }

    /** Something of it changed that is kept elsewhere. */
    void touch(Instant now) {
        updatedAt = now;
    }

    ConversationStatus status() {
        return ConversationStatus.of(status);
    }

    List<String> labels() {
        return List.of(labels);
    }

    /** Nothing is left of it, and nobody to send anything to. */
    boolean isErased() {
        return erasedAt != null;
    }

    long version() {
        return version;
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
