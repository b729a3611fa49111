package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.store.InboundCounts.Outcome;
import io.chatroom.events.InboundEvent.Unreadable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which events of a batch are new. The primary key of inbound_event is what makes five webhooks one message. An event of which there
 * is nothing but a quarantine entry is new once it can be read, whether it was asked for again or the platform repeated it.
 */
final class NewEvents {
    // in order of id, so that two replicas that were given the same records wait for each other instead of dead-locking
    private static final String REMEMBER = """
            insert into inbound_event (event_id, inbox_id, stored_at, quarantined)
            select e.event_id, e.inbox_id, n.now, e.quarantined
              from unnest(?::uuid[], ?::uuid[], ?::boolean[]) as e (event_id, inbox_id, quarantined)
             cross join (select ?::timestamptz as now) n
             order by e.event_id
            on conflict (event_id) do update set quarantined = false, stored_at = excluded.stored_at
             where inbound_event.quarantined and not excluded.quarantined
            returning event_id
            """;

    /** In the order of the batch; what is not new is counted as a duplicate. */
    static List<Inbound.Understood> of(
            Connection connection, List<Inbound.Understood> batch, Instant now, InboundCounts counts)
            throws SQLException {
        List<Inbound.Understood> stillUnreadable = new ArrayList<>();
        Map<UUID, Inbound.Understood> once = new LinkedHashMap<>();
        for (Inbound.Understood inbound : batch) {
            if (isUnreadable(inbound) && inbound.arrival().redriveOf().isPresent()) {
                // it has the id it had the first time, and has to be heard nevertheless
                stillUnreadable.add(inbound);
            } else {
                addOnce(once, inbound, counts);
            }
        }
        Set<UUID> unknown = once.isEmpty() ? Set.of() : remember(connection, new ArrayList<>(once.values()), now);
        List<Inbound.Understood> fresh = new ArrayList<>(once.size());
        for (Inbound.Understood inbound : once.values()) {
            if (unknown.contains(inbound.event().eventId())) {
                fresh.add(inbound);
            } else {
                counts.add(inbound, Outcome.DUPLICATE);
            }
        }
        fresh.addAll(stillUnreadable);
        return fresh;
    }

    /** Of one event twice in a batch the first counts, unless only the other can be read. */
    private static void addOnce(Map<UUID, Inbound.Understood> once, Inbound.Understood inbound, InboundCounts counts) {
        UUID id = inbound.event().eventId();
        Inbound.Understood first = once.get(id);
        if (first == null) {
            once.put(id, inbound);
        } else if (isUnreadable(first) && !isUnreadable(inbound)) {
            once.remove(id);
            once.put(id, inbound);
            counts.add(first, Outcome.DUPLICATE);
        } else {
            counts.add(inbound, Outcome.DUPLICATE);
        }
    }

    private static boolean isUnreadable(Inbound.Understood inbound) {
        return inbound.event() instanceof Unreadable;
    }

    private static Set<UUID> remember(Connection connection, List<Inbound.Understood> events, Instant now)
            throws SQLException {
        try (ArrayStatement remember = new ArrayStatement(connection, REMEMBER)) {
            return new HashSet<>(remember.uuids(events, i -> i.event().eventId())
                    .uuids(events, Inbound.Understood::inboxId)
                    .booleans(events, NewEvents::isUnreadable)
                    .instant(now)
                    .list(row -> row.getObject(1, UUID.class)));
        }
    }

    private NewEvents() {}
}
