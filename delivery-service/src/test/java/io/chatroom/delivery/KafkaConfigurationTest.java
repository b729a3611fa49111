package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class KafkaConfigurationTest {
    @Inject
    KafkaClientService clients;

    @Inject
    Config config;

    @Test
    void the_effective_consumer_starts_at_the_beginning_and_commits_only_what_is_stored() {
        KafkaConsumer<Object, Object> consumer = clients.getConsumer("replies");
        @SuppressWarnings("unchecked")
        Map<String, Object> given = (Map<String, Object>) consumer.configuration();
        ConsumerConfig effective = new ConsumerConfig(given);

        assertThat(effective.getString("auto.offset.reset")).isEqualTo("earliest");
        assertThat(effective.getBoolean("enable.auto.commit")).isFalse();
        assertThat(effective.getString("group.id")).isEqualTo("delivery-service.replies");
        assertThat(effective.getBoolean("allow.auto.create.topics")).isFalse();
        assertThat(effective.getInt("max.poll.records")).isEqualTo(500);
        assertThat(effective.getInt("session.timeout.ms")).isEqualTo(10_000);
    }

    @Test
    void whatever_produces_through_the_connector_is_durable() {
        assertThat(config.getValue("mp.messaging.connector.smallrye-kafka.acks", String.class))
                .isEqualTo("all");
        assertThat(config.getValue("mp.messaging.connector.smallrye-kafka.enable.idempotence", Boolean.class))
                .isTrue();
    }
}
