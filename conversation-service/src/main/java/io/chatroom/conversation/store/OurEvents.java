package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which records of a batch are events of an inbox that exists. Those of another may be redriven once there is one.
 *
 * @param moved inboxes that have conversations which moved
 */
record OurEvents(List<Inbound.Understood> events, Set<UUID> moved) {
    private static final String INBOXES = """
            select i.id, exists (select from conversation_move m where m.inbox_id = i.id) as moved
              from inbox i where i.id = any(?)
            """;

    static OurEvents among(Connection connection, List<Inbound> batch, Refusals refusals, InboundCounts counts)
            throws SQLException {
        Set<UUID> moved = new HashSet<>();
        Set<UUID> known = knownInboxes(connection, batch, moved);
        List<Inbound.Understood> ours = new ArrayList<>(batch.size());
        for (Inbound inbound : batch) {
            switch (inbound) {
                case Inbound.Understood event when known.contains(event.inboxId()) -> ours.add(event);
                case Inbound.Understood event -> refusals.record(event, "there is no inbox " + event.inboxId());
                case Inbound.NotUnderstood unknown -> refusals.record(unknown, unknown.reason());
                case Inbound.NothingLeft nothing -> counts.pass(nothing);
            }
        }
        return new OurEvents(ours, moved);
    }

    private static Set<UUID> knownInboxes(Connection connection, List<Inbound> batch, Set<UUID> moved)
            throws SQLException {
        Set<UUID> asked = new HashSet<>();
        for (Inbound inbound : batch) {
            if (inbound instanceof Inbound.Understood event) {
                asked.add(event.inboxId());
            }
        }
        try (ArrayStatement inboxes = new ArrayStatement(connection, INBOXES)) {
            return new HashSet<>(inboxes.uuids(asked, id -> id).list(row -> {
                UUID id = row.getObject("id", UUID.class);
                if (row.getBoolean("moved")) {
                    moved.add(id);
                }
                return id;
            }));
        }
    }
}
