package io.chatroom.conversation.inbox;

import io.chatroom.events.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a webhook's address that cannot be guessed. */
@Entity
@Table(name = "inbox_key")
class InboxKey {
    private static final int RANDOM_BYTES = 24;
    private static final int SHOWN_CHARACTERS = 6;

    @Id
    private String key;

    private UUID id;

    @Column(name = "inbox_id")
    private UUID inboxId;

    @Column(name = "created_at")
    private Instant createdAt;

    /** A key that was replaced is good for a while yet. */
    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    InboxKey() {}

    private InboxKey(String key, UUID inboxId, Instant createdAt) {
        this.key = key;
        this.id = Ids.next();
        this.inboxId = inboxId;
        this.createdAt = createdAt;
    }

    static InboxKey make(UUID inboxId, SecureRandom random, Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new InboxKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), inboxId, now);
    }

    /** It was replaced, and is good until then; a key that ends earlier does not live longer for it. */
    void expireAt(Instant end) {
        if (expiresAt == null || end.isBefore(expiresAt)) {
            expiresAt = end;
        }
    }

    String key() {
        return key;
    }

    /** Enough to tell keys apart, and too little to guess the rest. */
    String prefix() {
        return key.substring(0, Math.min(SHOWN_CHARACTERS, key.length() / 2));
    }

    UUID id() {
        return id;
    }

    UUID inboxId() {
        return inboxId;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }
}
