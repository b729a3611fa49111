package io.chatroom.conversation.store;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Records;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The service's own consumer, and two more of its group that come and go, as replicas do in a rollout that goes badly. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class RebalanceTest {
    private static final int TALKS = 60;
    private static final int MESSAGES_EACH = 100;
    private static final int ENOUGH_TAKEN_AWAY = 5;

    @Inject
    InboundConsumer store;

    @Inject
    Database database;

    @Test
    void members_that_come_and_go_leave_no_gap_and_no_message_twice() throws Exception {
        UUID inbox = database.inbox("telegram");
        List<InboundEvent> events = chatter(inbox);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger takenAway = new AtomicInteger();

        int records;
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = List.of(
                    replicas.submit(() -> comeAndGo(done, takenAway, 1)),
                    replicas.submit(() -> comeAndGo(done, takenAway, 2)));
            records = produceSomeTwice(events, takenAway);
            try {
                eventually(
                        Duration.ofMinutes(3), () -> assertThat(stored(inbox)).isEqualTo(events.size()));
            } finally {
                done.set(true);
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(takenAway.get())
                .as("batches that were stored and not committed")
                .isPositive();

        eventually(Duration.ofMinutes(1), () -> assertThat(counted(inbox)).isEqualTo(records));
        assertThat(records).isGreaterThan(events.size());
        assertThat(stored(inbox)).isEqualTo(events.size());
        assertThat(database.rows("""
                select c.external_id, count(*), min(m.seq), max(m.seq) from conversation c join message m on m.conversation_id = c.id
                 where c.inbox_id = ? group by c.id
                having count(*) <> ? or min(m.seq) <> 1 or max(m.seq) <> ? or max(m.seq) <> c.last_seq
                    or array_agg(m.external_id order by m.seq) <> (select array_agg('m' || n order by n) from generate_series(1, ?) n)""", inbox, MESSAGES_EACH, MESSAGES_EACH, MESSAGES_EACH))
                .isEmpty();
        assertThat(database.one("select sum(stored)::bigint from inbound_count where inbox_id = ?", inbox))
                .isEqualTo((long) events.size());
        assertThat(database.count("select count(*) from quarantine where inbox_id = ?", inbox))
                .isZero();
    }

    private static List<InboundEvent> chatter(UUID inbox) {
        List<Talk> talks =
                IntStream.range(0, TALKS).mapToObj(i -> Talk.in(inbox)).toList();
        List<InboundEvent> events = new ArrayList<>();
        for (int n = 1; n <= MESSAGES_EACH; n++) {
            for (Talk talk : talks) {
                events.add(talk.says("m" + n, "text " + n));
            }
        }
        return events;
    }

    /**
     * Every third is sent again at once, as a producer may that lost an answer; answers how many records there are. A round of all
     * talks at a time, so that the service has not stored everything before anybody else has joined.
     */
    private static int produceSomeTwice(List<InboundEvent> events, AtomicInteger takenAway)
            throws InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers(), "acks", "all");
        int records = 0;
        int sent = 0;
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (InboundEvent event : events) {
                int copies = records % 3 == 0 ? 2 : 1;
                for (int copy = 0; copy < copies; copy++) {
                    producer.send(new ProducerRecord<>(Topics.INBOUND, event.key(), Records.payload(event)));
                    records++;
                }
                if (++sent % TALKS == 0 && takenAway.get() < ENOUGH_TAKEN_AWAY) {
                    producer.flush();
                    Thread.sleep(100);
                }
            }
        }
        return records;
    }

    /** Joins, stores a few batches, and leaves: with offsets committed, or without, or storing on after it has left. */
    private void comeAndGo(AtomicBoolean done, AtomicInteger takenAway, int seed) {
        Random random = new Random(seed);
        while (!done.get()) {
            ConsumerRecords<byte[], byte[]> last = ConsumerRecords.empty();
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(member())) {
                consumer.subscribe(List.of(Topics.INBOUND));
                int batches = 1 + random.nextInt(4);
                for (int i = 0; i < batches && !done.get(); ) {
                    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
                    if (records.isEmpty()) {
                        continue;
                    }
                    i++;
                    store.receive(records);
                    if (!random.nextBoolean() || !committed(consumer)) {
                        takenAway.incrementAndGet();
                    }
                    last = records;
                }
            }
            // it has left, and its records are somebody else's
            store.receive(last);
        }
    }

    private static boolean committed(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            consumer.commitSync();
            return true;
        } catch (CommitFailedException | RebalanceInProgressException e) {
            return false;
        }
    }

    private static Map<String, Object> member() {
        return Map.of(
                "bootstrap.servers",
                EnginesForTests.kafka().bootstrapServers(),
                "group.id",
                "conversation-service.inbound",
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName(),
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                "200",
                "key.deserializer",
                ByteArrayDeserializer.class.getName(),
                "value.deserializer",
                ByteArrayDeserializer.class.getName());
    }

    private long stored(UUID inbox) {
        return database.count(
                "select count(*) from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ?",
                inbox);
    }

    private long counted(UUID inbox) {
        return database.count(
                "select coalesce(sum(stored + duplicates + quarantined), 0) from inbound_count where inbox_id = ?",
                inbox);
    }
}
