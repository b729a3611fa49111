package io.chatroom.conversation.presence;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what may be lost, and gives up soon: the outbox's producer never gives up, and would keep signals until they are a lie. Made
 * when it is first needed, as Kafka may be away until then.
 */
@ApplicationScoped
class PresenceProducer {
    private static final Logger LOG = Logger.getLogger(PresenceProducer.class);

    private final Map<String, Object> kafka;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private boolean closed;

    PresenceProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    void send(ProducerRecord<String, byte[]> record) {
        try {
            KafkaProducer<String, byte[]> used = producer();
            if (used != null) {
                var unused = used.send(record, (sent, failure) -> {
                    if (failure != null) {
                        LOG.debugf("a presence signal is lost: %s", failure.getMessage());
                    }
                });
            }
        } catch (KafkaException e) {
            LOG.debugf("a presence signal is lost: %s", e.getMessage());
        }
    }

    private synchronized @Nullable KafkaProducer<String, byte[]> producer() {
        if (producer == null && !closed) {
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    synchronized void close(@Observes ShutdownEvent event) {
        closed = true;
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "conversation-service-presence");
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1024 * 1024);
        return settings;
    }
}
