package io.chatroom.conversation.account;

import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Makes an account that signs in with a password, and audits it, by one statement: so it needs no transaction around it, and
 * commands can do it without the service.
 */
@ApplicationScoped
public class CreateAccount {
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");

    static final String USERNAME_RULE =
            "A username starts with a letter or a digit and has at most 100 letters, digits, and . _ @ + -";

    private static final String INSERT = """
            with made as (
                insert into account (id, username, name, password_hash, password_handed_out, role, created_at, updated_at)
                select ?, ?, ?, ?, true, ?, ?, ?
                where ? or not exists (select from account)
                on conflict do nothing
                returning id, username, role, created_at)
            insert into audit_event (id, at, action, subject, detail)
            select ?, created_at, 'account.created', 'account:' || id, jsonb_build_object('username', username, 'role', role)
            from made
            """;

    private final DataSource database;
    private final Passwords passwords;
    private final Clock clock;

    public CreateAccount(DataSource database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    public sealed interface Outcome {
        /** {@code generatedPassword} is there if none was given; it is kept nowhere else. */
        record Created(SignedIn account, Optional<String> generatedPassword) implements Outcome {
            @Override
            public String toString() {
                return "Created[" + account + "]";
            }
        }

        record Exists(String username) implements Outcome {}

        /** {@code why} is a sentence. */
        record Refused(String why) implements Outcome {}
    }

    public Outcome create(String username, Role role, Optional<String> password) throws SQLException {
        return create(username, role, password, true);
    }

    /** Makes the admin of a new deployment; empty if anybody is there already. */
    Optional<Outcome> createFirst(String username, Optional<String> password) throws SQLException {
        if (isAnybodyThere()) {
            return Optional.empty();
        }
        // another replica may start at the same time: then one of the two makes the account
        return Optional.of(create(username, Role.ADMIN, password, false));
    }

    private Outcome create(String username, Role role, Optional<String> password, boolean besideOthers)
            throws SQLException {
        if (!isUsername(username)) {
            return new Outcome.Refused(USERNAME_RULE);
        }
        if (password.isPresent() && !isFit(password.get())) {
            return new Outcome.Refused(
                    "A password has " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters.");
        }
        String secret = password.orElseGet(passwords::generate);
        SignedIn account = new SignedIn(Ids.next(), username, username, role, InboxLimit.NONE, true);
        if (!insert(account, passwords.hash(secret), besideOthers)) {
            return new Outcome.Exists(username);
        }
        return new Outcome.Created(account, password.isPresent() ? Optional.empty() : Optional.of(secret));
    }

    private boolean insert(SignedIn account, String hash, boolean besideOthers) throws SQLException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID auditId = Ids.next();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, account.id());
            insert.setString(2, account.username());
            insert.setString(3, account.name());
            insert.setString(4, hash);
            insert.setString(5, account.role().word());
            insert.setObject(6, now);
            insert.setObject(7, now);
            insert.setBoolean(8, besideOthers);
            insert.setObject(9, auditId);
            return insert.executeUpdate() == 1;
        }
    }

    private boolean isAnybodyThere() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select exists (select from account)");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    private static boolean isFit(String password) {
        return password.length() >= Passwords.SHORTEST && password.length() <= Passwords.LONGEST;
    }
}
