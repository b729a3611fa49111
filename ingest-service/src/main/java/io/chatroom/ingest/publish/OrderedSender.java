package io.chatroom.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a row of records so that none overtakes an earlier one of its partition. The client never gives a record up, since the
 * next of its partition would then pass it; it is this class that loses patience, with all that is under way at once. For one
 * thread.
 */
final class OrderedSender implements AutoCloseable {
    private final Map<String, Object> configuration;
    private final Published published;
    private @Nullable KafkaProducer<String, byte[]> producer;

    OrderedSender(Map<String, Object> kafka, Published published) {
        this.configuration = configuration(kafka);
        this.published = published;
    }

    static Map<String, Object> configuration(Map<String, Object> kafka) {
        Map<String, Object> configuration = new HashMap<>(ProducerConfiguration.of(kafka));
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-service.spool");
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        configuration.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return configuration;
    }

    /** How many of them, from the first on, Kafka has acknowledged. */
    int send(List<ProducerRecord<String, byte[]>> records, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        try {
            KafkaProducer<String, byte[]> used = producer();
            for (ProducerRecord<String, byte[]> record : records) {
                Future<RecordMetadata> future = used.send(record);
                sent.add(future);
                if (future.state() == Future.State.FAILED) {
                    break;
                }
            }
        } catch (KafkaException | IllegalStateException e) {
            // how far it came is what the futures say
            return acknowledged(sent, deadline, true);
        }
        return acknowledged(sent, deadline, sent.size() < records.size());
    }

    private int acknowledged(List<Future<RecordMetadata>> sent, long deadline, boolean failed)
            throws InterruptedException {
        boolean giveUp = failed;
        int acknowledged = 0;
        try {
            for (Future<RecordMetadata> future : sent) {
                RecordMetadata metadata = future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                published.acknowledged(metadata.partition(), metadata.offset());
                acknowledged++;
            }
        } catch (ExecutionException | TimeoutException e) {
            giveUp = true;
        } finally {
            if (giveUp || acknowledged < sent.size()) {
                discard();
            }
        }
        return acknowledged;
    }

    private KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            current = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
            producer = current;
        }
        return current;
    }

    /** Nothing that is still in its buffers may be sent later: those records are sent again, from the first on, by another. */
    private void discard() {
        KafkaProducer<String, byte[]> used = producer;
        producer = null;
        if (used != null) {
            used.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        discard();
    }
}
