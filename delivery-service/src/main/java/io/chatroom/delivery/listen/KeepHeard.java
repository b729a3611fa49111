package io.chatroom.delivery.listen;

import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import io.chatroom.platforms.UntrustedJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes what was heard durable together with how far that is, and counts it: all of it or nothing, and nothing without the lease. So a
 * connection that follows is told again exactly what is not kept, and what is kept leaves for Kafka however often processes die.
 */
@ApplicationScoped
class KeepHeard {
    private static final String MOVE = """
            update listening_shard set kept = coalesce(?, kept) where inbox_id = ? and shard = ? and fence = ?""";

    private static final String COUNT = """
            insert into heard_count as c (inbox_id, acknowledged, echoes) values (?, ?, ?)
            on conflict (inbox_id) do update
               set acknowledged = c.acknowledged + excluded.acknowledged, echoes = c.echoes + excluded.echoes""";

    private final DataSource dataSource;
    private final Outbox outbox;

    KeepHeard(DataSource dataSource, Outbox outbox) {
        this.dataSource = dataSource;
        this.outbox = outbox;
    }

    /** {@code echoes} are dropped; a null {@code state} leaves what is kept as it is. Whether the lease holds. */
    @Transactional(rollbackOn = Exception.class)
    public boolean keep(Lease lease, List<InboundEvent> events, int echoes, @Nullable String state)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // the row is locked until all is committed: one connection writes after the other
            try (PreparedStatement move = connection.prepareStatement(MOVE)) {
                move.setString(1, state);
                Leases.setLease(move, 2, lease);
                if (move.executeUpdate() == 0) {
                    return false;
                }
            }
            outbox.publishAll(events.stream().map(KeepHeard::record).toList());
            if (!events.isEmpty() || echoes > 0) {
                try (PreparedStatement count = connection.prepareStatement(COUNT)) {
                    count.setObject(1, lease.inboxId());
                    count.setLong(2, (long) events.size() + echoes);
                    count.setLong(3, echoes);
                    count.executeUpdate();
                }
            }
            return true;
        }
    }

    private static OutboxRecord record(InboundEvent event) {
        byte[] payload = EventJson.write(event, InboundEvent.class);
        return payload.length <= OutboxRecord.MAX_PAYLOAD_BYTES
                ? record(event, payload)
                : tooLarge(event, UntrustedJson.capped(payload));
    }

    /** What no record holds must not be tried for ever. */
    private static OutboxRecord tooLarge(InboundEvent event, byte[] beginning) {
        Unreadable unreadable = new Unreadable(
                event.eventId(),
                event.inboxId(),
                event.eventId().toString(),
                event.receivedAt(),
                "",
                "an event that is too large to be kept; this is how it begins",
                List.of(),
                beginning);
        return record(unreadable, EventJson.write(unreadable, InboundEvent.class));
    }

    private static OutboxRecord record(InboundEvent event, byte[] payload) {
        return new OutboxRecord(
                Topics.INBOUND,
                event.key(),
                Ids.ofPlatformEvent(event.inboxId(), event.externalConversationId()),
                event.eventId(),
                event.type(),
                payload);
    }
}
