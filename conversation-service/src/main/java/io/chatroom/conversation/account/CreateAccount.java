package io.chatroom.conversation.account;

import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes an account that signs in with a password. */
@ApplicationScoped
public class CreateAccount {
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Clock clock;

    CreateAccount(AccountRepository accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    public sealed interface Outcome {
        /** {@code generatedPassword} is there if none was given; it is kept nowhere else. */
        record Created(SignedIn account, Optional<String> generatedPassword) implements Outcome {}

        record Exists(String username) implements Outcome {}

        /** {@code why} is a sentence. */
        record Refused(String why) implements Outcome {}
    }

    @Transactional
    public Outcome create(String username, Role role, Optional<String> password) {
        if (!USERNAME.matcher(username).matches()) {
            return new Outcome.Refused(
                    "A username starts with a letter or digit and has at most 100 letters, digits, and . _ @ + -");
        }
        if (password.isPresent() && !isFit(password.get())) {
            return new Outcome.Refused(
                    "A password has " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters.");
        }
        accounts.lockOutOthers();
        if (accounts.called(username).isPresent()) {
            return new Outcome.Exists(username);
        }
        return make(username, role, password);
    }

    /** Makes the admin of a new deployment; empty if anybody is there already. */
    @Transactional
    Optional<Outcome> createFirst(String username, Optional<String> password) {
        accounts.lockOutOthers();
        return accounts.count() > 0 ? Optional.empty() : Optional.of(create(username, Role.ADMIN, password));
    }

    private Outcome make(String username, Role role, Optional<String> password) {
        String secret = password.orElseGet(passwords::generate);
        Account account = Account.withPassword(Ids.next(), username, role, passwords.hash(secret), clock.instant());
        accounts.persist(account);
        return new Outcome.Created(SignedIn.of(account), password.isPresent() ? Optional.empty() : Optional.of(secret));
    }

    private static boolean isFit(String password) {
        return password.length() >= Passwords.SHORTEST && password.length() <= Passwords.LONGEST;
    }
}
