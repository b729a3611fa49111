package io.chatroom.conversation.inbox;

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
    private static final int RANDOM_BYTES = 18;

    @Id
    private String key;

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
        this.inboxId = inboxId;
        this.createdAt = createdAt;
    }

    static InboxKey make(UUID inboxId, SecureRandom random, Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new InboxKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), inboxId, now);
    }

    String key() {
        return key;
    }

    UUID inboxId() {
        return inboxId;
    }
}
