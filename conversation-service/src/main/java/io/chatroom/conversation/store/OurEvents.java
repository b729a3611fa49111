package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which records of a batch are events of an inbox that exists. Those of another may be redriven once there is one. */
final class OurEvents {
    private static final String INBOXES = "select id from inbox where id = any(?)";

    static List<Inbound.Understood> among(
            Connection connection, List<Inbound> batch, Refusals refusals, InboundCounts counts) throws SQLException {
        Set<UUID> known = knownInboxes(connection, batch);
        List<Inbound.Understood> ours = new ArrayList<>(batch.size());
        for (Inbound inbound : batch) {
            switch (inbound) {
                case Inbound.Understood event when known.contains(event.inboxId()) -> ours.add(event);
                case Inbound.Understood event -> refusals.record(event, "there is no inbox " + event.inboxId());
                case Inbound.NotUnderstood unknown -> refusals.record(unknown, unknown.reason());
                case Inbound.NothingLeft nothing -> counts.pass(nothing);
            }
        }
        return ours;
    }

    private static Set<UUID> knownInboxes(Connection connection, List<Inbound> batch) throws SQLException {
        Set<UUID> asked = new HashSet<>();
        for (Inbound inbound : batch) {
            if (inbound instanceof Inbound.Understood event) {
                asked.add(event.inboxId());
            }
        }
        try (ArrayStatement inboxes = new ArrayStatement(connection, INBOXES)) {
            return new HashSet<>(inboxes.uuids(asked, id -> id).list(row -> row.getObject(1, UUID.class)));
        }
    }

    private OurEvents() {}
}
