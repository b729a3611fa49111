package io.chatroom.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
    private static ProducerConfig effective(Map<String, Object> kafka) {
        Map<String, Object> configuration = new java.util.HashMap<>(RecordSender.configuration(kafka));
        configuration.put("key.serializer", org.apache.kafka.common.serialization.StringSerializer.class);
        configuration.put("value.serializer", org.apache.kafka.common.serialization.ByteArraySerializer.class);
        return new ProducerConfig(configuration);
    }

    @Test
    void the_effective_producer_neither_loses_nor_reorders() {
        ProducerConfig config = effective(Map.of("bootstrap.servers", "127.0.0.1:1"));

        assertThat(config.getString("acks")).isEqualTo("-1");
        assertThat(config.getBoolean("enable.idempotence")).isTrue();
        assertThat(config.getInt("max.in.flight.requests.per.connection")).isEqualTo(5);
        assertThat(config.getInt("retries")).isEqualTo(Integer.MAX_VALUE);
        assertThat(config.getInt("delivery.timeout.ms")).isEqualTo(Integer.MAX_VALUE);
        assertThat(config.getLong("max.block.ms")).isEqualTo(5_000);
    }

    @Test
    void what_the_application_says_of_security_is_kept_and_what_it_says_of_durability_is_not() {
        ProducerConfig config = effective(Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SSL",
                "acks", "1",
                "enable.idempotence", "false",
                "group.id", "of a consumer"));

        assertThat(config.getString("security.protocol")).isEqualTo("SSL");
        assertThat(config.getString("acks")).isEqualTo("-1");
        assertThat(config.getBoolean("enable.idempotence")).isTrue();
        assertThat(config.unused()).doesNotContain("group.id");
    }
}
