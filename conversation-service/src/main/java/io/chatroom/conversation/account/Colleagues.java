package io.chatroom.conversation.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whom work can be given to: those who may answer, and have not been switched off. */
@ApplicationScoped
public class Colleagues {
    private final AccountRepository accounts;

    Colleagues(AccountRepository accounts) {
        this.accounts = accounts;
    }

    public Optional<SignedIn> with(UUID id) {
        return with(List.of(id)).stream().findFirst();
    }

    /** Ids of others are left out. */
    public List<SignedIn> with(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : accounts.whoAnswer(ids).stream().map(SignedIn::of).toList();
    }

    /** By name. */
    public List<SignedIn> all(int limit) {
        return accounts.whoAnswer(limit).stream().map(SignedIn::of).toList();
    }
}
