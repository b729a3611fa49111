package io.chatroom.conversation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Eventually;
import io.chatroom.conversation.fixture.Records;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How fast a backlog is stored, beside plain batched INSERTs of the same messages: {@code mvn test -pl conversation-service
 * -Dtest=StoreRateTest -Dstore.rate=20000}. It asserts that all of them are stored, and prints the figures.
 */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
@EnabledIfSystemProperty(named = "store.rate", matches = "[0-9]+")
class StoreRateTest {
    private static final int BATCH = 500;
    private static final int MESSAGES = Integer.getInteger("store.rate", 0);

    @Inject
    InboundConsumer consumer;

    @Inject
    Database database;

    @Inject
    DataSource source;

    @ParameterizedTest(name = "{0} conversations in a batch")
    @ValueSource(ints = {500, 50})
    void a_backlog_beside_plain_inserts(int conversationsInABatch) throws SQLException {
        UUID inbox = database.inbox("telegram");
        round(inbox, conversationsInABatch, 20); // the compilers have their say first
        plain(backlog(inbox, conversationsInABatch, 20));

        double stored = 0;
        double plain = 0;
        for (int i = 0; i < 3; i++) {
            stored = Math.max(stored, round(inbox, conversationsInABatch, MESSAGES / BATCH));
            plain = Math.max(plain, plain(backlog(inbox, conversationsInABatch, MESSAGES / BATCH)));
        }
        System.out.printf(
                "STORE RATE %3d conversations in a batch: stored %.0f/s, plain inserts %.0f/s, ratio %.2f%n",
                conversationsInABatch, stored, plain, stored / plain);
    }

    private double round(UUID inbox, int conversationsInABatch, int batches) {
        List<ConsumerRecords<byte[], byte[]>> records = backlog(inbox, conversationsInABatch, batches).stream()
                .map(Records::inbound)
                .toList();
        long before = stored(inbox);
        long start = System.nanoTime();
        records.forEach(consumer::receive);
        double rate = batches * BATCH / seconds(start);
        Eventually.eventually(
                Duration.ofMinutes(2),
                () -> assertThat(database.count("select count(*) from outbox")).isZero());
        double told = batches * BATCH / seconds(start);
        System.out.printf("round: stored %.0f/s, with its feed on Kafka %.0f/s%n", rate, told);
        assertThat(stored(inbox) - before).isEqualTo((long) batches * BATCH);
        return rate;
    }

    private long stored(UUID inbox) {
        return database.count(
                "select count(*) from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ?",
                inbox);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Every talk goes on over all of the backlog. */
    private static List<List<MessageReceived>> backlog(UUID inbox, int conversationsInABatch, int batches) {
        List<Talk> talks =
                IntStream.range(0, 1000).mapToObj(i -> Talk.in(inbox)).toList();
        List<List<MessageReceived>> backlog = new ArrayList<>();
        int next = 0;
        for (int b = 0; b < batches; b++) {
            List<MessageReceived> batch = new ArrayList<>();
            for (int m = 0; m < BATCH; m++) {
                Talk talk = talks.get((next + m % conversationsInABatch) % talks.size());
                batch.add(talk.says("b" + b + "m" + m, "Good morning, where is my parcel number " + m + "?"));
            }
            next += conversationsInABatch;
            backlog.add(batch);
        }
        return backlog;
    }

    private double plain(List<List<MessageReceived>> backlog) throws SQLException {
        Map<String, UUID> conversations = new HashMap<>();
        for (List<MessageReceived> batch : backlog) {
            for (MessageReceived message : batch) {
                conversations.computeIfAbsent(message.externalConversationId(), _ -> Ids.next());
            }
        }
        UUID inbox = database.inbox("telegram");
        conversations.forEach((name, id) -> database.run("""
                insert into conversation (id, inbox_id, external_id, last_activity_at, created_at, updated_at)
                values (?, ?, ?, now(), now(), now())""", id, inbox, name));
        Map<UUID, Long> seq = new HashMap<>();
        long start = System.nanoTime();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into message (id, conversation_id, seq, type, text, sender_kind, sender_external_id, sender_name,
                                         external_id, sent_at, created_at)
                    values (?, ?, ?, 'incoming', ?, 'contact', ?, ?, ?, ?, ?)""")) {
                for (List<MessageReceived> batch : backlog) {
                    for (MessageReceived message : batch) {
                        UUID conversation = conversations.get(message.externalConversationId());
                        insert.setObject(1, Ids.next());
                        insert.setObject(2, conversation);
                        insert.setLong(3, seq.merge(conversation, 1L, Long::sum));
                        insert.setString(4, message.text());
                        insert.setString(5, message.sender().externalId());
                        insert.setString(6, message.sender().name());
                        insert.setString(7, message.externalMessageId());
                        insert.setObject(8, message.sentAt().atOffset(ZoneOffset.UTC));
                        insert.setObject(9, message.receivedAt().atOffset(ZoneOffset.UTC));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                }
            }
            connection.setAutoCommit(true);
        }
        return backlog.size() * BATCH / seconds(start);
    }
}
