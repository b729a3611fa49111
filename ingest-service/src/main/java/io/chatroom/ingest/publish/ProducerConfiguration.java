package io.chatroom.ingest.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The producer's configuration. Where Kafka is and how it is talked to (TLS, SASL) comes from {@code kafka.*}; what the promise
 * rests on stands here and cannot be configured away.
 */
final class ProducerConfiguration {

    static Map<String, Object> of(Map<String, Object> kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-service");
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        // within the two seconds a platform is answered in
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1000);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1500);
        // a broker that came back is found soon, not after the usual backoff of up to a second
        configuration.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        return configuration;
    }

    private ProducerConfiguration() {}
}
