package io.chatroom.outbox;

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

/** Sends records so that none overtakes an earlier one of its partition, and says how far that went. Thread-safe. */
final class RecordSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Map<String, Object> configuration;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private boolean closed;

    RecordSender(Map<String, Object> kafka) {
        this.configuration = configuration(kafka);
    }

    /** The first {@code acknowledged} records are in Kafka; the rest count as not sent, because of {@code failure}. */
    record Result(int acknowledged, @Nullable Exception failure) {}

    static Map<String, Object> configuration(Map<String, Object> kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        // the application's defaults may hold what only consumers know
        configuration.keySet().retainAll(ProducerConfig.configNames());
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        // a batch that the client gives up on lets the next one of its partition pass; so it never gives up, and it is
        // the
        // relay that loses patience, with all that is under way at once
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        configuration.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox-relay");
        return configuration;
    }

    Result send(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
        KafkaProducer<String, byte[]> used;
        try {
            used = producer();
        } catch (KafkaException e) {
            return new Result(0, e);
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        Exception refused = null;
        for (ProducerRecord<String, byte[]> record : records) {
            try {
                Future<RecordMetadata> future = used.send(record);
                sent.add(future);
                if (future.state() == Future.State.FAILED) {
                    break;
                }
            } catch (KafkaException | IllegalStateException e) {
                refused = e;
                break;
            }
        }
        return await(used, sent, refused);
    }

    private Result await(
            KafkaProducer<String, byte[]> used, List<Future<RecordMetadata>> sent, @Nullable Exception refused)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (i < sent.size() - 1) {
                    discard(used);
                }
                return new Result(i, e.getCause() instanceof Exception cause ? cause : e);
            } catch (TimeoutException e) {
                discard(used);
                return new Result(i, new TimeoutException("no acknowledgement within " + PATIENCE.toSeconds() + " s"));
            }
        }
        return new Result(sent.size(), refused);
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (closed) {
            throw new KafkaException("the relay is stopping");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /** Nothing that is still in its buffers may be sent later: those records are sent again, from the first on, by another. */
    private void discard(KafkaProducer<String, byte[]> used) {
        synchronized (this) {
            if (producer == used) {
                producer = null;
            }
        }
        used.close(Duration.ZERO);
    }

    @Override
    public void close() {
        KafkaProducer<String, byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
            producer = null;
        }
        if (last != null) {
            last.close(Duration.ZERO);
        }
    }
}
