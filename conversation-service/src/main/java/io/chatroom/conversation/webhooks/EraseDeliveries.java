package io.chatroom.conversation.webhooks;

import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.ErasureRequested;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Leaves nothing in our log, or at delivery-service, of what integrators were told of conversations; what has not left yet does not leave.
 * What they did with it is theirs to erase: they are told that the conversations have changed.
 */
@ApplicationScoped
public class EraseDeliveries {
    private static final String ERASE = """
            update webhook_delivery
               set payload = jsonb_build_object('type', type, 'id', event_id, 'erased', true)::text, status_reason = null
             where lane = any(?)
            """;

    private static final String ERASE_ATTEMPTS = """
            update webhook_attempt a set error = null, response_excerpt = null
              from webhook_delivery d where d.id = a.delivery_id and d.lane = any(?)
            """;

    private final Outbox outbox;

    EraseDeliveries(Outbox outbox) {
        this.outbox = outbox;
    }

    private record Lane(UUID id, UUID subscription) {}

    @Transactional(TxType.MANDATORY)
    public void of(Connection connection, Collection<UUID> conversations, Instant now) throws SQLException {
        List<Lane> lanes = new ArrayList<>();
        SelectRows.list(
                        connection,
                        "select id from webhook_subscription",
                        List.of(),
                        row -> row.getObject(1, UUID.class))
                .forEach(subscription -> conversations.forEach(conversation ->
                        lanes.add(new Lane(FanOut.lane(subscription, conversation.toString()), subscription))));
        if (lanes.isEmpty()) {
            return;
        }
        for (String sql : List.of(ERASE_ATTEMPTS, ERASE)) {
            try (PreparedStatement erase = connection.prepareStatement(sql)) {
                erase.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", lanes.stream().map(Lane::id).toArray()));
                erase.executeUpdate();
            }
        }
        outbox.publishAll(lanes.stream().map(lane -> command(lane, now)).toList());
    }

    private static OutboxRecord command(Lane lane, Instant now) {
        return FanOut.command(
                "erasure_requested", new ErasureRequested(Ids.next(), lane.id(), lane.subscription(), now));
    }
}
