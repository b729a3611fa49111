package io.chatroom.ingest.tally;

import io.chatroom.events.CloudEventHeaders;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.RunningProcess;
import io.chatroom.events.ServiceTold;
import io.chatroom.events.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells that this process runs, and that it stops. Nothing waits for it, and what is lost is told again soon. */
@Singleton
class TellService {
    private static final Logger LOG = Logger.getLogger(TellService.class);

    private final Producer<String, byte[]> producer;
    private final Clock clock;
    private final RunningProcess process;
    private final CountDownLatch stop = new CountDownLatch(1);

    TellService(
            Producer<String, byte[]> producer,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.producer = producer;
        this.clock = clock;
        this.process = new RunningProcess("ingest-service", version, clock.instant());
    }

    void start(@Observes StartupEvent start) {
        Thread.ofPlatform().name("tell-service").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
        tell(process.stops(clock.instant(), null));
    }

    private void run() {
        try {
            do {
                tell(process.runs(clock.instant(), null));
            } while (!stop.await(RunningProcess.EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(ServiceTold told) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.PRESENCE, told.key(), EventJson.write(told, ServiceTold.class));
        CloudEventHeaders.of(Ids.next(), "ingest-service", "service_told", told.at())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record, (sent, failure) -> {
                if (failure != null) {
                    LOG.debugf("that this process runs is lost: %s", failure.getMessage());
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            LOG.debugf("that this process runs is lost: %s", e.getMessage());
        }
    }
}
