package io.chatroom.conversation.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets an account in by its password. */
@ApplicationScoped
public class CheckPassword {
    private final AccountRepository accounts;
    private final Passwords passwords;

    CheckPassword(AccountRepository accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** Empty for a wrong password, an unknown name and a disabled account alike, and after the same time. */
    public Optional<SignedIn> check(String username, String password) {
        // hashing takes its time, and must not hold a database connection meanwhile
        Optional<Account> account = QuarkusTransaction.requiringNew().call(() -> accounts.called(username));
        boolean fits =
                passwords.fits(password, account.map(Account::passwordHash).orElse(null));
        return account.filter(known -> fits && known.isEnabled()).map(SignedIn::of);
    }
}
