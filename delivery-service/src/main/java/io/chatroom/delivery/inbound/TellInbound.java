package io.chatroom.delivery.inbound;

import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Tells what platforms told here rather than by webhook, in the caller's transaction; and counts it, for who compares what is
 * acknowledged with what is stored.
 */
@Singleton
public class TellInbound {
    private static final String COUNT = """
            insert into heard_count as c (inbox_id, acknowledged, echoes) values (?, ?, ?)
            on conflict (inbox_id) do update
               set acknowledged = c.acknowledged + excluded.acknowledged, echoes = c.echoes + excluded.echoes""";

    private final Outbox outbox;

    TellInbound(Outbox outbox) {
        this.outbox = outbox;
    }

    /** All of one inbox; {@code echoes} are counted and not told. */
    public void tell(Connection connection, UUID inboxId, List<InboundEvent> events, int echoes) throws SQLException {
        outbox.publishAll(events.stream().map(TellInbound::record).toList());
        if (!events.isEmpty() || echoes > 0) {
            try (PreparedStatement count = connection.prepareStatement(COUNT)) {
                count.setObject(1, inboxId);
                count.setLong(2, (long) events.size() + echoes);
                count.setLong(3, echoes);
                count.executeUpdate();
            }
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
