package io.chatroom.conversation.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The time between a first start and the first person who makes the deployment theirs. */
@ApplicationScoped
public class FirstRun {
    private final AccountRepository accounts;
    private volatile boolean over;

    FirstRun(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Transactional
    public boolean isNow() {
        // strangers may ask, as often as they like
        if (!over) {
            over = accounts.hasAnybodyCome();
        }
        return !over;
    }
}
