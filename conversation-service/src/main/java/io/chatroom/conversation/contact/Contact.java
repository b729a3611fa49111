package io.chatroom.conversation.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes to us, as people of ours keep them; what platforms tell of them is written by the store path. Verbs answer whether
 * they changed anything. Changed columns only are written.
 */
@Entity
@Table(name = "contact")
@DynamicUpdate
class Contact {
    @Id
    private UUID id;

    private @Nullable String name;

    @Column(name = "name_kept")
    private boolean nameKept;

    private @Nullable String email;
    private @Nullable String phone;

    @Column(name = "custom_attributes", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private String customAttributes;

    @Column(name = "blocked_at")
    private @Nullable Instant blockedAt;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @Version
    private long version;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate, which fills the fields: contacts are made by writing to us. */
    @SuppressWarnings("NullAway.Init")
    Contact() {}

    /** From now on it is called so, whatever a platform says; null leaves the name to the platforms again. */
    boolean rename(@Nullable String to, Instant now) {
        boolean keep = to != null;
        if (nameKept == keep && (to == null || to.equals(name))) {
            return false;
        }
        name = to == null ? name : to;
        nameKept = keep;
        updatedAt = now;
        return true;
    }

    boolean writeTo(@Nullable String address, Instant now) {
        if (Objects.equals(email, address)) {
            return false;
        }
        email = address;
        updatedAt = now;
        return true;
    }

    boolean call(@Nullable String number, Instant now) {
        if (Objects.equals(phone, number)) {
            return false;
        }
        phone = number;
        updatedAt = now;
        return true;
    }

    /** {@code attributes} as JSON. */
    boolean describe(String attributes, Instant now) {
        customAttributes = attributes;
        updatedAt = now;
        return true;
    }

    boolean block(boolean block, Instant now) {
        if (block == (blockedAt != null)) {
            return false;
        }
        blockedAt = block ? now : null;
        updatedAt = now;
        return true;
    }

    UUID id() {
        return id;
    }

    String customAttributes() {
        return customAttributes;
    }

    boolean isGone() {
        return mergedInto != null || erasedAt != null;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    long version() {
        return version;
    }
}
