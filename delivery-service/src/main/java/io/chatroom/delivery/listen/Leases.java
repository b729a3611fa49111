package io.chatroom.delivery.listen;

import io.chatroom.platforms.Listening.Next;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Who listens where, in rows; time is the database's. */
@ApplicationScoped
class Leases {
    /** A session that would have to begin anew waits for its turn first, so that no connection stands about meanwhile. */
    private static final String CLAIM = """
            update listening_shard s
               set holder = ?, fence = s.fence + 1, lease_until = clock_timestamp() + ? * interval '1 millisecond', ready_at = null
              from (select s.inbox_id, s.shard, l.shards, l.version, l.address
                      from listening_shard s join listening l on l.inbox_id = s.inbox_id
                     where s.inbox_id = any(?) and l.address is not null and l.refused_code is null
                       and s.lease_until <= clock_timestamp() and s.retry_at <= clock_timestamp()
                       and (s.kept is not null or l.sessions_left > 0 and l.next_session_at <= clock_timestamp())
                     order by s.lease_until, s.inbox_id, s.shard limit ? for update of s skip locked) as due
             where s.inbox_id = due.inbox_id and s.shard = due.shard
            returning s.inbox_id, s.shard, due.shards, due.version, s.fence, due.address, s.kept""";

    private static final String RENEW = """
            update listening_shard s set lease_until = clock_timestamp() + ? * interval '1 millisecond'
              from unnest(?::uuid[], ?::int[], ?::bigint[]) as held (inbox_id, shard, fence)
             where s.inbox_id = held.inbox_id and s.shard = held.shard and s.fence = held.fence and s.holder = ?
            returning s.inbox_id, s.shard, s.fence""";

    private static final String READY = """
            update listening_shard set ready_at = clock_timestamp(), trouble = null
             where inbox_id = ? and shard = ? and fence = ?""";

    /** A session that stood for a while was none that fails again at once. */
    private static final String END = """
            update listening_shard
               set holder = null, lease_until = '-infinity', trouble = ?, kept = case when ? then null else kept end,
                   failures = case when ready_at < clock_timestamp() - interval '30 seconds' then 0 else failures + 1 end,
                   retry_at = clock_timestamp()
                       + greatest(? * interval '1 millisecond',
                                  case when ready_at < clock_timestamp() - interval '30 seconds' then interval '0'
                                       else least(interval '1 minute', interval '1 second' * (power(2, least(failures, 10)) - 1)) end
                                  * (0.8 + 0.4 * random())),
                   ready_at = null
             where inbox_id = ? and shard = ? and fence = ?""";

    private static final String GIVE_UP = """
            update listening_shard
               set holder = null, lease_until = '-infinity', kept = null, failures = 0, retry_at = clock_timestamp(),
                   ready_at = null, trouble = null
             where inbox_id = ? and shard = ? and fence = ?""";

    private static final String HAND_OVER = """
            update listening_shard
               set holder = null, lease_until = '-infinity', retry_at = clock_timestamp(), ready_at = null
             where inbox_id = ? and shard = ? and fence = ?""";

    private static final String BEGIN = """
            update listening
               set sessions_left = sessions_left - 1, next_session_at = clock_timestamp() + sessions_apart
             where inbox_id = ? and version = ? and sessions_left > 0 and next_session_at <= clock_timestamp()""";

    private final DataSource dataSource;

    Leases(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Held(UUID inboxId, int shard, long fence) {
        static Held of(Lease lease) {
            return new Held(lease.inboxId(), lease.shard(), lease.fence());
        }
    }

    List<Lease> claim(UUID holder, Collection<UUID> inboxes, Duration lease, int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, holder);
            claim.setLong(2, lease.toMillis());
            claim.setArray(3, uuids(connection, inboxes));
            claim.setInt(4, most);
            List<Lease> claimed = new ArrayList<>();
            try (ResultSet row = claim.executeQuery()) {
                while (row.next()) {
                    claimed.add(new Lease(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getInt(3),
                            row.getLong(4),
                            row.getLong(5),
                            URI.create(row.getString(6)),
                            row.getString(7)));
                }
            }
            return claimed;
        }
    }

    /** Those that still hold. */
    Set<Held> renew(UUID holder, Collection<Lease> held, Duration lease) throws SQLException {
        if (held.isEmpty()) {
            return Set.of();
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement renew = connection.prepareStatement(RENEW)) {
            renew.setLong(1, lease.toMillis());
            renew.setArray(
                    2, uuids(connection, held.stream().map(Lease::inboxId).toList()));
            renew.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", held.stream().map(Lease::shard).toArray()));
            renew.setArray(
                    4,
                    connection.createArrayOf(
                            "int8", held.stream().map(Lease::fence).toArray()));
            renew.setObject(5, holder);
            Set<Held> renewed = new HashSet<>();
            try (ResultSet row = renew.executeQuery()) {
                while (row.next()) {
                    renewed.add(new Held(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3)));
                }
            }
            return renewed;
        }
    }

    /** Whether a new session may begin now; it counts as begun. */
    boolean mayBegin(Lease lease) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setObject(1, lease.inboxId());
            begin.setLong(2, lease.version());
            return begin.executeUpdate() > 0;
        }
    }

    void ready(Lease lease) throws SQLException {
        write(READY, lease, 1);
    }

    /** So that another may have it at once. */
    void handOver(Lease lease) throws SQLException {
        write(HAND_OVER, lease, 1);
    }

    private void write(String sql, Lease lease, int first) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            setLease(update, first, lease);
            update.executeUpdate();
        }
    }

    /** Ends a lease as its connection has ended: with a pause, the longer the oftener it has failed. */
    void end(Lease lease, Next next) throws SQLException {
        switch (next) {
            case Next.Resume(Duration pause, String because) -> end(lease, because, false, pause);
            case Next.Anew(Duration pause, String because) -> end(lease, because, true, pause);
            case Next.AskAgain(String because) -> end(lease, because, false, Duration.ZERO);
            // what keeps it back stands in its plan
            case Next.Refused _ -> write(GIVE_UP, lease, 1);
        }
    }

    private void end(Lease lease, String because, boolean forget, Duration pause) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(END)) {
            update.setString(1, because);
            update.setBoolean(2, forget);
            update.setLong(3, pause.toMillis());
            setLease(update, 4, lease);
            update.executeUpdate();
        }
    }

    static void setLease(PreparedStatement statement, int first, Lease lease) throws SQLException {
        statement.setObject(first, lease.inboxId());
        statement.setInt(first + 1, lease.shard());
        statement.setLong(first + 2, lease.fence());
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
