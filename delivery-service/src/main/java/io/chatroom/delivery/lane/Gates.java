package io.chatroom.delivery.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What keeps whole inboxes back, in the database, so that all workers agree. */
final class Gates {
    private static final String SLOW_DOWN = """
            insert into gate (inbox_id, retry_after_until)
            values (?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (inbox_id) do update
               set retry_after_until = greatest(gate.retry_after_until, excluded.retry_after_until)""";
    private static final String HOLD = """
            insert into gate (inbox_id, held_since, held_version, held_code, held_reason)
            values (?, clock_timestamp(), ?, ?, ?)
            on conflict (inbox_id) do update
               set held_since = coalesce(gate.held_since, excluded.held_since),
                   held_version = greatest(gate.held_version, excluded.held_version),
                   held_code = excluded.held_code, held_reason = excluded.held_reason""";
    private static final String RELEASE = """
            update gate set held_since = null, held_version = null, held_code = null, held_reason = null
             where inbox_id = ? and held_version = ?""";

    static void slowDown(Connection connection, UUID inboxId, Duration pause) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(SLOW_DOWN)) {
            upsert.setObject(1, inboxId);
            upsert.setLong(2, pause.toMillis());
            upsert.executeUpdate();
        }
    }

    static void hold(Connection connection, UUID inboxId, long version, String code, String reason)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(HOLD)) {
            upsert.setObject(1, inboxId);
            upsert.setLong(2, version);
            upsert.setString(3, code);
            upsert.setString(4, reason);
            upsert.executeUpdate();
        }
    }

    /** The held inboxes, with the version each was held for. */
    static Map<UUID, Long> held(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select inbox_id, held_version from gate where held_since is not null");
                ResultSet found = select.executeQuery()) {
            Map<UUID, Long> held = new HashMap<>();
            while (found.next()) {
                held.put(found.getObject(1, UUID.class), found.getLong(2));
            }
            return held;
        }
    }

    /** Unless it has been held again since, for a later version. */
    static boolean release(Connection connection, UUID inboxId, long version) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setObject(1, inboxId);
            update.setLong(2, version);
            return update.executeUpdate() == 1;
        }
    }

    private Gates() {}
}
