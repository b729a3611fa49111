package io.chatroom.e2e.bench;

import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Messages of many conversations, as ingest-service would have published them. */
record Backlog(UUID inboxId, int records) {
    private static final Instant RECEIVED = Instant.parse("2026-01-31T12:00:00Z");
    private static final int MESSAGES_PER_CONVERSATION = 100;

    void produce(String bootstrapServers) {
        LongAdder failed = new LongAdder();
        try (KafkaProducer<String, byte[]> producer = RawProducer.producer(bootstrapServers)) {
            for (int i = 0; i < records; i++) {
                MessageReceived event = message(i);
                var _ = producer.send(
                        new ProducerRecord<>(Topics.INBOUND, event.key(), EventJson.write(event, InboundEvent.class)),
                        (_, failure) -> {
                            if (failure != null) {
                                failed.increment();
                            }
                        });
            }
        }
        if (failed.sum() > 0) {
            throw new IllegalStateException("Kafka did not take " + failed.sum() + " records of the backlog");
        }
    }

    /** The conversations take turns. */
    MessageReceived message(int i) {
        int conversation = conversation(i);
        String externalId = "m-" + i;
        String text = "Hello, this is message " + i
                + ". I ordered the blue one and got the green one; can it be changed before Friday? Thank you.";
        return new MessageReceived(
                Ids.ofPlatformEvent(inboxId, externalId),
                inboxId,
                "order-" + conversation,
                RECEIVED,
                externalId,
                Direction.INCOMING,
                new Sender("customer-" + conversation, "Mira Okafor", null, null, false),
                text,
                List.of(),
                null,
                RECEIVED,
                ("{\"type\":\"message.created\",\"external_id\":\"" + externalId + "\",\"text\":\"" + text + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    int conversation(int i) {
        return i % conversations();
    }

    int conversations() {
        return Math.max(1, records / MESSAGES_PER_CONVERSATION);
    }

    long seq(int i) {
        return 1 + i / conversations();
    }
}
