package io.chatroom.conversation.integrity;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Whether what ingest published and nobody has read yet can still be read. Records that Kafka deleted, or lost with the topic, would
 * otherwise be waited for without end, instead of being missed.
 */
@ApplicationScoped
class LookForGone {
    private static final Logger LOG = Logger.getLogger(LookForGone.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String UNREAD = """
            select p.partition, p.next_offset as published, coalesce(s.next_offset, 0) as position
              from (select partition, max(next_offset) as next_offset from ingest_published group by partition) p
              left join inbound_position s on s.partition = p.partition
             where p.next_offset > coalesce(s.next_offset, 0)
            """;

    private static final String WRITE = """
            insert into inbound_gone (partition, before_offset)
            select * from unnest(?::int[], ?::bigint[]) as k (partition, before_offset) order by k.partition
            on conflict (partition) do update set before_offset = greatest(inbound_gone.before_offset, excluded.before_offset)
            """;

    private record Unread(int partition, long published, long position) {
        TopicPartition place() {
            return new TopicPartition(Topics.INBOUND, partition);
        }
    }

    private record Gone(int partition, long before) {}

    private final DataSource database;
    private final Map<String, Object> kafka;

    LookForGone(DataSource database, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    void look() throws SQLException {
        List<Unread> unread;
        try (Connection connection = database.getConnection();
                ArrayStatement select = new ArrayStatement(connection, UNREAD)) {
            unread = select.list(
                    row -> new Unread(row.getInt("partition"), row.getLong("published"), row.getLong("position")));
        }
        if (unread.isEmpty()) {
            return;
        }
        List<Gone> gone = gone(unread);
        if (!gone.isEmpty()) {
            try (Connection connection = database.getConnection();
                    ArrayStatement write = new ArrayStatement(connection, WRITE)) {
                write.integers(gone, Gone::partition).longs(gone, Gone::before).execute();
            }
        }
    }

    /** Kafka is asked after the database: what had been published by then is there, or is gone. */
    private List<Gone> gone(List<Unread> unread) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings)) {
            Map<TopicPartition, ListOffsetsResultInfo> begin = offsets(admin, unread, OffsetSpec.earliest());
            Map<TopicPartition, ListOffsetsResultInfo> end = offsets(admin, unread, OffsetSpec.latest());
            List<Gone> gone = new ArrayList<>();
            for (Unread each : unread) {
                long begins = Objects.requireNonNull(begin.get(each.place())).offset();
                long ends = Objects.requireNonNull(end.get(each.place())).offset();
                if (ends <= each.position()) {
                    gone.add(new Gone(each.partition(), each.published()));
                } else if (begins > each.position()) {
                    gone.add(new Gone(each.partition(), begins));
                }
            }
            return gone;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("Kafka does not say what it has: %s", e.getMessage());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, List<Unread> unread, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        unread.forEach(each -> asked.put(each.place(), which));
        return admin.listOffsets(asked).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
