package io.chatroom.conversation.presence;

import io.chatroom.events.EventJson;
import io.chatroom.events.PresenceSignal;
import io.chatroom.events.ServiceTold;
import io.chatroom.events.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topic of presence for as long as the process lives, from as far back as a signal can hold. It belongs to no group; what it
 * misses while Kafka is away is said again by who is still there.
 */
@ApplicationScoped
class FollowPresence {
    private static final Logger LOG = Logger.getLogger(FollowPresence.class);
    private static final TopicPartition PRESENCE = new TopicPartition(Topics.PRESENCE, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final HearPresence presence;
    private final RunningServices services;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private @Nullable Thread thread;

    FollowPresence(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            HearPresence presence,
            RunningServices services,
            Clock clock) {
        this.kafka = kafka;
        this.presence = presence;
        this.services = services;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("presence-tail").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        stopped.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread != null && !thread.join(Duration.ofSeconds(2))) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings())) {
                current = consumer;
                consumer.assign(List.of(PRESENCE));
                beginWithWhatStillHolds(consumer);
                while (!stopping) {
                    consumer.poll(POLL).forEach(this::take);
                }
            } catch (WakeupException | InterruptException e) {
                LOG.debug("the presence tail stops");
            } catch (KafkaException e) {
                LOG.debugf("presence cannot be followed, trying again: %s", e.getMessage());
                pause();
            } finally {
                current = null;
            }
        }
    }

    private void beginWithWhatStillHolds(KafkaConsumer<byte[], byte[]> consumer) {
        long since = clock.instant().minus(TellPresence.LONGEST).toEpochMilli();
        OffsetAndTimestamp first =
                consumer.offsetsForTimes(Map.of(PRESENCE, since)).get(PRESENCE);
        if (first == null) {
            consumer.seekToEnd(List.of(PRESENCE));
        } else {
            consumer.seek(PRESENCE, first.offset());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.key() != null && new String(record.key(), StandardCharsets.UTF_8).startsWith(ServiceTold.KEYS)) {
                services.hear(EventJson.read(record.value(), ServiceTold.class));
            } else {
                presence.hear(EventJson.read(record.value(), PresenceSignal.class));
            }
        } catch (EventJson.MalformedPayload | RuntimeException e) {
            // worth nothing a minute from now: not worth keeping either
            LOG.debugf(e, "the presence record at offset %d is passed over", record.offset());
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("the presence tail stops");
        }
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> consumer = new HashMap<>(kafka);
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "conversation-service-presence");
        consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return consumer;
    }
}
