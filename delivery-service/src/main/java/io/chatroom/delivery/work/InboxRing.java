package io.chatroom.delivery.work;

import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.lane.ClaimDueLanes.Wanted;
import io.chatroom.delivery.lane.DueInboxes;
import io.chatroom.delivery.lane.DueInboxes.Due;
import io.chatroom.delivery.lane.DueInboxes.DueInbox;
import io.chatroom.delivery.rules.RulesOfInboxes;
import io.chatroom.delivery.settings.DeliverySettings;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: inboxes with something due take turns, so that one with very much of it does not keep the others waiting. What it
 * is not told (other processes, retries that become due) it finds by looking, every 50 ms.
 */
@Singleton
class InboxRing {
    private final DueInboxes dueInboxes;
    private final RulesOfInboxes rules;
    private final DeliverySettings.Delivery settings;

    private final Map<UUID, Place> places = new LinkedHashMap<>();
    private final AtomicLong lookedAt;
    private @Nullable UUID end;

    InboxRing(DueInboxes dueInboxes, RulesOfInboxes rules, DeliverySettings settings) {
        this.dueInboxes = dueInboxes;
        this.rules = rules;
        this.settings = settings.delivery();
        this.lookedAt = new AtomicLong(System.nanoTime() - this.settings.poll().toNanos());
    }

    /** In the row; {@code heard} is when we last had word that something of it is due; lanes due before {@code since} are taken. */
    private record Place(DueInbox inbox, long heard, Instant since) {}

    /** Something of it may have become due just now. */
    synchronized void mayBeDue(UUID inbox) {
        Place place = places.get(inbox);
        // an inbox that is known keeps its place in the row
        places.put(
                inbox,
                place == null
                        ? new Place(new DueInbox(inbox, false), System.nanoTime(), Instant.EPOCH)
                        : new Place(place.inbox(), System.nanoTime(), place.since()));
    }

    /** Asks the database what is due, if that was not done just now; only one asks at a time. */
    void lookAround() throws SQLException {
        long now = System.nanoTime();
        long last = lookedAt.get();
        if (now - last >= settings.poll().toNanos() && lookedAt.compareAndSet(last, now)) {
            Due due = dueInboxes.look(end);
            synchronized (this) {
                end = due.end();
                due.inboxes().forEach(inbox -> places.put(inbox.id(), new Place(inbox, now, Instant.EPOCH)));
            }
        }
    }

    /** Whom to claim from next, {@code room} lanes in all; {@code inFlight} says how many of each inbox are on their way. */
    synchronized List<Wanted> next(int room, Map<UUID, Integer> inFlight) {
        List<Place> chosen = new ArrayList<>();
        for (Place place : places.values()) {
            if (spare(place.inbox(), inFlight) > 0) {
                chosen.add(place);
                if (chosen.size() == room) {
                    break;
                }
            }
        }
        // each gets its share of the room, and then stands last in the row
        int share = chosen.isEmpty() ? 0 : Math.ceilDiv(room, chosen.size());
        List<Wanted> wanted = new ArrayList<>(chosen.size());
        for (Place place : chosen) {
            DueInbox inbox = place.inbox();
            places.remove(inbox.id());
            places.put(inbox.id(), place);
            wanted.add(new Wanted(
                    inbox.id(),
                    Math.min(share, spare(inbox, inFlight)),
                    rules.of(inbox.id()).inboxRate(),
                    inbox.tripped(),
                    place.since()));
        }
        return wanted;
    }

    /**
     * Where there was room for more, whoever gave less than it was asked for has nothing more for now; unless there has been word of it
     * after {@code asked}.
     */
    synchronized void claimed(List<Wanted> wanted, int room, List<Claim> claims, long asked) {
        Map<UUID, Integer> got = new HashMap<>();
        for (Claim claim : claims) {
            got.merge(claim.inboxId(), 1, Integer::sum);
            // until the next look: a lane may yet become due with an earlier time
            places.computeIfPresent(
                    claim.inboxId(),
                    (_, place) -> claim.dueAt().isAfter(place.since())
                            ? new Place(place.inbox(), place.heard(), claim.dueAt())
                            : place);
        }
        if (claims.size() == room) {
            return;
        }
        for (Wanted one : wanted) {
            Place place = places.get(one.inboxId());
            if (place != null && place.heard() - asked <= 0 && got.getOrDefault(one.inboxId(), 0) < one.most()) {
                places.remove(one.inboxId());
            }
        }
    }

    private int spare(DueInbox inbox, Map<UUID, Integer> inFlight) {
        return settings.inFlightPerInbox() - inFlight.getOrDefault(inbox.id(), 0);
    }
}
