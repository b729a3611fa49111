package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tokens and sessions of an account that are good now: shown, and ended. */
@ApplicationScoped
class HeldTokens {
    private static final String SELECT = """
            select id, name, scopes, address, user_agent, created_at, last_used_at, expires_at
            from access_token
            where account_id = ? and kind = ? and revoked_at is null and expires_at > ?
              and (?::uuid is null or id < ?::uuid)
            order by id desc limit ?
            """;

    private static final String REVOKE = """
            update access_token set revoked_at = ?
            where id = ? and kind = ? and revoked_at is null and (? or account_id = ?)
            returning account_id, name
            """;

    private final DataSource database;
    private final AuditTrail audit;
    private final Clock clock;

    HeldTokens(DataSource database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    record Held(
            UUID id,
            String name,
            Scopes scopes,
            @Nullable String address,
            @Nullable String userAgent,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            Instant expiresAt) {}

    /** The newest first. */
    Page<Held> page(UUID account, AccessTokens.Kind kind, @Nullable UUID below, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, account);
            select.setString(2, kind.word());
            select.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            select.setObject(4, below, java.sql.Types.OTHER);
            select.setObject(5, below, java.sql.Types.OTHER);
            select.setInt(6, limit + 1);
            try (ResultSet row = select.executeQuery()) {
                List<Held> held = new ArrayList<>();
                while (row.next()) {
                    held.add(held(row));
                }
                return Page.of(held, limit, last -> last.id().toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list the tokens of " + account, e);
        }
    }

    private static Held held(ResultSet row) throws SQLException {
        Array scopes = row.getArray("scopes");
        return new Held(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Scopes.stored(scopes),
                row.getString("address"),
                row.getString("user_agent"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    /** One's own, or anybody's for an admin; 404 for all others. */
    @Transactional
    void revoke(UUID id, AccessTokens.Kind kind, boolean anybodys, SignedIn by) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(REVOKE)) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setObject(2, id);
            update.setString(3, kind.word());
            update.setBoolean(4, anybodys);
            update.setObject(5, by.id());
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.notFound(kind == AccessTokens.Kind.API ? "token" : "session");
                }
                audit.write(
                        by.id(),
                        kind == AccessTokens.Kind.API ? "token.revoked" : "session.ended",
                        "account:" + row.getObject(1, UUID.class),
                        Map.of("id", id, "name", row.getString(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot revoke " + id, e);
        }
    }
}
