package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.rows.ArrayStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of the records of a batch, by inbox, in the batch's transaction, and with it how far the topic is counted. A
 * record that Kafka delivers again is not counted again. What was read anew out of quarantine is not counted either: it was when it
 * came first, and ingest has not acknowledged it a second time.
 */
final class InboundCounts {
    enum Outcome {
        STORED,
        DUPLICATE,
        QUARANTINED
    }

    // the old position is what the row said before this statement: null for a partition not seen before
    private static final String WRITE = """
            with batch as (
                select * from unnest(?::int[], ?::bigint[], ?::uuid[], ?::text[]) as k (partition, "offset", inbox_id, outcome)
            ), moved as (
                insert into inbound_position (partition, next_offset)
                select partition, max("offset") + 1 from batch group by partition order by partition
                on conflict (partition) do update set next_offset = greatest(inbound_position.next_offset, excluded.next_offset)
                returning new.partition, old.next_offset as before
            )
            insert into inbound_count (inbox_id, partition, stored, duplicates, quarantined, counted_at)
            select b.inbox_id, b.partition,
                   count(*) filter (where b.outcome = 'STORED'),
                   count(*) filter (where b.outcome = 'DUPLICATE'),
                   count(*) filter (where b.outcome = 'QUARANTINED'),
                   ?::timestamptz
              from batch b join moved m on m.partition = b.partition
             where b."offset" >= coalesce(m.before, 0) and b.inbox_id is not null and b.outcome is not null
             group by b.inbox_id, b.partition
             order by b.inbox_id, b.partition
            on conflict (inbox_id, partition) do update
               set stored = inbound_count.stored + excluded.stored,
                   duplicates = inbound_count.duplicates + excluded.duplicates,
                   quarantined = inbound_count.quarantined + excluded.quarantined,
                   counted_at = excluded.counted_at
            """;

    private record Counted(
            Arrival arrival,
            @Nullable UUID inboxId,
            @Nullable Outcome outcome) {}

    private final List<Counted> counted = new ArrayList<>();

    void add(Inbound inbound, Outcome outcome) {
        boolean again = inbound.arrival().redriveOf().isPresent();
        counted.add(new Counted(inbound.arrival(), inbound.inboxId(), again ? null : outcome));
    }

    /** It moves the position and is nobody's. */
    void pass(Inbound inbound) {
        counted.add(new Counted(inbound.arrival(), null, null));
    }

    long of(Outcome outcome) {
        return counted.stream().filter(c -> c.outcome() == outcome).count();
    }

    /** Last of all in the transaction: whoever holds a partition's row waits for nothing any more. */
    void write(Connection connection, Instant now) throws SQLException {
        if (counted.isEmpty()) {
            return;
        }
        try (ArrayStatement write = new ArrayStatement(connection, WRITE)) {
            write.integers(counted, c -> c.arrival().partition())
                    .longs(counted, c -> c.arrival().offset())
                    .uuids(counted, Counted::inboxId)
                    .texts(
                            counted,
                            c -> c.outcome() == null ? null : c.outcome().name())
                    .instant(now)
                    .execute();
        }
    }
}
