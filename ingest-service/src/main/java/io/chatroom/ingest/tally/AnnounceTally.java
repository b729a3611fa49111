package io.chatroom.ingest.tally;

import io.chatroom.events.CloudEventHeaders;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.IngestTally;
import io.chatroom.events.Topics;
import io.chatroom.ingest.settings.IngestSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells the counts when they have changed, and at the end. One that is not told is made good by the next: each holds everything. */
@Singleton
class AnnounceTally {
    private static final Logger LOG = Logger.getLogger(AnnounceTally.class);

    private final Tally tally;
    private final Producer<String, byte[]> producer;
    private final Clock clock;
    private final Duration every;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;
    private @Nullable List<IngestTally.InboxTally> told;

    AnnounceTally(Tally tally, Producer<String, byte[]> producer, Clock clock, IngestSettings settings) {
        this.tally = tally;
        this.producer = producer;
        this.clock = clock;
        this.every = settings.ingest().tallyEvery();
    }

    void start(@Observes StartupEvent start) {
        thread = Thread.ofPlatform().name("announce-tally").daemon().start(this::run);
    }

    /** After the spool was drained. */
    void stop(@Observes @Priority(200) ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        if (thread != null) {
            thread.join(Duration.ofSeconds(3));
        }
        announce();
    }

    private void run() {
        try {
            // the first at once: what the last process counted may not have been told
            do {
                announce();
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce() throws InterruptedException {
        IngestTally now = tally.soFar(clock.instant());
        if (now.inboxes().isEmpty() || now.inboxes().equals(told)) {
            return;
        }
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.TALLIES, now.key(), EventJson.write(now, IngestTally.class));
        CloudEventHeaders.of(Ids.next(), "ingest-service", "ingest_tally", now.at())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get(2, TimeUnit.SECONDS);
            told = now.inboxes();
        } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
            LOG.debugf("the tally is not told this time: %s", e.getMessage());
        }
    }
}
