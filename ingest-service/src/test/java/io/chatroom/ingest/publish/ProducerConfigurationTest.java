package io.chatroom.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What the client makes of our configuration, its own defaults and rules applied. */
class ProducerConfigurationTest {

    @Test
    void the_promise_cannot_be_configured_away() {
        Map<String, Object> weakened = Map.of(
                "bootstrap.servers", "localhost:1",
                "acks", "1",
                "enable.idempotence", "false",
                "delivery.timeout.ms", "120000",
                "max.block.ms", "60000",
                "security.protocol", "SSL");
        ProducerConfig effective = effective(weakened);
        assertThat(effective.getString("acks")).isEqualTo("-1");
        assertThat(effective.getBoolean("enable.idempotence")).isTrue();
        assertThat(effective.getInt("retries")).isEqualTo(Integer.MAX_VALUE);
        assertThat(effective.getInt("max.in.flight.requests.per.connection")).isLessThanOrEqualTo(5);
        assertThat(effective.getString("security.protocol")).isEqualTo("SSL");
    }

    @Test
    void the_time_to_wait_is_within_the_budget_of_two_seconds() {
        ProducerConfig effective = effective(Map.of("bootstrap.servers", "localhost:1"));
        assertThat(effective.getLong("linger.ms")).isEqualTo(5);
        assertThat(effective.getLong("max.block.ms")).isEqualTo(500);
        assertThat(effective.getInt("request.timeout.ms")).isEqualTo(1000);
        assertThat(effective.getInt("delivery.timeout.ms")).isEqualTo(1500);
        assertThat(effective.getLong("max.block.ms") + effective.getInt("delivery.timeout.ms"))
                .isLessThanOrEqualTo(2000);
    }

    private static ProducerConfig effective(Map<String, Object> kafka) {
        Map<String, Object> configuration = new HashMap<>(ProducerConfiguration.of(kafka));
        configuration.put("key.serializer", ByteArraySerializer.class);
        configuration.put("value.serializer", ByteArraySerializer.class);
        return new ProducerConfig(configuration);
    }
}
