package io.chatroom.delivery.lane;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What keeps whole inboxes back, in the database, so that all workers agree. */
final class Gates {
    private static final String COLUMNS = """
            inbox_id, held_since is not null, retry_after_until, failing, open_until, openings, probing_until, paid_until,
            clock_timestamp()""";
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
    private static final String WRITE = """
            update gate set failing = ?, open_until = ?, openings = ?, probing_until = null where inbox_id = ?""";
    private static final String LET_THROUGH = """
            update gate set paid_until = coalesce(?, paid_until),
                            probing_until = case when ? then clock_timestamp() + ? * interval '1 millisecond'
                                                 else probing_until end
             where inbox_id = ?""";

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

    static void ensure(Connection connection, Collection<UUID> inboxes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into gate (inbox_id) select inbox_id from unnest(?::uuid[]) as i(inbox_id)
                 order by inbox_id on conflict do nothing""")) {
            insert.setArray(1, uuids(connection, inboxes));
            insert.executeUpdate();
        }
    }

    /** Those that nobody else has locked; in one order, as all who lock several. */
    static List<Gate> lockFree(Connection connection, Collection<UUID> inboxes) throws SQLException {
        return gates(
                connection,
                "select " + COLUMNS + " from gate where inbox_id = any (?) order by inbox_id for update skip locked",
                inboxes);
    }

    static List<Gate> lock(Connection connection, Collection<UUID> inboxes) throws SQLException {
        return gates(
                connection,
                "select " + COLUMNS + " from gate where inbox_id = any (?) order by inbox_id for update",
                inboxes);
    }

    private static List<Gate> gates(Connection connection, String sql, Collection<UUID> inboxes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, uuids(connection, inboxes));
            try (ResultSet found = select.executeQuery()) {
                List<Gate> gates = new ArrayList<>();
                while (found.next()) {
                    gates.add(new Gate(
                            found.getObject(1, UUID.class),
                            found.getBoolean(2),
                            at(found, 3),
                            List.of((UUID[]) found.getArray(4).getArray()),
                            at(found, 5),
                            found.getInt(6),
                            at(found, 7),
                            at(found, 8),
                            found.getObject(9, OffsetDateTime.class).toInstant()));
                }
                return gates;
            }
        }
    }

    /** What the breaker knows. */
    static void write(Connection connection, Gate gate) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(WRITE)) {
            update.setArray(1, uuids(connection, gate.failing()));
            update.setObject(2, utc(gate.openUntil()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            update.setInt(3, gate.openings());
            update.setObject(4, gate.inboxId());
            update.executeUpdate();
        }
    }

    /** Replies were claimed: they are to be paid for, and a probe is waited for. */
    static void letThrough(
            Connection connection, UUID inboxId, @Nullable Instant paidUntil, boolean probe, Duration lease)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(LET_THROUGH)) {
            update.setObject(1, utc(paidUntil), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            update.setBoolean(2, probe);
            update.setLong(3, lease.toMillis());
            update.setObject(4, inboxId);
            update.executeUpdate();
        }
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private Gates() {}
}
