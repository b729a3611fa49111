package io.chatroom.outbox;

import io.chatroom.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
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

    /** Held until the transaction ends; those that another relay has are left to it. */
    private static final String LOCK = """
            select shard from unnest(?::smallint[]) as s(shard)
             where exists (select from outbox o where o.shard = s.shard) and pg_try_advisory_xact_lock(?, s.shard)""";

    private static final String NEXT = """
            select o.shard, o.id, o.topic, o.key, o.event_id, o.type, o.traceparent, o.payload, o.created_at, o.headers
              from unnest(?::smallint[]) as s(shard)
             cross join lateral (select * from outbox where shard = s.shard order by id limit ?) as o
             order by o.shard, o.id""";
    /** By id, and never "up to this id": a transaction that commits late may still bring a lower one. */
    private static final String DELETE = """
            delete from outbox o using unnest(?::smallint[], ?::bigint[]) as d(shard, id)
             where o.shard = d.shard and o.id = d.id""";

    private static final String BACKLOG = """
            select (select count(*) from outbox),
                   coalesce(extract(epoch from clock_timestamp() - min(first.created_at)), 0)
              from generate_series(0, 15) as shard,
                   lateral (select created_at from outbox o where o.shard = shard.shard order by id limit 1) as first""";

    record Row(
            int shard,
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

    /** Of {@code shards} those that have rows and are ours until the transaction ends. */
    static List<Integer> lock(Connection connection, List<Integer> shards) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, smallints(connection, shards));
            lock.setInt(2, LOCKS);
            try (ResultSet locked = lock.executeQuery()) {
                List<Integer> ours = new ArrayList<>();
                while (locked.next()) {
                    ours.add(locked.getInt(1));
                }
                return ours;
            }
        }
    }

    /** The first {@code limit} of each shard, one shard after the other. */
    static List<Row> next(Connection connection, List<Integer> shards, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setArray(1, smallints(connection, shards));
            select.setInt(2, limit);
            try (ResultSet found = select.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(new Row(
                            found.getInt(1),
                            found.getLong(2),
                            found.getString(3),
                            found.getString(4),
                            found.getObject(5, UUID.class),
                            found.getString(6),
                            found.getString(7),
                            found.getBytes(8),
                            found.getObject(9, OffsetDateTime.class).toInstant(),
                            read(found.getString(10))));
                }
                return rows;
            }
        }
    }

    static void delete(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(
                    1, smallints(connection, rows.stream().map(Row::shard).toList()));
            delete.setArray(
                    2,
                    connection.createArrayOf("int8", rows.stream().map(Row::id).toArray()));
            delete.executeUpdate();
        }
    }

    private static Array smallints(Connection connection, List<Integer> numbers) throws SQLException {
        return connection.createArrayOf(
                "int2", numbers.stream().map(Integer::shortValue).toArray());
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
