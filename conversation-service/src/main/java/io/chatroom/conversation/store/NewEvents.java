package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.Quarantine;
import io.chatroom.conversation.rows.ArrayStatement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which events of a batch are new, of inboxes that exist. The primary key of inbound_event is what makes five webhooks one message. */
@ApplicationScoped
class NewEvents {
    private static final String INBOXES = "select id from inbox where id = any(?)";

    // in order of id, so that two replicas that were given the same records wait for each other instead of dead-locking
    private static final String REMEMBER = """
            insert into inbound_event (event_id, inbox_id, received_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) as e (event_id, inbox_id, received_at)
            order by e.event_id
            on conflict (event_id) do nothing
            returning event_id
            """;

    private final Quarantine quarantine;
    private final Counter stored;
    private final Counter duplicates;

    NewEvents(Quarantine quarantine, MeterRegistry meters) {
        this.quarantine = quarantine;
        this.stored =
                Counter.builder("chatroom.inbound.events").tag("outcome", "new").register(meters);
        this.duplicates = Counter.builder("chatroom.inbound.events")
                .tag("outcome", "duplicate")
                .register(meters);
    }

    /** In the order of the batch; events of an unknown inbox are quarantined, and may be redriven once there is one. */
    List<Inbound.Understood> of(Connection connection, List<Inbound.Understood> batch) throws SQLException {
        Map<UUID, Inbound.Understood> once = new LinkedHashMap<>();
        List<Inbound.Understood> ours = ofKnownInboxes(connection, batch);
        for (Inbound.Understood inbound : ours) {
            once.putIfAbsent(inbound.event().eventId(), inbound);
        }
        if (once.isEmpty()) {
            return List.of();
        }
        Set<UUID> fresh = remember(connection, new ArrayList<>(once.values()));
        duplicates.increment(ours.size() - (double) fresh.size());
        stored.increment(fresh.size());
        return once.values().stream()
                .filter(inbound -> fresh.contains(inbound.event().eventId()))
                .toList();
    }

    private List<Inbound.Understood> ofKnownInboxes(Connection connection, List<Inbound.Understood> batch)
            throws SQLException {
        if (batch.isEmpty()) {
            return batch;
        }
        Set<UUID> asked = new HashSet<>();
        batch.forEach(inbound -> asked.add(inbound.inboxId()));
        Set<UUID> known;
        try (ArrayStatement inboxes = new ArrayStatement(connection, INBOXES)) {
            known = new HashSet<>(inboxes.uuids(asked, id -> id).list(row -> row.getObject(1, UUID.class)));
        }
        List<Inbound.Understood> ours = new ArrayList<>(batch.size());
        for (Inbound.Understood inbound : batch) {
            if (known.contains(inbound.inboxId())) {
                ours.add(inbound);
            } else {
                quarantine.add(inbound.arrival(), inbound.inboxId(), "there is no inbox " + inbound.inboxId());
            }
        }
        return ours;
    }

    private static Set<UUID> remember(Connection connection, List<Inbound.Understood> events) throws SQLException {
        try (ArrayStatement remember = new ArrayStatement(connection, REMEMBER)) {
            return new HashSet<>(remember.uuids(events, i -> i.event().eventId())
                    .uuids(events, Inbound.Understood::inboxId)
                    .instants(events, i -> i.event().receivedAt())
                    .list(row -> row.getObject(1, UUID.class)));
        }
    }
}
