package io.chatroom.conversation.canned;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A text that is found by its shortcut; its variables are filled in where it is used. */
@Entity
@Table(name = "canned_reply")
class CannedReply {
    @Id
    private UUID id;

    private String shortcut;
    private String title;
    private String text;

    @Column(name = "inbox_id")
    private @Nullable UUID inboxId;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    CannedReply() {}

    CannedReply(UUID id, String shortcut, String title, String text, @Nullable UUID inboxId, Instant now) {
        this.id = id;
        this.shortcut = shortcut;
        this.title = title;
        this.text = text;
        this.inboxId = inboxId;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void callIt(String newShortcut, Instant now) {
        shortcut = newShortcut;
        updatedAt = now;
    }

    void entitle(String newTitle, Instant now) {
        title = newTitle;
        updatedAt = now;
    }

    void say(String newText, Instant now) {
        text = newText;
        updatedAt = now;
    }

    /** Null offers it in every inbox. */
    void offerIn(@Nullable UUID inbox, Instant now) {
        inboxId = inbox;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String shortcut() {
        return shortcut;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }

    @Nullable
    UUID inboxId() {
        return inboxId;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
