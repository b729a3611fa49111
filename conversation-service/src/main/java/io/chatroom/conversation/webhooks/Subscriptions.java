package io.chatroom.conversation.webhooks;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.ChangeRows;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The table of subscriptions, within the caller's transaction. There are few: every event looks at all of them. */
@ApplicationScoped
class Subscriptions {
    static final int AT_MOST = 50;

    private static final String WRITE = """
            insert into webhook_subscription (name, url, event_types, inbox_ids, enabled, credentials, version, created_at, updated_at, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set name = excluded.name, url = excluded.url, event_types = excluded.event_types,
                inbox_ids = excluded.inbox_ids, enabled = excluded.enabled, credentials = excluded.credentials,
                version = excluded.version, updated_at = excluded.updated_at""";

    private final DataSource database;

    Subscriptions(DataSource database) {
        this.database = database;
    }

    List<Subscription> all() {
        return list(
                "select " + Subscription.COLUMNS + " from webhook_subscription order by lower(name), id", List.of());
    }

    Subscription with(UUID id) {
        return one("", id);
    }

    /** Nobody else changes it until the transaction ends. */
    Subscription lock(UUID id) {
        return one(" for update", id);
    }

    private Subscription one(String how, UUID id) {
        return list("select " + Subscription.COLUMNS + " from webhook_subscription where id = ?" + how, List.of(id))
                .stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("webhook"));
    }

    private List<Subscription> list(String sql, List<Object> values) {
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(connection, sql, values, Subscription::of);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read webhook subscriptions", e);
        }
    }

    /** No other subscription is made until the transaction ends, so that there are never too many. */
    void lockOutOthers() {
        run("lock table webhook_subscription in share row exclusive mode");
    }

    void delete(UUID id) {
        run("delete from webhook_subscription where id = ?", id);
    }

    private void run(String sql, Object... values) {
        try (Connection connection = database.getConnection()) {
            ChangeRows.run(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void write(Subscription subscription) {
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            List<UUID> inboxes = subscription.inboxIds();
            write.setString(1, subscription.name());
            write.setString(2, subscription.url());
            write.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            subscription.eventTypes().stream()
                                    .map(EventType::word)
                                    .toArray()));
            write.setArray(4, inboxes == null ? null : connection.createArrayOf("uuid", inboxes.toArray()));
            write.setBoolean(5, subscription.enabled());
            write.setString(6, subscription.credentials());
            write.setLong(7, subscription.version());
            write.setObject(8, subscription.createdAt().atOffset(ZoneOffset.UTC));
            write.setObject(9, subscription.updatedAt().atOffset(ZoneOffset.UTC));
            write.setObject(10, subscription.id());
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the webhook " + subscription.id(), e);
        }
    }
}
