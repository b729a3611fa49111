package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.events.Ids;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opaque tokens, of browser sessions and of API clients alike: 256 random bits, of which only the SHA-256 is kept. Read by one
 * statement on the caller's connection or its own, as every request does it.
 */
@ApplicationScoped
public class AccessTokens {
    /** By this a token is told from a provider's JWT, and found where it should not be, such as in a repository. */
    static final String PREFIX = "cct_";

    private static final int RANDOM_BYTES = 32;
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final String INSERT = """
            insert into access_token
                (id, account_id, kind, name, token_hash, created_at, expires_at, scopes, address, user_agent, oidc_sid)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String FIND = """
            select t.id, t.kind, t.expires_at, t.last_used_at, t.scopes, a.id as account_id, a.username, a.name, a.role,
                   a.password_handed_out,
                   case when a.limited and a.role <> 'admin'
                        then array(select i.inbox_id from account_inbox i where i.account_id = a.id) end as inbox_ids
            from access_token t
            join account a on a.id = t.account_id
            where t.token_hash = ? and t.revoked_at is null and t.expires_at > ? and a.enabled
            """;

    private static final String NOTE_USE =
            "update access_token set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)";

    private static final String REVOKE_OF_PROVIDER = """
            update access_token t set revoked_at = ? from account a
             where a.id = t.account_id and t.oidc_sid is not null and t.revoked_at is null
               and (?::text is null or t.oidc_sid = ?) and (?::text is null or a.oidc_subject = ?)""";

    private static final String REVOKE = "update access_token set revoked_at = ? where id = ? and revoked_at is null";

    private final DataSource database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public AccessTokens(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public enum Kind {
        SESSION,
        API;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code token} is told to its owner now and to nobody ever again. */
    public record Issued(UUID id, String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    /** A token that is good now. */
    record Valid(UUID id, Kind kind, Instant expiresAt, Scopes scopes, SignedIn account) {}

    /** Of the browser that signed in, so that its owner knows it again. */
    record Browser(@Nullable String address, @Nullable String userAgent) {
        private static final int LONGEST = 300;
        private static final Browser NONE = new Browser(null, null);

        static Browser of(HttpServerRequest request) {
            String agent = request.getHeader("User-Agent");
            return new Browser(
                    request.remoteAddress().hostAddress(),
                    agent == null || agent.length() <= LONGEST ? agent : agent.substring(0, LONGEST));
        }
    }

    /** A token for a program, that may do all its account may. */
    public Issued issue(UUID accountId, Kind kind, String name, Duration lifetime) {
        return issue(accountId, kind, name, lifetime, Scopes.ALL, Browser.NONE, null);
    }

    Issued issueSession(UUID accountId, String name, Duration lifetime, Browser browser) {
        return issue(accountId, Kind.SESSION, name, lifetime, Scopes.ALL, browser, null);
    }

    /** {@code sid} is what the provider calls the session; without one it is known by whose it is. */
    Issued issueSessionOfProvider(UUID accountId, @Nullable String sid, Duration lifetime, Browser browser) {
        return issue(accountId, Kind.SESSION, "browser (OIDC)", lifetime, Scopes.ALL, browser, sid == null ? "" : sid);
    }

    Issued issueScoped(UUID accountId, String name, Duration lifetime, Scopes scopes) {
        return issue(accountId, Kind.API, name, lifetime, scopes, Browser.NONE, null);
    }

    private Issued issue(
            UUID accountId,
            Kind kind,
            String name,
            Duration lifetime,
            Scopes scopes,
            Browser browser,
            @Nullable String oidcSid) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        Issued issued = new Issued(Ids.next(), token, now.plus(lifetime));
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, issued.id());
            insert.setObject(2, accountId);
            insert.setString(3, kind.word());
            insert.setString(4, name);
            insert.setBytes(5, hash(token));
            insert.setObject(6, at(now));
            insert.setObject(7, at(issued.expiresAt()));
            insert.setArray(
                    8,
                    scopes.isAll()
                            ? null
                            : connection.createArrayOf("text", scopes.words().toArray()));
            insert.setString(9, browser.address());
            insert.setString(10, browser.userAgent());
            insert.setString(11, oidcSid);
            insert.executeUpdate();
            return issued;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store a token for account " + accountId, e);
        }
    }

    Optional<Valid> find(String token) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setBytes(1, hash(token));
            select.setObject(2, at(now));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Valid valid = valid(row);
                noteUse(connection, valid.id(), row.getObject("last_used_at", OffsetDateTime.class), now);
                return Optional.of(valid);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up a token", e);
        }
    }

    /** Ends the one session of that name, or all of that person where none is named; answers how many. */
    int revokeOfProvider(@Nullable String oidcSubject, @Nullable String sid) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(REVOKE_OF_PROVIDER)) {
            update.setObject(1, at(clock.instant()));
            update.setString(2, sid);
            update.setString(3, sid);
            update.setString(4, oidcSubject);
            update.setString(5, oidcSubject);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot end sessions of the provider", e);
        }
    }

    void revoke(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(REVOKE)) {
            update.setObject(1, at(clock.instant()));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot revoke token " + id, e);
        }
    }

    private static Valid valid(ResultSet row) throws SQLException {
        return new Valid(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Scopes.stored(row.getArray("scopes")),
                new SignedIn(
                        row.getObject("account_id", UUID.class),
                        row.getString("username"),
                        row.getString("name"),
                        Role.of(row.getString("role")),
                        limit(row.getArray("inbox_ids")),
                        row.getBoolean("password_handed_out")));
    }

    private static InboxLimit limit(@Nullable Array inboxes) throws SQLException {
        return inboxes == null ? InboxLimit.NONE : InboxLimit.to(Set.of((UUID[]) inboxes.getArray()));
    }

    // a write for every request would be one too many
    private static void noteUse(Connection connection, UUID id, @Nullable OffsetDateTime noted, Instant now)
            throws SQLException {
        Instant due = now.minus(USE_NOTED_EVERY);
        if (noted != null && noted.toInstant().isAfter(due)) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(NOTE_USE)) {
            update.setObject(1, at(now));
            update.setObject(2, id);
            update.setObject(3, at(due));
            update.executeUpdate();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    // no salt and no stretching: there is nothing to guess in 256 random bits
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
