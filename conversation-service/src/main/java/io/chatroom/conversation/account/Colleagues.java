package io.chatroom.conversation.account;

import jakarta.enterprise.context.ApplicationScoped;
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
        return accounts.whoAnswers(id).map(SignedIn::of);
    }
}
