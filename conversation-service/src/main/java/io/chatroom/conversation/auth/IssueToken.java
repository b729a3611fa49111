package io.chatroom.conversation.auth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Issues a token on the word of whoever runs the deployment, without a password; for commands, so not a bean. */
public final class IssueToken {
    private static final String FIND = "select id from account where lower(username) = lower(?) and enabled";

    private final DataSource database;
    private final AccessTokens tokens;

    public IssueToken(DataSource database, AccessTokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /** Empty if there is no enabled account of that name. */
    public Optional<AccessTokens.Issued> issue(String username, String name, Duration lifetime) throws SQLException {
        Optional<UUID> account = find(username);
        return account.isEmpty()
                ? Optional.empty()
                : Optional.of(tokens.issue(account.get(), AccessTokens.Kind.API, name, lifetime));
    }

    private Optional<UUID> find(String username) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, username);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }
}
