package io.chatroom.delivery.keep;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Forgets replies that were sent or cancelled long ago, and lanes that nothing is left of. Dead and unknown ones stay: somebody may
 * have them sent yet. Goes by reply ids, which are in order of time, so that no index has to be kept for it; holds the lanes it takes
 * from, as all who change an item do, and passes over those that are in use.
 */
@ApplicationScoped
class ForgetSettled {
    private static final int PORTION = 500;

    /** Of one run; the next goes on. */
    private static final int MOST_PORTIONS = 1_000;

    /** Ours among the advisory locks of the database. */
    private static final int LOCK = 0x6B656570;

    private static final String FIND = """
            select reply_id, conversation_id from item
             where reply_id > ? and reply_id < ? and state in ('sent', 'cancelled') and updated_at < ?
             order by reply_id limit ?""";

    private static final String HOLD = """
            select conversation_id from lane where conversation_id = any (?) order by conversation_id for update skip locked""";

    private static final String FORGET = """
            with gone as (
                delete from item
                 where reply_id = any (?) and conversation_id = any (?) and state in ('sent', 'cancelled') and updated_at < ?
                returning reply_id),
            attempts as (delete from attempt a using gone where a.reply_id = gone.reply_id)
            select count(*) from gone""";

    private static final String FORGET_LANES = """
            delete from lane l
             where l.conversation_id = any (?) and l.state = 'idle'
               and not exists (select from item i where i.conversation_id = l.conversation_id)""";

    private static final UUID FIRST = new UUID(0, 0);

    private final DataSource dataSource;
    private final KeepSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    ForgetSettled(DataSource dataSource, KeepSettings settings, MeterRegistry meters, Clock clock) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** {@code last} is where to go on; null at the end, or while another instance is at it. */
    private record Portion(int forgotten, @Nullable UUID last) {}

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        Instant before = clock.instant().minus(settings.settledReplies());
        UUID from = FIRST;
        for (int i = 0; i < MOST_PORTIONS && from != null; i++) {
            UUID after = from;
            Portion portion = QuarkusTransaction.requiringNew().call(() -> forgetSome(after, before));
            meters.counter("chatroom.forgotten", "kind", "settled_replies").increment(portion.forgotten());
            from = portion.last();
        }
    }

    private Portion forgetSome(UUID after, Instant before) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!isAlone(connection)) {
                return new Portion(0, null);
            }
            List<UUID> replies = new ArrayList<>();
            List<UUID> conversations = new ArrayList<>();
            find(connection, after, before, replies, conversations);
            UUID last = replies.size() < PORTION ? null : replies.getLast();
            List<UUID> held = hold(connection, conversations);
            if (held.isEmpty()) {
                return new Portion(0, last);
            }
            int forgotten = forget(connection, replies, held, before);
            try (PreparedStatement lanes = connection.prepareStatement(FORGET_LANES)) {
                lanes.setArray(1, connection.createArrayOf("uuid", held.toArray()));
                lanes.executeUpdate();
            }
            return new Portion(forgotten, last);
        }
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet locked = lock.executeQuery()) {
                return locked.next() && locked.getBoolean(1);
            }
        }
    }

    private static void find(
            Connection connection, UUID after, Instant before, List<UUID> replies, List<UUID> conversations)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, after);
            find.setObject(2, firstOf(before));
            find.setObject(3, at(before));
            find.setInt(4, PORTION);
            try (ResultSet found = find.executeQuery()) {
                while (found.next()) {
                    replies.add(found.getObject(1, UUID.class));
                    conversations.add(found.getObject(2, UUID.class));
                }
            }
        }
    }

    private static List<UUID> hold(Connection connection, List<UUID> conversations) throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement(HOLD)) {
            hold.setArray(1, connection.createArrayOf("uuid", conversations.toArray()));
            try (ResultSet found = hold.executeQuery()) {
                List<UUID> held = new ArrayList<>();
                while (found.next()) {
                    held.add(found.getObject(1, UUID.class));
                }
                return held;
            }
        }
    }

    private static int forget(Connection connection, List<UUID> replies, List<UUID> held, Instant before)
            throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setArray(1, connection.createArrayOf("uuid", replies.toArray()));
            forget.setArray(2, connection.createArrayOf("uuid", held.toArray()));
            forget.setObject(3, at(before));
            try (ResultSet count = forget.executeQuery()) {
                return count.next() ? count.getInt(1) : 0;
            }
        }
    }

    /** The lowest UUIDv7 of that millisecond. */
    private static UUID firstOf(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
