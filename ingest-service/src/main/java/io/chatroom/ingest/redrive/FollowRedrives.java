package io.chatroom.ingest.redrive;

import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.RedriveRequested;
import io.chatroom.events.Topics;
import io.chatroom.ingest.inboxes.InboxTable;
import io.chatroom.ingest.publish.PublishInbound.NotDurable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes what is to be read again, one after the other; offsets are committed once everything of a poll is durable. */
@Singleton
class FollowRedrives {
    private static final Logger LOG = Logger.getLogger(FollowRedrives.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Redrive redrive;
    private final InboxTable inboxes;
    private final Map<String, Object> kafka;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;

    FollowRedrives(Redrive redrive, InboxTable inboxes, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.redrive = redrive;
        this.inboxes = inboxes;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent start) {
        thread = Thread.ofPlatform().name("follow-redrives").daemon().start(this::run);
    }

    /** Before the spool is drained and closed. */
    void stop(@Observes @Priority(50) ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(3));
        }
    }

    private void run() {
        try {
            while (!stopping()) {
                // an inbox that is not known yet would look like one that is gone
                if (!inboxes.isComplete()) {
                    pause();
                    continue;
                }
                try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        configuration(kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
                    current = consumer;
                    follow(consumer);
                } catch (WakeupException e) {
                    LOG.debug("woken up to stop");
                } catch (KafkaException e) {
                    LOG.debugf("redrives cannot be read, and are tried again: %s", e.getMessage());
                    pause();
                } finally {
                    current = null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
        consumer.subscribe(List.of(Topics.REDRIVES));
        while (!stopping()) {
            ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofSeconds(1));
            for (ConsumerRecord<String, byte[]> record : records) {
                if (!taken(record)) {
                    // from where offsets were last committed; what was published meanwhile is then a repetition
                    return;
                }
            }
            if (!records.isEmpty()) {
                consumer.commitSync(Duration.ofSeconds(10));
            }
        }
    }

    private boolean taken(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        try {
            redrive.redrive(EventJson.read(record.value(), RedriveRequested.class));
        } catch (MalformedPayload e) {
            LOG.errorf(
                    "the record at offset %d of %s is passed over: %s",
                    record.offset(), record.topic(), e.getMessage());
        } catch (NotDurable e) {
            pause();
            return false;
        }
        return true;
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void pause() throws InterruptedException {
        stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    static Map<String, Object> configuration(Map<String, Object> kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-service.redrives");
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, "ingest-service.redrives");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // each may take the whole budget of a webhook
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        configuration.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return configuration;
    }
}
