package io.chatroom.ingest.inboxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class InboxesConsumerTest {

    @Test
    void reads_everything_in_every_instance_and_makes_no_topic() {
        Map<String, Object> configuration = new HashMap<>(FollowInboxes.configuration(
                Map.of("bootstrap.servers", "localhost:1", "auto.offset.reset", "latest", "group.id", "shared")));
        configuration.put("key.deserializer", ByteArrayDeserializer.class);
        configuration.put("value.deserializer", ByteArrayDeserializer.class);
        ConsumerConfig effective = new ConsumerConfig(configuration);
        assertThat(effective.getString("auto.offset.reset")).isEqualTo("earliest");
        assertThat(effective.getBoolean("enable.auto.commit")).isFalse();
        assertThat(effective.getBoolean("allow.auto.create.topics")).isFalse();
        assertThat(effective.getString("group.id")).isNull();
    }
}
