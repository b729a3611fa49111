package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.events.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The moment when nothing is on its way any more. */
final class Quiescence {
    /** Without any progress; services hold back after an outage, but not that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** For what should not come any more: duplicates of what is there. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private static final String GROUP = "conversation-service.inbound";

    private final String bootstrapServers;
    private final Stored stored;
    private final SpoolOfIngest spool;

    Quiescence(String bootstrapServers, Stored stored, SpoolOfIngest spool) {
        this.bootstrapServers = bootstrapServers;
        this.stored = stored;
        this.spool = spool;
    }

    /**
     * Returns when as much as that is stored and quarantined, the spool is empty and the topic has been read to its end, or when nothing has moved for a
     * minute: what is missing then stays missing.
     */
    void await(long messages, long poison) throws SQLException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            long before = -1;
            long moved = System.nanoTime();
            while (true) {
                // the spool before the topic: what leaves it in between is seen there
                boolean spooled = !spool.isEmpty();
                long lag = lag(admin);
                long there = stored.messages() + stored.quarantined();
                if (there >= messages + poison && lag == 0 && !spooled) {
                    break;
                }
                long now = there - lag;
                if (now != before) {
                    before = now;
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                    return;
                }
                Patience.pause(Duration.ofMillis(250));
            }
        }
        Patience.pause(AFTERWARDS);
    }

    private static long lag(Admin admin) {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS);
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                            partitions().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata committed = read.get(end.getKey());
                        return end.getValue().offset() - (committed == null ? 0 : committed.offset());
                    })
                    .sum();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not say how far " + GROUP + " has read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static java.util.stream.Stream<TopicPartition> partitions() {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(Topics.INBOUND))
                .flatMap(topic -> java.util.stream.IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)));
    }
}
