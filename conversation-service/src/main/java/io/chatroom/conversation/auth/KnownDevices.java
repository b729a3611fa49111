package io.chatroom.conversation.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Browsers in which an account has signed in by its password, by a cookie that lets nobody in: it only has the browser's own failures
 * counted apart from those of strangers, who so cannot lock anybody out.
 */
@ApplicationScoped
class KnownDevices {
    static final String COOKIE = "chatroom_device";
    private static final Duration KNOWN_FOR = Duration.ofDays(365);
    private static final int MOST_OF_AN_ACCOUNT = 20;

    private static final String KNOWS = """
            select exists (select from known_device d join account a on a.id = d.account_id
             where d.token_hash = ? and d.created_at > ? and lower(a.username) = lower(?))""";

    private static final String FORGET = """
            delete from known_device where token_hash in (
                select token_hash from known_device where account_id = ? order by created_at desc offset %d)""".formatted(MOST_OF_AN_ACCOUNT);

    private final DataSource database;
    private final Clock clock;
    private final SessionCookie cookies;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(DataSource database, Clock clock, SessionCookie cookies) {
        this.database = database;
        this.clock = clock;
        this.cookies = cookies;
    }

    /** Of the browser that holds {@code token}, for counting: itself if it is one of {@code username}'s, empty for a stranger's. */
    @Transactional
    Optional<String> of(@Nullable String token, String username) {
        if (token == null || token.length() > 100 || username.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        byte[] hash = hash(token);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(KNOWS)) {
            select.setBytes(1, hash);
            select.setObject(2, clock.instant().minus(KNOWN_FOR).atOffset(ZoneOffset.UTC));
            select.setString(3, username);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1)
                        ? Optional.of(HexFormat.of().formatHex(hash))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up a known browser", e);
        }
    }

    /** A new cookie for a browser that has just signed in; the oldest of many browsers are strangers again. */
    @Transactional
    NewCookie remember(UUID account) {
        byte[] drawn = new byte[24];
        random.nextBytes(drawn);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into known_device (token_hash, account_id, created_at) values (?, ?, ?)");
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            insert.setBytes(1, hash(token));
            insert.setObject(2, account);
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            forget.setObject(1, account);
            forget.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remember a browser", e);
        }
        return cookies.whereOneSignsIn(COOKIE, token, KNOWN_FOR);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
