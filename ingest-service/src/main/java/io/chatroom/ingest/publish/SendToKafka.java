package io.chatroom.ingest.publish;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** One record onto the topic. */
@Singleton
class SendToKafka {
    private final Producer<String, byte[]> producer;
    private final Published published;

    SendToKafka(Producer<String, byte[]> producer, Published published) {
        this.producer = producer;
        this.published = published;
    }

    /** Completes when Kafka has acknowledged it, or with why it did not. */
    CompletableFuture<@Nullable Void> send(InboundRecord record) {
        CompletableFuture<@Nullable Void> acknowledged = new CompletableFuture<>();
        try {
            producer.send(record.forKafka(), (metadata, failure) -> {
                if (failure == null) {
                    published.acknowledged(metadata.partition(), metadata.offset());
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }
}
