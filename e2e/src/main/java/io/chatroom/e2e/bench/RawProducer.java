package io.chatroom.e2e.bench;

import io.chatroom.events.Topics;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Kafka client with ingest-service's settings and nothing around it. */
final class RawProducer {

    /** Acknowledged records per second, refused ones, and no times, as {@link GenerateLoad} answers. */
    static String measure(String bootstrapServers, Duration time, int bytes) {
        LongAdder acknowledged = new LongAdder();
        LongAdder failed = new LongAdder();
        byte[] value = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(value);
        long began = System.nanoTime();
        long sent = 0;
        try (KafkaProducer<String, byte[]> producer = producer(bootstrapServers)) {
            while (System.nanoTime() - began < time.toNanos()) {
                var _ = producer.send(
                        new ProducerRecord<>(Topics.INBOUND, "order-" + sent++ % 1000, value), (_, failure) -> {
                            (failure == null ? acknowledged : failed).increment();
                        });
            }
            producer.flush();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return String.format(Locale.ROOT, "%.1f %d 0 0", acknowledged.sum() / seconds, failed.sum());
    }

    static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private RawProducer() {}
}
