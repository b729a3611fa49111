package io.chatroom.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {

    @Test
    void the_spool_is_sent_with_full_acknowledgement_and_never_gives_one_record_up_for_the_next() {
        Map<String, Object> configuration = new HashMap<>(
                OrderedSender.configuration(Map.of("bootstrap.servers", "localhost:1", "acks", "1", "retries", "0")));
        configuration.put("key.serializer", ByteArraySerializer.class);
        configuration.put("value.serializer", ByteArraySerializer.class);
        ProducerConfig effective = new ProducerConfig(configuration);
        assertThat(effective.getString("acks")).isEqualTo("-1");
        assertThat(effective.getBoolean("enable.idempotence")).isTrue();
        assertThat(effective.getInt("retries")).isEqualTo(Integer.MAX_VALUE);
        assertThat(effective.getInt("delivery.timeout.ms")).isEqualTo(Integer.MAX_VALUE);
        assertThat(effective.getInt("max.in.flight.requests.per.connection")).isLessThanOrEqualTo(5);
    }
}
