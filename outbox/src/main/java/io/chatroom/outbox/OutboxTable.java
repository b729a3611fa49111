package io.chatroom.outbox;

import io.chatroom.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The relay's side of the table. */
final class OutboxTable {
    /** Ours among the advisory locks of the database. */
    private static final int LOCKS = 0x6F757462;

    private static final String SHARDS_WITH_ROWS = """
            select shard from generate_series(0, 15) as shard
             where exists (select from outbox o where o.shard = shard.shard)""";
    private static final String NEXT = """
            select id, topic, key, event_id, type, traceparent, payload, created_at, headers
              from outbox where shard = ? order by id limit ?""";
    private static final String BACKLOG = """
            select (select count(*) from outbox),
                   coalesce(extract(epoch from clock_timestamp() - min(first.created_at)), 0)
              from generate_series(0, 15) as shard,
                   lateral (select created_at from outbox o where o.shard = shard.shard order by id limit 1) as first""";

    record Row(
            long id,
            String topic,
            String key,
            UUID eventId,
            String type,
            @Nullable String traceparent,
            byte @Nullable [] payload,
            Instant createdAt,
            List<OutboxRecord.Header> headers) {}

    static @Nullable String written(List<OutboxRecord.Header> headers) {
        return headers.isEmpty() ? null : new String(EventJson.write(headers, List.class), StandardCharsets.UTF_8);
    }

    private static List<OutboxRecord.Header> read(@Nullable String headers) {
        if (headers == null) {
            return List.of();
        }
        try {
            return List.of(EventJson.read(headers.getBytes(StandardCharsets.UTF_8), OutboxRecord.Header[].class));
        } catch (EventJson.MalformedPayload e) {
            throw new IllegalStateException("headers in the outbox do not read: " + headers, e);
        }
    }

    static List<Integer> shardsWithRows(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SHARDS_WITH_ROWS);
                ResultSet found = select.executeQuery()) {
            List<Integer> shards = new ArrayList<>();
            while (found.next()) {
                shards.add(found.getInt(1));
            }
            return shards;
        }
    }

    /** Held until the transaction ends; at once false if another relay has it. */
    static boolean tryLock(Connection connection, int shard) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCKS);
            lock.setInt(2, shard);
            try (ResultSet locked = lock.executeQuery()) {
                return locked.next() && locked.getBoolean(1);
            }
        }
    }

    static List<Row> next(Connection connection, int shard, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setInt(1, shard);
            select.setInt(2, limit);
            try (ResultSet found = select.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(new Row(
                            found.getLong(1),
                            found.getString(2),
                            found.getString(3),
                            found.getObject(4, UUID.class),
                            found.getString(5),
                            found.getString(6),
                            found.getBytes(7),
                            found.getObject(8, OffsetDateTime.class).toInstant(),
                            read(found.getString(9))));
                }
                return rows;
            }
        }
    }

    /** By id, and never "up to this id": a transaction that commits late may still bring a lower one. */
    static void delete(Connection connection, int shard, List<Row> rows) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from outbox where shard = ? and id = any (?)")) {
            delete.setInt(1, shard);
            delete.setArray(
                    2,
                    connection.createArrayOf("int8", rows.stream().map(Row::id).toArray()));
            delete.executeUpdate();
        }
    }

    static void measure(Connection connection, Backlog backlog) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BACKLOG);
                ResultSet found = select.executeQuery()) {
            if (found.next()) {
                backlog.saw(found.getLong(1), Duration.ofMillis((long) (found.getDouble(2) * 1000)));
            }
        }
    }

    private OutboxTable() {}
}
