package io.chatroom.conversation.integrity;

import io.chatroom.conversation.quarantine.Quarantine;
import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.IngestTally;
import io.chatroom.events.IngestTally.InboxTally;
import io.chatroom.events.IngestTally.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps the newest tally of each ingest instance, in the caller's transaction. Its counts only grow, whatever order they come in. */
@ApplicationScoped
class KeepTallies {
    // answers those instances that told nothing newer before
    private static final String INSTANCES = """
            insert into ingest_instance (instance_id, told_at)
            select * from unnest(?::uuid[], ?::timestamptz[]) as k (instance_id, told_at) order by k.instance_id
            on conflict (instance_id) do update set told_at = excluded.told_at
             where ingest_instance.told_at <= excluded.told_at
            returning instance_id
            """;

    private static final String TALLIES = """
            insert into ingest_tally (instance_id, inbox_id, acknowledged, echoes, spooled)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[])
                          as k (instance_id, inbox_id, acknowledged, echoes, spooled)
            on conflict (instance_id, inbox_id) do update
               set acknowledged = greatest(ingest_tally.acknowledged, excluded.acknowledged),
                   echoes = greatest(ingest_tally.echoes, excluded.echoes),
                   spooled = excluded.spooled
            """;

    private static final String PUBLISHED = """
            insert into ingest_published (instance_id, partition, next_offset)
            select * from unnest(?::uuid[], ?::int[], ?::bigint[]) as k (instance_id, partition, next_offset)
            on conflict (instance_id, partition) do update
               set next_offset = greatest(ingest_published.next_offset, excluded.next_offset)
            """;

    private record OfInbox(UUID instanceId, InboxTally tally) {}

    private record OfPartition(UUID instanceId, Published published) {}

    private final DataSource database;
    private final Quarantine quarantine;

    KeepTallies(DataSource database, Quarantine quarantine) {
        this.database = database;
        this.quarantine = quarantine;
    }

    @Transactional(TxType.MANDATORY)
    void keep(List<Told> batch) {
        Collection<IngestTally> newest = newest(batch);
        if (newest.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            List<UUID> news;
            try (ArrayStatement instances = new ArrayStatement(connection, INSTANCES)) {
                news = instances
                        .uuids(newest, IngestTally::instanceId)
                        .instants(newest, IngestTally::at)
                        .list(row -> row.getObject(1, UUID.class));
            }
            List<IngestTally> tallies =
                    newest.stream().filter(t -> news.contains(t.instanceId())).toList();
            keepCounts(connection, tallies);
            keepPositions(connection, tallies);
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot keep a batch of " + batch.size() + " tallies", e);
        }
    }

    /** One of each instance: the last says all. */
    private Collection<IngestTally> newest(List<Told> batch) {
        Map<UUID, IngestTally> newest = new TreeMap<>();
        for (Told told : batch) {
            switch (told) {
                case Told.Understood(var _, IngestTally tally) ->
                    newest.merge(tally.instanceId(), tally, (a, b) -> b.at().isBefore(a.at()) ? a : b);
                case Told.NotUnderstood unknown -> quarantine.add(unknown.arrival(), null, unknown.reason());
            }
        }
        return newest.values();
    }

    private static void keepCounts(Connection connection, List<IngestTally> tallies) throws SQLException {
        Map<String, OfInbox> rows = new TreeMap<>();
        for (IngestTally tally : tallies) {
            tally.inboxes()
                    .forEach(inbox -> rows.put(
                            tally.instanceId() + "/" + inbox.inboxId(), new OfInbox(tally.instanceId(), inbox)));
        }
        Collection<OfInbox> once = new ArrayList<>(rows.values());
        try (ArrayStatement keep = new ArrayStatement(connection, TALLIES)) {
            keep.uuids(once, OfInbox::instanceId)
                    .uuids(once, row -> row.tally().inboxId())
                    .longs(once, row -> row.tally().acknowledged())
                    .longs(once, row -> row.tally().echoes())
                    .longs(once, row -> row.tally().spooled())
                    .execute();
        }
    }

    private static void keepPositions(Connection connection, List<IngestTally> tallies) throws SQLException {
        Map<String, OfPartition> rows = new TreeMap<>();
        for (IngestTally tally : tallies) {
            tally.published()
                    .forEach(published -> rows.put(
                            tally.instanceId() + "/" + published.partition(),
                            new OfPartition(tally.instanceId(), published)));
        }
        Collection<OfPartition> once = new ArrayList<>(rows.values());
        try (ArrayStatement keep = new ArrayStatement(connection, PUBLISHED)) {
            keep.uuids(once, OfPartition::instanceId)
                    .integers(once, row -> row.published().partition())
                    .longs(once, row -> row.published().nextOffset())
                    .execute();
        }
    }
}
