package io.chatroom.delivery.listen;

import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideAnswer;
import io.chatroom.events.OutsideAnswer.ListeningTold;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import io.chatroom.platforms.ConnectedPlatform.Directions;
import io.chatroom.platforms.ConnectedPlatform.SessionLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Which inboxes are listened to, where, and over how many connections: what their platforms said when they were asked. */
@ApplicationScoped
class Plans {
    /** What was refused is asked for again by itself, now and then: it is mended at the platform, and not with us. */
    private static final Duration REFUSED_FOR = Duration.ofMinutes(10);
    /** Who asks is given so long. */
    private static final Duration ASKING = Duration.ofMinutes(1);

    /** What failed before an inbox was changed is tried again at once. */
    private static final String FRESH = """
            update listening_shard s set failures = 0, retry_at = clock_timestamp()
              from unnest(?::uuid[], ?::bigint[]) as w (inbox_id, version) join listening l on l.inbox_id = w.inbox_id
             where s.inbox_id = w.inbox_id and l.version < w.version""";

    /** An inbox that has changed since is asked about anew, and its connections with it. */
    private static final String WANTED = """
            insert into listening as l (inbox_id, version)
            select * from unnest(?::uuid[], ?::bigint[]) as w (inbox_id, version) order by w.inbox_id
            on conflict (inbox_id) do update
               set version = excluded.version, seen_at = clock_timestamp(),
                   address = case when l.version < excluded.version then null else l.address end,
                   refused_code = case when l.version < excluded.version then null else l.refused_code end,
                   refused_reason = case when l.version < excluded.version then null else l.refused_reason end,
                   trouble = case when l.version < excluded.version then null else l.trouble end,
                   ask_again_at = case when l.version < excluded.version then clock_timestamp() else l.ask_again_at end
             where l.version < excluded.version
                or l.version = excluded.version and l.seen_at < clock_timestamp() - interval '10 seconds'""";

    /** By nobody: one of several processes may not know of a new inbox yet, so it is given a while. */
    private static final String UNWANTED = """
            delete from listening where seen_at < clock_timestamp() - interval '30 seconds'
               and not exists (select from listening_shard s
                                where s.inbox_id = listening.inbox_id and s.lease_until > clock_timestamp())""";

    private static final String COUNT_REFUSED = "select count(*) from listening where refused_code is not null";

    private static final String ASK = """
            update listening set ask_again_at = clock_timestamp() + ? * interval '1 millisecond'
             where inbox_id in (select inbox_id from listening
                                 where inbox_id = any(?) and ask_again_at <= clock_timestamp()
                                 order by ask_again_at limit ? for update skip locked)
            returning inbox_id, version""";

    private static final String CONNECT = """
            update listening
               set address = ?, shards = ?, sessions_left = ?, sessions_until = clock_timestamp() + ? * interval '1 millisecond',
                   sessions_apart = ? * interval '1 millisecond', refused_code = null, refused_reason = null, trouble = null,
                   -- a budget that is used up is asked for when there is a new one
                   ask_again_at = clock_timestamp() + ? * interval '1 millisecond'
             where inbox_id = ? and version = ?""";

    /** A session is one of so many: with another number of them, none can be gone on with. */
    private static final String FORGET = """
            delete from listening_shard
             where inbox_id = ? and exists (select from listening_shard where inbox_id = ? having count(*) <> ?)""";

    private static final String SHARDS = """
            insert into listening_shard (inbox_id, shard) select ?, shard from generate_series(0, ? - 1) as shard
            on conflict do nothing""";

    private static final String REFUSED = """
            update listening
               set refused_code = ?, refused_reason = ?, trouble = null,
                   ask_again_at = clock_timestamp() + ? * interval '1 millisecond'
             where inbox_id = ? and version = ?""";

    /** Each refusal is told once, and once that it is over. */
    private static final String TOLD = """
            update listening set told_version = ?, told_reason = ?
             where inbox_id = ? and version = ? and (told_version, told_reason) is distinct from (?, ?)""";

    private static final String HEARD_AGAIN = """
            update listening l set told_version = null, told_reason = null
             where l.told_reason is not null and l.refused_code is null
               and exists (select from listening_shard s where s.inbox_id = l.inbox_id and s.ready_at is not null)
            returning inbox_id, version""";

    private static final String NOT_NOW = """
            update listening set trouble = ?, ask_again_at = clock_timestamp() + ? * interval '1 millisecond'
             where inbox_id = ? and version = ?""";

    private static final String ASK_AGAIN = """
            update listening set address = null, ask_again_at = clock_timestamp() + interval '5 seconds'
             where inbox_id = ? and version = ?""";

    private final DataSource dataSource;
    private final Outbox outbox;
    private final Clock clock;

    Plans(DataSource dataSource, Outbox outbox, Clock clock) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An inbox as of a version of it. */
    record Subject(UUID inboxId, long version) {}

    void want(Collection<Subject> inboxes) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!inboxes.isEmpty()) {
                Array ids = connection.createArrayOf(
                        "uuid", inboxes.stream().map(Subject::inboxId).toArray());
                Array versions = connection.createArrayOf(
                        "int8", inboxes.stream().map(Subject::version).toArray());
                update(connection, FRESH, ids, versions);
                update(connection, WANTED, ids, versions);
            }
            try (PreparedStatement unwanted = connection.prepareStatement(UNWANTED)) {
                unwanted.executeUpdate();
            }
        }
    }

    /** How many inboxes wait for somebody to see to them. */
    long refused() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNT_REFUSED);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Those whose platform is to be asked, by the caller and for now by nobody else. */
    List<Subject> toAsk(Collection<UUID> inboxes, int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement ask = connection.prepareStatement(ASK)) {
            ask.setLong(1, ASKING.toMillis());
            ask.setArray(2, connection.createArrayOf("uuid", inboxes.toArray()));
            ask.setInt(3, most);
            List<Subject> due = new ArrayList<>();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    due.add(new Subject(row.getObject(1, UUID.class), row.getLong(2)));
                }
            }
            return due;
        }
    }

    @Transactional(rollbackOn = Exception.class)
    public void told(Subject inbox, Directions directions) throws SQLException {
        switch (directions) {
            case Directions.Connect connect -> connect(inbox, connect);
            case Directions.Refused(String code, String reason) -> refused(inbox, code, reason);
            case Directions.NotNow(String reason, Duration retryAfter) ->
                write(NOT_NOW, reason, retryAfter.toMillis(), inbox.inboxId(), inbox.version());
        }
    }

    private void connect(Subject inbox, Directions.Connect connect) throws SQLException {
        SessionLimit limit = connect.limit();
        try (Connection connection = dataSource.getConnection()) {
            int known = update(
                    connection,
                    CONNECT,
                    connect.address().toString(),
                    connect.shards(),
                    limit.left(),
                    limit.within().toMillis(),
                    limit.apart().toMillis(),
                    limit.within().toMillis(),
                    inbox.inboxId(),
                    inbox.version());
            if (known > 0) {
                update(connection, FORGET, inbox.inboxId(), inbox.inboxId(), connect.shards());
                update(connection, SHARDS, inbox.inboxId(), connect.shards());
            }
        }
    }

    /** Whoever shows inboxes is told with it, so that it stands where somebody looks who can mend it. */
    @Transactional(rollbackOn = Exception.class)
    public void refused(Subject inbox, String code, String reason) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            update(connection, REFUSED, code, reason, REFUSED_FOR.toMillis(), inbox.inboxId(), inbox.version());
            Object[] told = {inbox.version(), reason, inbox.inboxId(), inbox.version(), inbox.version(), reason};
            if (update(connection, TOLD, told) > 0) {
                outbox.publish(record(inbox, code, reason));
            }
        }
    }

    /** Tells of those that were refused, and are listened to again. */
    @Transactional(rollbackOn = Exception.class)
    public void tellHeardAgain() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement heard = connection.prepareStatement(HEARD_AGAIN);
                ResultSet row = heard.executeQuery()) {
            while (row.next()) {
                outbox.publish(record(new Subject(row.getObject(1, UUID.class), row.getLong(2)), null, null));
            }
        }
    }

    private OutboxRecord record(Subject inbox, @Nullable String code, @Nullable String reason) {
        ListeningTold told =
                new ListeningTold(Ids.next(), inbox.inboxId(), inbox.version(), clock.instant(), code, reason);
        return new OutboxRecord(
                Topics.RECEIPTS,
                told.key(),
                inbox.inboxId(),
                told.eventId(),
                "listening_told",
                EventJson.write(told, OutsideAnswer.class));
    }

    void askAgain(Subject inbox) throws SQLException {
        write(ASK_AGAIN, inbox.inboxId(), inbox.version());
    }

    private void write(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            update(connection, sql, parameters);
        }
    }

    private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
        }
    }
}
