package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** What a test puts into the database and asks of it, past all code of ours. */
@ApplicationScoped
public class Database {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    public int run(String sql, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column. */
    public List<String> strings(String sql, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet found = statement.executeQuery()) {
            List<String> strings = new ArrayList<>();
            while (found.next()) {
                strings.add(found.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Until the first column of the first row is {@code expected}. */
    public void await(String expected, String sql, Object... parameters) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> found = strings(sql, parameters);
        while (found.isEmpty() || !expected.equals(found.getFirst())) {
            assertThat(System.nanoTime())
                    .as("%s is %s, and not yet %s", sql, found, expected)
                    .isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
            found = strings(sql, parameters);
        }
    }

    public void awaitLane(UUID conversation, String state) {
        await(state, "select state from lane where conversation_id = ?", conversation);
    }

    public String itemState(UUID reply) {
        return strings("select state from item where reply_id = ?", reply).getFirst();
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
