package io.chatroom.conversation.settings;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.SeenKafkaClients;
import io.chatroom.conversation.fixture.SeenKafkaClients.Client;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The settings that Kafka's clients run with, defaults and all. A client that is added is named here, or this fails: one that does not
 * wait for every replica, or commits what is not stored, loses messages on a bad day only.
 */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
@TestProfile(KafkaClientsTest.Watched.class)
class KafkaClientsTest {

    public static final class Watched implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.metric.reporters", SeenKafkaClients.class.getName());
        }
    }

    @Inject
    TalkStore store;

    @Inject
    Database database;

    @Inject
    KafkaClientService clients;

    @Inject
    People people;

    @BeforeEach
    void every_client_is_at_work() {
        store.receive(Talk.in(database.inbox("telegram")).says("1", "Hello"));
        eventually(
                () -> assertThat(database.count("select count(*) from outbox")).isZero());
        eventually(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
        people.as(Role.ADMIN)
                .body("{\"state\": \"viewing\"}")
                .post("/api/v1/conversations/" + database.one("select id from conversation limit 1") + "/presence")
                .then()
                .statusCode(200);
    }

    private static List<ConsumerConfig> consumers(String group) {
        return SeenKafkaClients.all("kafka.consumer").stream()
                .filter(client -> client.group().equals(group))
                .map(KafkaClientsTest::consumer)
                .toList();
    }

    private static ConsumerConfig consumer(Client client) {
        Map<String, Object> settings = new HashMap<>(client.settings());
        settings.putIfAbsent("key.deserializer", ByteArrayDeserializer.class);
        settings.putIfAbsent("value.deserializer", ByteArrayDeserializer.class);
        return new ConsumerConfig(settings);
    }

    @Test
    void these_are_all_the_clients_there_are() {
        List<String> consumers = SeenKafkaClients.all("kafka.consumer").stream()
                .map(client -> client.group() + " " + client.id().replaceAll("[-.]?[0-9]+$", ""))
                .distinct()
                .sorted()
                .toList();
        assertThat(consumers)
                .containsExactly(
                        "conversation-service.inbound kafka-consumer-inbound",
                        "conversation-service.receipts kafka-consumer-receipts",
                        "conversation-service.tallies kafka-consumer-tallies",
                        "conversation-service.webhooks kafka-consumer-webhooks",
                        "null conversation-service-feed",
                        "null conversation-service-presence");
        assertThat(SeenKafkaClients.all("kafka.producer").stream()
                        .map(Client::id)
                        .distinct())
                .containsExactlyInAnyOrder("outbox-relay", "conversation-service-presence");
    }

    @Test
    void every_channel_starts_at_the_beginning_and_commits_only_what_is_stored() {
        for (String channel : List.of("inbound", "receipts", "tallies", "webhooks")) {
            assertThat(clients.getConsumer(channel).configuration().get("value.deserializer"))
                    .as("whatever is on the topic, we see its bytes")
                    .isEqualTo(ByteArrayDeserializer.class.getName());
            assertThat(consumers("conversation-service." + channel))
                    .isNotEmpty()
                    .allSatisfy(consumer -> {
                        assertThat(consumer.getString("auto.offset.reset")).isEqualTo("earliest");
                        assertThat(consumer.getBoolean("enable.auto.commit")).isFalse();
                        assertThat(consumer.getBoolean("allow.auto.create.topics"))
                                .isFalse();
                        assertThat(consumer.getInt("max.poll.records")).isEqualTo(500);
                        assertThat(consumer.getInt("max.poll.interval.ms")).isEqualTo(300_000);
                        assertThat(consumer.getList("partition.assignment.strategy"))
                                .containsExactly(CooperativeStickyAssignor.class.getName());
                        assertThat(consumer.getString("isolation.level")).isEqualTo("read_uncommitted");
                    });
        }
    }

    @Test
    void the_feed_is_read_without_a_group_and_notices_what_is_gone() {
        assertThat(SeenKafkaClients.all("kafka.consumer"))
                .filteredOn(client -> client.id().equals("conversation-service-feed"))
                .isNotEmpty()
                .map(KafkaClientsTest::consumer)
                .allSatisfy(consumer -> {
                    assertThat(consumer.getString("group.id")).isNull();
                    assertThat(consumer.getString("auto.offset.reset")).isEqualTo("none");
                    assertThat(consumer.getBoolean("enable.auto.commit")).isFalse();
                    assertThat(consumer.getBoolean("allow.auto.create.topics")).isFalse();
                });
    }

    private static List<ProducerConfig> producers(String id) {
        return SeenKafkaClients.all("kafka.producer").stream()
                .filter(client -> client.id().equals(id))
                .map(client -> {
                    Map<String, Object> settings = new HashMap<>(client.settings());
                    settings.putIfAbsent("key.serializer", ByteArraySerializer.class);
                    settings.putIfAbsent("value.serializer", ByteArraySerializer.class);
                    return new ProducerConfig(settings);
                })
                .toList();
    }

    /** What it sends is over in a minute: to wait for Kafka would make a request wait for nothing. */
    @Test
    void the_producer_of_presence_gives_up_soon() {
        assertThat(producers("conversation-service-presence")).isNotEmpty().allSatisfy(producer -> {
            assertThat(producer.getLong("max.block.ms")).isEqualTo(500);
            assertThat(producer.getInt("delivery.timeout.ms")).isEqualTo(3_000);
        });
    }

    @Test
    void the_producer_waits_for_every_replica_and_neither_repeats_nor_reorders() {
        assertThat(producers("outbox-relay")).isNotEmpty().allSatisfy(producer -> {
            assertThat(producer.getString("acks")).isEqualTo("-1");
            assertThat(producer.getBoolean("enable.idempotence")).isTrue();
            assertThat(producer.getInt("max.in.flight.requests.per.connection")).isLessThanOrEqualTo(5);
            assertThat(producer.getInt("retries")).isEqualTo(Integer.MAX_VALUE);
            assertThat(producer.getInt("delivery.timeout.ms")).isEqualTo(Integer.MAX_VALUE);
            assertThat(producer.getLong("max.block.ms")).isEqualTo(5_000);
            assertThat(producer.getString("transactional.id")).isNull();
        });
    }
}
