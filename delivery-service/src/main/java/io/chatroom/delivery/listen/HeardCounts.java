package io.chatroom.delivery.listen;

import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.IngestTally;
import io.chatroom.events.IngestTally.InboxTally;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What was heard and kept, by inbox, by all who listen together. */
@ApplicationScoped
class HeardCounts {
    private static final String TURN = """
            update heard_tally set tell_at = clock_timestamp() + interval '5 seconds'
             where tell_at <= clock_timestamp() returning instance_id""";

    private static final String COUNTS = "select inbox_id, acknowledged, echoes from heard_count order by inbox_id";

    private final DataSource dataSource;
    private final Outbox outbox;

    HeardCounts(DataSource dataSource, Outbox outbox) {
        this.dataSource = dataSource;
        this.outbox = outbox;
    }

    /** Under the one id that all who listen have. */
    record SoFar(UUID instanceId, List<InboxTally> inboxes) {}

    /** Empty if it is another process' turn to tell. Counts are read before what waits, so that nothing counted is missing from the rest. */
    @Transactional(rollbackOn = Exception.class)
    Optional<SoFar> takeTurn() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            UUID instance;
            try (PreparedStatement turn = connection.prepareStatement(TURN);
                    ResultSet row = turn.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                instance = row.getObject(1, UUID.class);
            }
            List<InboxTally> counts = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(COUNTS);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.add(new InboxTally(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3), 0));
                }
            }
            Map<String, Long> waiting = counts.isEmpty() ? Map.of() : outbox.waiting(Topics.INBOUND);
            return Optional.of(new SoFar(
                    instance,
                    counts.stream()
                            .map(count -> new InboxTally(
                                    count.inboxId(),
                                    count.acknowledged(),
                                    count.echoes(),
                                    waiting.getOrDefault(count.inboxId().toString(), 0L)))
                            .toList()));
        }
    }

    @Transactional
    void publish(IngestTally tally) {
        outbox.publish(new OutboxRecord(
                Topics.TALLIES,
                tally.key(),
                tally.instanceId(),
                Ids.next(),
                "ingest_tally",
                EventJson.write(tally, IngestTally.class)));
    }
}
