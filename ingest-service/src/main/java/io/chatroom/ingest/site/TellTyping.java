package io.chatroom.ingest.site;

import io.chatroom.events.CloudEventHeaders;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.PresenceSignal;
import io.chatroom.events.Topics;
import io.chatroom.events.security.VisitorTokens.Visitor;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Tells that a visitor types. It is over in seconds, so nothing waits for Kafka, nothing is kept, and what is lost is lost. */
@Singleton
class TellTyping {
    private static final Logger LOG = Logger.getLogger(TellTyping.class);
    private static final Duration HOLDS = Duration.ofSeconds(6);

    private final Producer<String, byte[]> producer;
    private final Clock clock;

    TellTyping(Producer<String, byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    void tell(Visitor visitor) {
        Instant now = clock.instant();
        PresenceSignal signal = new PresenceSignal(
                PresenceSignal.Kind.TYPING,
                visitor.inboxId(),
                null,
                visitor.visitorId(),
                null,
                visitor.name(),
                false,
                now.plus(HOLDS));
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.PRESENCE, signal.key(), EventJson.write(signal, PresenceSignal.class));
        CloudEventHeaders.of(Ids.next(), "ingest-service", "PresenceSignal", now)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record, (sent, failure) -> {
                if (failure != null) {
                    LOG.debugf("that a visitor types is lost: %s", failure.getMessage());
                }
            });
        } catch (KafkaException e) {
            LOG.debugf("that a visitor types is lost: %s", e.getMessage());
        }
    }
}
