package io.chatroom.ingest.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class RedriveConsumerTest {

    @Test
    void begins_with_the_first_commits_by_itself_and_makes_no_topic() {
        Map<String, Object> configuration = new HashMap<>(FollowRedrives.configuration(
                Map.of("bootstrap.servers", "localhost:1", "auto.offset.reset", "latest", "group.id", "other")));
        configuration.put("key.deserializer", ByteArrayDeserializer.class);
        configuration.put("value.deserializer", ByteArrayDeserializer.class);
        ConsumerConfig effective = new ConsumerConfig(configuration);
        assertThat(effective.getString("auto.offset.reset")).isEqualTo("earliest");
        assertThat(effective.getBoolean("enable.auto.commit")).isFalse();
        assertThat(effective.getBoolean("allow.auto.create.topics")).isFalse();
        assertThat(effective.getString("group.id")).isEqualTo("ingest-service.redrives");
        // fifty of two seconds each must fit between two polls
        assertThat(effective.getInt("max.poll.interval.ms")).isGreaterThan(50 * 2_000);
    }
}
