package io.chatroom.conversation.account;

import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Accounts whose owners sign in with an OIDC provider; made when they come for the first time. */
@ApplicationScoped
public class AccountsElsewhere {
    private final AccountRepository accounts;
    private final Clock clock;

    AccountsElsewhere(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Who somebody is at the provider; {@code subject} with {@code issuer} is what does not change. */
    public record Person(String issuer, String subject, String username, String name, Role role) {
        String key() {
            return AccountsElsewhere.key(issuer, subject);
        }
    }

    /** By which an account of the provider's is kept. */
    public static String key(String issuer, String subject) {
        return issuer + " " + subject;
    }

    /** Empty for an account that was disabled here. */
    @Transactional
    public Optional<SignedIn> accountOf(Person person) {
        Account account = accounts.ofSubject(person.key()).orElseGet(() -> make(person));
        account.follow(person.name(), person.role(), clock.instant());
        return account.isEnabled() ? Optional.of(SignedIn.of(account)) : Optional.empty();
    }

    private Account make(Person person) {
        accounts.lockOutOthers();
        return accounts.ofSubject(person.key()).orElseGet(() -> {
            UUID id = Ids.next();
            Account account = Account.fromElsewhere(
                    id, freeName(person.username(), id), person.name(), person.role(), person.key(), clock.instant());
            accounts.persist(account);
            return account;
        });
    }

    // the provider's "admin" is not our "admin": a name that is taken stays whose it is
    private String freeName(String wanted, UUID id) {
        return accounts.called(wanted).isEmpty()
                ? wanted
                : wanted + "-" + id.toString().substring(24);
    }
}
