package io.chatroom.conversation.presence;

import io.chatroom.events.CloudEventHeaders;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ServiceTold;
import io.chatroom.events.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells that this process runs, and that it stops. It knows of itself while Kafka is away, too. */
@ApplicationScoped
class TellService {
    /** Told each 15 s: one that goes unheard twice is gone. */
    private static final Duration HOLDS = Duration.ofSeconds(45);

    private final UUID instance = Ids.next();
    private final RunningServices services;
    private final PresenceProducer producer;
    private final Clock clock;
    private final String version;
    private final Instant started;

    TellService(
            RunningServices services,
            PresenceProducer producer,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.services = services;
        this.producer = producer;
        this.clock = clock;
        this.version = version;
        this.started = clock.instant();
    }

    @Scheduled(every = "15s")
    void tell() {
        tell(HOLDS);
    }

    /** While there still is a producer. */
    void stop(@Observes @Priority(100) ShutdownEvent event) {
        tell(Duration.ZERO);
    }

    private void tell(Duration holds) {
        Instant now = clock.instant();
        ServiceTold told =
                new ServiceTold("conversation-service", instance, version, started, now, now.plus(holds), null);
        services.hear(told);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.PRESENCE, told.key(), EventJson.write(told, ServiceTold.class));
        CloudEventHeaders.of(Ids.next(), "conversation-service", "service_told", now)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }
}
