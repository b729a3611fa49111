package io.chatroom.ingest;

import io.chatroom.events.EventJson;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on the topic for one inbox. */
public final class TopicReader {
    private final String bootstrap;

    public TopicReader(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Everything up to now: what was acknowledged before the call is in it. */
    public List<ConsumerRecord<String, byte[]>> records(UUID inboxId) {
        return all(Topics.INBOUND).stream()
                .filter(record -> record.key().startsWith(inboxId + ":"))
                .toList();
    }

    /** Everything on a topic, read as {@code type}. */
    public <T> List<T> all(String topic, Class<T> type) {
        return all(topic).stream().map(record -> read(record, type)).toList();
    }

    private List<ConsumerRecord<String, byte[]>> all(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            Instant deadline = Instant.now().plusSeconds(20);
            while (end.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("the topic cannot be read to its end");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    public List<InboundEvent> events(UUID inboxId) {
        return records(inboxId).stream().map(TopicReader::event).toList();
    }

    private static InboundEvent event(ConsumerRecord<String, byte[]> record) {
        return read(record, InboundEvent.class);
    }

    private static <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return EventJson.read(record.value(), type);
        } catch (EventJson.MalformedPayload e) {
            throw new AssertionError(e);
        }
    }
}
