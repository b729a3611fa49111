package io.chatroom.conversation.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One account of ours on one platform. */
@Entity
@Table(name = "inbox")
class Inbox {
    @Id
    private UUID id;

    private String name;
    private String platform;
    private boolean enabled;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private String settings;

    private @Nullable String credentials;

    @Column(name = "credentials_set")
    private String[] credentialsSet;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "deleted_by")
    private @Nullable UUID deletedBy;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    Inbox() {}

    Inbox(UUID id, String name, String platform, String settings, Sealed credentials, Instant now) {
        this.id = id;
        this.name = name;
        this.platform = platform;
        this.enabled = true;
        this.settings = settings;
        this.credentials = credentials.sealed();
        this.credentialsSet = credentials.names().toArray(String[]::new);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Credentials as they are kept: sealed, and beside them which there are. */
    record Sealed(@Nullable String sealed, List<String> names) {}

    boolean rename(String to, Instant now) {
        return !name.equals(to) && changed(now, () -> name = to);
    }

    /** A disabled inbox takes nothing in and sends nothing out. */
    boolean enable(boolean to, Instant now) {
        return enabled != to && changed(now, () -> enabled = to);
    }

    boolean configure(String to, Instant now) {
        return changed(now, () -> settings = to);
    }

    boolean entrust(Sealed to, Instant now) {
        return changed(now, () -> {
            credentials = to.sealed();
            credentialsSet = to.names().toArray(String[]::new);
        });
    }

    /** For good: it can do nothing any more, and nothing is kept that it could do it with. False if it was already. */
    boolean delete(UUID by, Instant now) {
        return deletedAt == null
                && changed(now, () -> {
                    deletedAt = now;
                    deletedBy = by;
                    enabled = false;
                    credentials = null;
                    credentialsSet = new String[0];
                });
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    private boolean changed(Instant now, Runnable change) {
        change.run();
        updatedAt = now;
        return true;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String platform() {
        return platform;
    }

    boolean isEnabled() {
        return enabled;
    }

    String settings() {
        return settings;
    }

    @Nullable
    String credentials() {
        return credentials;
    }

    List<String> credentialsSet() {
        return List.of(credentialsSet);
    }

    long version() {
        return version;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    Instant createdAt() {
        return createdAt;
    }
}
