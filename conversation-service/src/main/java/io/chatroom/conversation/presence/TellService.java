package io.chatroom.conversation.presence;

import io.chatroom.events.CloudEventHeaders;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.RunningProcess;
import io.chatroom.events.ServiceTold;
import io.chatroom.events.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells that this process runs, and that it stops. It knows of itself while Kafka is away, too. */
@ApplicationScoped
class TellService {
    private final RunningServices services;
    private final PresenceProducer producer;
    private final Clock clock;
    private final RunningProcess process;

    TellService(
            RunningServices services,
            PresenceProducer producer,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.services = services;
        this.producer = producer;
        this.clock = clock;
        this.process = new RunningProcess("conversation-service", version, clock.instant());
    }

    @Scheduled(every = "15s")
    void tell() {
        tell(process.runs(clock.instant(), null));
    }

    /** While there still is a producer. */
    void stop(@Observes @Priority(100) ShutdownEvent event) {
        tell(process.stops(clock.instant(), null));
    }

    private void tell(ServiceTold told) {
        services.hear(told);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.PRESENCE, told.key(), EventJson.write(told, ServiceTold.class));
        CloudEventHeaders.of(Ids.next(), "conversation-service", "service_told", told.at())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }
}
