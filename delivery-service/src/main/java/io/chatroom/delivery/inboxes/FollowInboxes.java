package io.chatroom.delivery.inboxes;

import io.chatroom.events.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole topic of inboxes at start, and then follows it. Every instance needs all of it, so there is no group and no
 * offset to commit.
 */
@Singleton
class FollowInboxes {
    private static final Logger LOG = Logger.getLogger(FollowInboxes.class);
    /** Deployments make the topics, with the partitions and replicas they need; we only say which are not there. */
    private static final List<String> NEEDED = List.of(
            Topics.INBOXES, Topics.REPLIES, Topics.RECEIPTS, Topics.DEAD_REPLIES, Topics.INBOUND, Topics.TALLIES);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final InboxTable table;
    private final Map<String, Object> kafka;
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;
    private volatile @Nullable String trouble;

    FollowInboxes(InboxTable table, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.table = table;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent start) {
        Thread.ofPlatform().name("follow-inboxes").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped = true;
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Why the table is not complete yet, if something is in the way. */
    @Nullable
    String trouble() {
        return trouble;
    }

    private void run() {
        while (!stopped) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("woken up to stop");
            } catch (KafkaException e) {
                tell("Kafka cannot be read: " + e.getMessage());
                pause();
            } finally {
                current = null;
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        Map<String, List<PartitionInfo>> topics = consumer.listTopics(Duration.ofSeconds(10));
        List<String> missing =
                NEEDED.stream().filter(topic -> !topics.containsKey(topic)).toList();
        if (!missing.isEmpty()) {
            tell("these topics do not exist: " + String.join(", ", missing));
            pause();
            return;
        }
        List<TopicPartition> partitions = topics.getOrDefault(Topics.INBOXES, List.of()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        while (!stopped) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                take(record);
            }
            if (!table.isComplete()
                    && end.entrySet().stream().allMatch(each -> consumer.position(each.getKey()) >= each.getValue())) {
                table.complete();
                trouble = null;
                LOG.info("every inbox is known");
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            table.apply(String.valueOf(record.key()), record.value());
        } catch (RuntimeException e) {
            // one record of nonsense must not keep the others away
            LOG.errorf(e, "the record at offset %d of %s is passed over", record.offset(), record.topic());
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, "delivery-service.inboxes");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return configuration;
    }

    /** Says it once, and not with every try. */
    private void tell(String what) {
        if (!what.equals(trouble)) {
            LOG.warn(what);
        }
        trouble = what;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
