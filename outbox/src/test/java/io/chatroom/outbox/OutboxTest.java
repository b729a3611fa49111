package io.chatroom.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
class OutboxTest {
    @Inject
    Outbox outbox;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void a_counter_per_key() throws SQLException {
        execute("create table if not exists counter (key uuid primary key, n bigint not null)");
    }

    @Test
    void refuses_to_publish_outside_a_transaction() {
        assertThatThrownBy(() -> outbox.publish(record(UUID.randomUUID(), "lost")))
                .hasMessageContaining("ARJUNA016110");
    }

    @Test
    void refuses_what_no_broker_would_take() {
        byte[] large = new byte[OutboxRecord.MAX_PAYLOAD_BYTES + 1];

        assertThatThrownBy(() -> new OutboxRecord("t", "k", UUID.randomUUID(), UUID.randomUUID(), "too_large", large))
                .hasMessageContaining("too_large");
    }

    @Test
    void the_largest_record_allowed_arrives() {
        UUID key = UUID.randomUUID();
        byte[] large = new byte[OutboxRecord.MAX_PAYLOAD_BYTES];
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new OutboxRecord(
                        Topics.RECEIPTS, key.toString(), key, UUID.randomUUID(), "large", large, null)));

        assertThat(arrived(key, 1))
                .singleElement()
                .satisfies(r -> assertThat(r.value()).hasSize(OutboxRecord.MAX_PAYLOAD_BYTES));
    }

    @Test
    void what_commits_arrives_soon_as_a_cloud_event() {
        UUID key = UUID.randomUUID();
        UUID eventId = UUID.randomUUID();
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new OutboxRecord(
                        Topics.RECEIPTS,
                        key.toString(),
                        key,
                        eventId,
                        "reply_sent",
                        "hello".getBytes(StandardCharsets.UTF_8),
                        trace)));

        assertThat(arrived(key, 1)).singleElement().satisfies(r -> {
            assertThat(new String(r.value(), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(headers(r))
                    .containsEntry("ce_id", eventId.toString())
                    .containsEntry("ce_type", "io.chatroom.reply_sent")
                    .containsEntry("ce_source", "/outbox-test")
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("traceparent", trace);
            assertThat(Instant.parse(headers(r).get("ce_time")))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
    }

    @Test
    void headers_of_its_own_go_with_a_record_and_stand_for_those_of_the_envelope() {
        UUID key = UUID.randomUUID();
        UUID eventId = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new OutboxRecord(
                        Topics.RECEIPTS,
                        key.toString(),
                        key,
                        eventId,
                        "reply_sent",
                        new byte[] {1},
                        null,
                        List.of(
                                new OutboxRecord.Header("ce_source", "/somebody-else"),
                                new OutboxRecord.Header("twice", "ein \"Gruß\""),
                                new OutboxRecord.Header("twice", "")))));

        assertThat(arrived(key, 1)).singleElement().satisfies(r -> {
            assertThat(headers(r)).containsEntry("ce_id", eventId.toString());
            assertThat(values(r, "ce_source")).containsExactly("/somebody-else");
            assertThat(values(r, "twice")).containsExactly("ein \"Gruß\"", "");
        });
    }

    private static List<String> values(ConsumerRecord<String, byte[]> record, String header) {
        List<String> values = new ArrayList<>();
        record.headers().headers(header).forEach(h -> values.add(new String(h.value(), StandardCharsets.UTF_8)));
        return values;
    }

    @Test
    void a_tombstone_arrives_as_one() {
        UUID key = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new OutboxRecord(
                        Topics.RECEIPTS, key.toString(), key, UUID.randomUUID(), "inbox_changed", null)));

        assertThat(arrived(key, 1))
                .singleElement()
                .satisfies(r -> assertThat(r.value()).isNull());
    }

    @Test
    void nothing_is_lost_and_every_key_keeps_its_order_under_concurrent_writers_rollbacks_and_two_relays()
            throws Exception {
        List<UUID> keys =
                IntStream.range(0, 20).mapToObj(_ -> UUID.randomUUID()).toList();
        Relay second = new Relay(
                dataSource,
                new RecordSender(
                        Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers())),
                "outbox-test",
                new Backlog());
        second.start();
        try {
            List<Thread> writers = IntStream.range(0, 8)
                    .mapToObj(n -> Thread.ofVirtual().start(() -> write(new Random(n), keys, 250)))
                    .toList();
            for (Thread writer : writers) {
                writer.join();
            }
            Map<UUID, Long> committed = committed(keys);
            assertThat(committed.values()).allSatisfy(n -> assertThat(n).isPositive());
            long total = committed.values().stream().mapToLong(Long::longValue).sum();
            Set<String> names = keys.stream().map(UUID::toString).collect(Collectors.toSet());

            List<ConsumerRecord<String, byte[]>> read = ReadTopic.read(
                    Topics.RECEIPTS,
                    Duration.ofSeconds(60),
                    all -> all.stream().filter(r -> names.contains(r.key())).count() >= total);

            for (UUID key : keys) {
                List<Long> expected =
                        LongStream.rangeClosed(1, committed.get(key)).boxed().toList();
                assertThat(numbers(read, key)).as("key %s", key).isEqualTo(expected);
            }
        } finally {
            second.stop();
        }
    }

    @Test
    void a_topic_that_is_missing_holds_back_what_follows_it_under_the_same_key_and_nothing_else() throws Exception {
        UUID key = UUID.randomUUID();
        UUID other = elsewhere(key);
        String missing = "missing-" + key;
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(new OutboxRecord(missing, key.toString(), key, UUID.randomUUID(), "first", bytes(1)));
            outbox.publish(record(key, "2"));
            outbox.publish(record(other, "1"));
        });

        assertThat(arrived(other, 1)).hasSize(1);
        assertThat(ReadTopic.read(Topics.RECEIPTS, Duration.ofSeconds(7), _ -> false))
                .noneMatch(r -> key.toString().equals(r.key()));

        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(missing, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        assertThat(arrived(key, 1)).hasSize(1);
        assertThat(ReadTopic.read(missing, Duration.ofSeconds(10), all -> !all.isEmpty()))
                .hasSize(1);
    }

    @Test
    void survives_kafka_going_away_and_coming_back() {
        List<UUID> keys = IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID()).toList();
        write(new Random(1), keys, 20);
        EnginesForTests.kafka().stop();
        write(new Random(2), keys, 40);
        EnginesForTests.kafka().start();
        write(new Random(3), keys, 20);

        Map<UUID, Long> committed = committed(keys);
        Set<String> names = keys.stream().map(UUID::toString).collect(Collectors.toSet());
        List<ConsumerRecord<String, byte[]>> read = ReadTopic.read(Topics.RECEIPTS, Duration.ofSeconds(60), all -> {
            Set<String> distinct = new HashSet<>();
            all.stream()
                    .filter(r -> names.contains(r.key()))
                    .forEach(r -> distinct.add(r.key() + new String(r.value(), StandardCharsets.UTF_8)));
            return distinct.size()
                    >= committed.values().stream().mapToLong(n -> n).sum();
        });
        for (UUID key : keys) {
            // an acknowledgement that was lost with the broker may repeat records; the first of each are in order
            List<Long> first = numbers(read, key).stream().distinct().toList();
            assertThat(first)
                    .isEqualTo(LongStream.rangeClosed(1, committed.getOrDefault(key, 0L))
                            .boxed()
                            .toList());
        }
    }

    /** Transactions of one to three records under one key, numbered in the database; one in five rolls back. */
    private void write(Random random, List<UUID> keys, int transactions) {
        for (int i = 0; i < transactions; i++) {
            UUID key = keys.get(random.nextInt(keys.size()));
            int records = 1 + random.nextInt(3);
            boolean rollBack = random.nextInt(5) == 0;
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    List<OutboxRecord> batch = new ArrayList<>();
                    for (int n = 0; n < records; n++) {
                        batch.add(record(key, Long.toString(next(key))));
                    }
                    outbox.publishAll(batch);
                    if (rollBack) {
                        throw new RolledBack();
                    }
                });
            } catch (RolledBack expected) {
                assertThat(rollBack).isTrue();
            }
        }
    }

    private static final class RolledBack extends RuntimeException {}

    /** Locks the key's row, as whoever publishes must. */
    private long next(UUID key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "insert into counter values (?, 1) on conflict (key) do update set n = counter.n + 1 returning n")) {
            count.setObject(1, key);
            try (ResultSet counted = count.executeQuery()) {
                counted.next();
                return counted.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<UUID, Long> committed(List<UUID> keys) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select key, n from counter where key = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", keys.toArray()));
            Map<UUID, Long> committed = new java.util.HashMap<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    committed.put(found.getObject(1, UUID.class), found.getLong(2));
                }
            }
            return committed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static List<ConsumerRecord<String, byte[]>> arrived(UUID key, int count) {
        return ReadTopic.read(
                        Topics.RECEIPTS,
                        Duration.ofSeconds(15),
                        all -> all.stream()
                                        .filter(r -> key.toString().equals(r.key()))
                                        .count()
                                >= count)
                .stream()
                .filter(r -> key.toString().equals(r.key()))
                .toList();
    }

    private static List<Long> numbers(List<ConsumerRecord<String, byte[]>> records, UUID key) {
        return records.stream()
                .filter(r -> key.toString().equals(r.key()))
                .map(r -> Long.valueOf(new String(r.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static OutboxRecord record(UUID key, String text) {
        return new OutboxRecord(
                Topics.RECEIPTS,
                key.toString(),
                key,
                UUID.randomUUID(),
                "numbered",
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.UTF_8);
    }

    private static UUID elsewhere(UUID key) {
        UUID other = UUID.randomUUID();
        while (record(other, "").shard() == record(key, "").shard()) {
            other = UUID.randomUUID();
        }
        return other;
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new java.util.HashMap<>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
