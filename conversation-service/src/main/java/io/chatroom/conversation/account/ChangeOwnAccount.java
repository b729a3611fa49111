package io.chatroom.conversation.account;

import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.audit.Difference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with their own accounts. */
@ApplicationScoped
public class ChangeOwnAccount {
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeOwnAccount(AccountRepository accounts, Passwords passwords, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public AccountView rename(SignedIn who, String name) {
        Account account = own(who);
        Map<String, String> before = Map.of("name", account.name());
        if (account.rename(name.strip(), clock.instant())) {
            audit.write(
                    who.id(),
                    "account.changed",
                    "account:" + who.id(),
                    Difference.of(before, Map.of("name", account.name())).with(Map.of("changed", "name")));
        }
        return AccountView.of(SignedIn.of(account));
    }

    /** To be asked before a password is checked. */
    @Transactional
    public void refuseWithoutPassword(SignedIn who) {
        if (own(who).isFromElsewhere()) {
            throw ChangeAccounts.noPassword();
        }
    }

    /** For what {@link #changePassword} takes; takes its time, so not within a transaction. */
    public String hash(String password) {
        return passwords.hash(password);
    }

    /** Ends every session but {@code keep}: whoever knew the old password is out. API tokens were given on purpose, and stay. */
    @Transactional
    public void changePassword(SignedIn who, String hash, @Nullable UUID keep) {
        Instant now = clock.instant();
        own(who).choosePassword(hash, now);
        accounts.endSessions(who.id(), keep, now);
        audit.write(who.id(), "account.password_changed", "account:" + who.id(), Map.of());
    }

    private Account own(SignedIn who) {
        return accounts.findByIdOptional(who.id())
                .orElseThrow(() -> new IllegalStateException("signed in without an account: " + who.id()));
    }
}
