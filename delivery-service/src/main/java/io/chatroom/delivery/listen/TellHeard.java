package io.chatroom.delivery.listen;

import io.chatroom.delivery.listen.HeardCounts.SoFar;
import io.chatroom.events.IngestTally;
import io.chatroom.events.IngestTally.InboxTally;
import io.chatroom.events.Topics;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells what was heard to who compares it with what is stored, as ingest tells what it acknowledged. What was kept and has not left for
 * Kafka yet is what ingest calls spooled.
 */
@Singleton
class TellHeard {
    private static final Logger LOG = Logger.getLogger(TellHeard.class);
    private static final int ANSWERS_WITHIN = 3;

    private final HeardCounts counts;
    private final Map<String, Object> kafka;
    private final Clock clock;
    private List<InboxTally> told = List.of();

    TellHeard(HeardCounts counts, @Identifier("default-kafka-broker") Map<String, Object> kafka, Clock clock) {
        this.counts = counts;
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Counts, then what waits, then how far the topic is written: what is counted and does not wait stands before that. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tell() throws SQLException, InterruptedException {
        Optional<SoFar> soFar = counts.takeTurn();
        if (soFar.isEmpty() || soFar.get().inboxes().equals(told)) {
            return;
        }
        try {
            counts.publish(new IngestTally(
                    soFar.get().instanceId(), clock.instant(), soFar.get().inboxes(), written()));
            told = soFar.get().inboxes();
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            LOG.debugf("what was heard is not told this time: %s", e);
        }
    }

    private List<IngestTally.Published> written() throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.keySet().retainAll(AdminClientConfig.configNames());
        configuration.put(AdminClientConfig.CLIENT_ID_CONFIG, "delivery-service.tally");
        try (Admin admin = Admin.create(configuration)) {
            Map<TopicPartition, OffsetSpec> ends = admin
                    .describeTopics(List.of(Topics.INBOUND))
                    .allTopicNames()
                    .get(ANSWERS_WITHIN, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(Topics.INBOUND, partition.partition()),
                            _ -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get(ANSWERS_WITHIN, TimeUnit.SECONDS).entrySet().stream()
                    .map(end -> new IngestTally.Published(
                            end.getKey().partition(), end.getValue().offset()))
                    .filter(end -> end.nextOffset() > 0)
                    .toList();
        }
    }
}
