package io.chatroom.conversation.reports;

import io.chatroom.conversation.schedule.OneReplica;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts the messages of each hour once it is over. Ids of messages are in order of time, so an hour is a range of the primary key; what
 * came before the first message ever is not looked at.
 */
@ApplicationScoped
class CountHours {
    /** By then whatever got its id in an hour is committed or never will be. */
    private static final Duration SETTLED = Duration.ofMinutes(5);
    /** Of one run; the next goes on. */
    private static final int MOST_HOURS = 24 * 7;

    /** Placeholders: the hour, and the ids it begins and ends with. */
    static final String COUNT = """
            select ?::timestamptz as hour, c.inbox_id, case when m.sender_kind = 'agent' then m.sender_id end as account_id,
                   count(*) filter (where m.type = 'incoming') as incoming, count(*) filter (where m.type = 'outgoing') as outgoing
              from message m join conversation c on c.id = m.conversation_id
             where m.id >= ? and m.id < ? and m.type <> 'activity' and not m.private
             group by 2, 3""";

    private static final String ADD =
            "insert into message_hour (hour, inbox_id, account_id, incoming, outgoing) " + COUNT;

    private static final String FIRST = "select uuid_extract_timestamp(id) from message order by id limit 1";

    private final DataSource database;
    private final Clock clock;

    CountHours(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        for (int hour = 0; hour < MOST_HOURS; hour++) {
            if (!QuarkusTransaction.requiringNew().call(this::countNext)) {
                return;
            }
        }
    }

    /** False if there is nothing to count yet, or another replica is at it. */
    boolean countNext() {
        try (Connection connection = database.getConnection()) {
            if (!OneReplica.tryHold(connection, "count-message-hours")) {
                return false;
            }
            Instant next = next(connection);
            Instant over = clock.instant().minus(SETTLED).truncatedTo(ChronoUnit.HOURS);
            if (next == null || !next.isBefore(over)) {
                return false;
            }
            Instant after = next.plus(1, ChronoUnit.HOURS);
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                add.setObject(1, next.atOffset(ZoneOffset.UTC));
                add.setObject(2, firstIdOf(next));
                add.setObject(3, firstIdOf(after));
                add.executeUpdate();
            }
            try (PreparedStatement advance = connection.prepareStatement("""
                    insert into message_hour_progress (next_hour) values (?)
                    on conflict (singleton) do update set next_hour = excluded.next_hour""")) {
                advance.setObject(1, after.atOffset(ZoneOffset.UTC));
                advance.executeUpdate();
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count the messages of an hour", e);
        }
    }

    /** The first hour that is not counted; null before the first message. */
    static @Nullable Instant next(Connection connection) throws SQLException {
        Instant counted = time(connection, "select next_hour from message_hour_progress");
        if (counted != null) {
            return counted;
        }
        Instant first = time(connection, FIRST);
        return first == null ? null : first.truncatedTo(ChronoUnit.HOURS);
    }

    private static @Nullable Instant time(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            OffsetDateTime found = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
            return found == null ? null : found.toInstant();
        }
    }

    /** The smallest UUIDv7 of that millisecond. */
    static UUID firstIdOf(Instant time) {
        return new UUID(time.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
    }
}
