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
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class InboundTopicTest {
    private static final String GROUP = "conversation-service.inbound";

    @Inject
    Database database;

    @Inject
    Config config;

    private UUID inbox;

    @BeforeEach
    void an_inbox() {
        inbox = database.inbox("telegram");
    }

    private void produce(List<? extends InboundEvent> events) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            events.forEach(e -> producer.send(new ProducerRecord<>(Topics.INBOUND, e.key(), Records.payload(e))));
        }
    }

    private long stored() {
        return database.count(
                "select count(*) from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ?",
                inbox);
    }

    private List<InboundEvent> chatter(int talks, int messagesEach) {
        List<Talk> all = IntStream.range(0, talks).mapToObj(i -> Talk.in(inbox)).toList();
        List<InboundEvent> events = new ArrayList<>();
        for (int n = 1; n <= messagesEach; n++) {
            for (Talk talk : all) {
                events.add(talk.says("m" + n, "text " + n));
            }
        }
        return events;
    }

    @Test
    void what_is_on_the_topic_is_stored_in_order_and_its_offsets_are_committed() {
        produce(chatter(40, 50));

        eventually(Duration.ofSeconds(60), () -> assertThat(stored()).isEqualTo(2_000));
        assertThat(database.rows("""
                select c.id from conversation c join message m on m.conversation_id = c.id
                 where c.inbox_id = ? group by c.id
                having array_agg(m.text order by m.seq) <> (select array_agg('text ' || n order by n) from generate_series(1, 50) n)""", inbox)).isEmpty();
        eventually(() -> assertThat(lag()).isZero());
    }

    @Test
    void a_database_that_goes_away_is_waited_for_and_nothing_is_skipped() {
        List<InboundEvent> events = chatter(5, 20);
        produce(events.subList(0, 50));
        eventually(() -> assertThat(stored()).isEqualTo(50));

        EnginesForTests.postgres().stop();
        try {
            produce(events.subList(50, 100));
            eventually(() -> RestAssured.get("/q/health/ready").then().statusCode(503));
            RestAssured.get("/q/health/live").then().statusCode(200);
        } finally {
            EnginesForTests.postgres().start();
        }

        eventually(Duration.ofSeconds(60), () -> assertThat(stored()).isEqualTo(100));
        eventually(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
        assertThat(database.column("""
                select distinct m.seq from message m join conversation c on c.id = m.conversation_id
                 where c.inbox_id = ? order by 1""", inbox))
                .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(database.count("select count(*) from quarantine where inbox_id = ?", inbox))
                .isZero();
    }

    @Test
    void what_is_said_once_of_kafka_holds_for_any_channel_there_will_be() {
        String connector = "mp.messaging.connector.smallrye-kafka.";

        assertThat(config.getValue(connector + "acks", String.class)).isEqualTo("all");
        assertThat(config.getValue(connector + "enable.idempotence", Boolean.class))
                .isTrue();
        assertThat(config.getValue(connector + "throttled.unprocessed-record-max-age.ms", Integer.class))
                .as("waiting for the database is no reason to be killed")
                .isZero();
        assertThat(config.getValue(connector + "session.timeout.ms", Integer.class))
                .as("how long nobody reads what a killed replica read, in ms")
                .isEqualTo(10_000);
    }

    /** No assertion: figures belong to the benchmark. It shows in the log when somebody makes the path ten times slower. */
    @Test
    void a_backlog_is_stored_in_batches() {
        List<InboundEvent> events = chatter(200, 50);
        long start = System.nanoTime();
        produce(events);

        eventually(Duration.ofSeconds(120), () -> assertThat(stored()).isEqualTo(events.size()));

        org.jboss.logging.Logger.getLogger(InboundTopicTest.class)
                .infof(
                        "stored %d messages in %d ms",
                        events.size(),
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private long lag() {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> asked = new java.util.HashMap<>();
            for (int partition = 0; partition < 24; partition++) {
                asked.put(new TopicPartition(Topics.INBOUND, partition), OffsetSpec.latest());
            }
            return admin.listOffsets(asked).all().get().entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata offset = committed.get(end.getKey());
                        return end.getValue().offset() - (offset == null ? 0 : offset.offset());
                    })
                    .sum();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
