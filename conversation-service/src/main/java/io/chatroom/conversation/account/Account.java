package io.chatroom.conversation.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
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

    @Column(name = "password_handed_out")
    private boolean passwordHandedOut;

    private String role;
    private boolean enabled;

    private boolean limited;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 200)
    @CollectionTable(name = "account_inbox", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "inbox_id")
    private Set<UUID> inboxIds = new HashSet<>();

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

    static Account withPassword(UUID id, String username, String name, Role role, String hash, Instant now) {
        Account account = new Account(id, username, name, role, now);
        account.passwordHash = hash;
        account.passwordHandedOut = true;
        return account;
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

    boolean rename(String to, Instant now) {
        return !name.equals(to) && changed(now, () -> name = to);
    }

    void takeRole(Role to, Instant now) {
        changed(now, () -> role = to.word());
    }

    boolean enable(boolean to, Instant now) {
        return enabled != to && changed(now, () -> enabled = to);
    }

    /** From now on it sees these inboxes only; an admin still sees all. */
    boolean limitTo(Set<UUID> inboxes, Instant now) {
        if (limited && inboxIds.equals(inboxes)) {
            return false;
        }
        return changed(now, () -> {
            limited = true;
            inboxIds.retainAll(inboxes);
            inboxIds.addAll(inboxes);
        });
    }

    boolean unlimit(Instant now) {
        return limited
                && changed(now, () -> {
                    limited = false;
                    inboxIds.clear();
                });
    }

    /** By its owner: nobody else knows it. */
    void choosePassword(String hash, Instant now) {
        changed(now, () -> {
            passwordHash = hash;
            passwordHandedOut = false;
        });
    }

    /** By somebody else, who has to tell it to the owner. */
    void handOutPassword(String hash, Instant now) {
        changed(now, () -> {
            passwordHash = hash;
            passwordHandedOut = true;
        });
    }

    private boolean changed(Instant now, Runnable change) {
        change.run();
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

    /** An admin is never limited; what an account is limited to is kept for when it is none. */
    InboxLimit inboxes() {
        return limited && role() != Role.ADMIN ? InboxLimit.to(inboxIds) : InboxLimit.NONE;
    }

    boolean isPasswordHandedOut() {
        return passwordHandedOut;
    }

    boolean isFromElsewhere() {
        return oidcSubject != null;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isEnabled() {
        return enabled;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }
}
