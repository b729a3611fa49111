package io.chatroom.conversation.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who works here. */
@Entity
@Table(name = "account")
class Account {
    @Id
    private UUID id;

    private String username;
    private String name;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "oidc_subject")
    private @Nullable String oidcSubject;

    private String role;
    private boolean enabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    Account() {}

    private Account(UUID id, String username, String name, Role role, Instant now) {
        this.id = id;
        this.username = username;
        this.name = name;
        this.role = role.word();
        this.enabled = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    static Account fromElsewhere(UUID id, String username, String name, Role role, String oidcSubject, Instant now) {
        Account account = new Account(id, username, name, role, now);
        account.oidcSubject = oidcSubject;
        return account;
    }

    /** What the provider says now counts; answers whether that was news. */
    boolean follow(String nameElsewhere, Role roleElsewhere, Instant now) {
        if (name.equals(nameElsewhere) && role.equals(roleElsewhere.word())) {
            return false;
        }
        name = nameElsewhere;
        role = roleElsewhere.word();
        updatedAt = now;
        return true;
    }

    UUID id() {
        return id;
    }

    String username() {
        return username;
    }

    String name() {
        return name;
    }

    Role role() {
        return Role.of(role);
    }

    boolean isEnabled() {
        return enabled;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }
}
