package io.chatroom.delivery.work;

import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.lane.ClaimDueLanes.Wanted;
import io.chatroom.delivery.lane.SettleClaims.Ended;
import io.chatroom.delivery.settings.DeliverySettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * What this process has in hand, and what the next turn takes up: one turn at a time with whatever there is, so that nothing waits;
 * further ones beside it only with full hands. Under load many replies thus share a commit.
 */
@Singleton
class Hands {
    private static final int MOST_ENDED = 64;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final InboxRing ring;
    private final DeliverySettings.Delivery settings;

    private final Map<UUID, Claim> underWay = new HashMap<>();
    /** Requests on their way, by inbox. */
    private final Map<UUID, Integer> inFlight = new HashMap<>();

    private final Deque<Ended> ended = new ArrayDeque<>();
    private final PriorityQueue<Alone> alone = new PriorityQueue<>(Comparator.comparingLong(Alone::notBefore));
    private int reserved;
    private int turns;
    private boolean takesNoMore;

    Hands(InboxRing ring, DeliverySettings settings) {
        this.ring = ring;
        this.settings = settings.delivery();
    }

    /** One that could not be written with others, and is tried by itself. */
    private record Alone(Ended ended, int failures, long notBefore) {}

    /** For one turn: what to settle, and whom to claim from, {@code room} lanes in all. */
    record Load(List<Ended> ended, List<Wanted> wanted, int room, int failures, long taken) {
        static final Load NOTHING = new Load(List.of(), List.of(), 0, 0, 0);

        boolean isEmpty() {
            return ended.isEmpty() && wanted.isEmpty();
        }
    }

    synchronized Load take() {
        Alone single = alone.peek();
        if (single != null && single.notBefore() - System.nanoTime() <= 0) {
            alone.remove();
            turns++;
            return new Load(List.of(single.ended()), List.of(), 0, single.failures(), System.nanoTime());
        }
        int settling = Math.min(ended.size(), MOST_ENDED);
        // what is settled makes room in the same transaction
        int room = takesNoMore
                ? 0
                : Math.min(settings.claim(), settings.inFlight() - underWay.size() - reserved + settling);
        if (turns > 0 && settling < settings.claim() && room < settings.claim()) {
            return Load.NOTHING;
        }
        List<Ended> taken = new ArrayList<>(settling);
        for (int i = 0; i < settling; i++) {
            Ended one = ended.remove();
            taken.add(one);
            ring.mayBeDue(one.claim().inboxId());
        }
        List<Wanted> wanted = room > 0 ? ring.next(room, inFlight) : List.of();
        if (taken.isEmpty() && wanted.isEmpty()) {
            return Load.NOTHING;
        }
        turns++;
        Load load = new Load(taken, wanted, wanted.isEmpty() ? 0 : room, 0, System.nanoTime());
        reserve(load, 1);
        return load;
    }

    synchronized void done(Load load, List<Claim> claims) {
        turns--;
        reserve(load, -1);
        load.ended().forEach(one -> underWay.remove(one.claim().id()));
        for (Claim claim : claims) {
            underWay.put(claim.id(), claim);
            count(claim.inboxId(), 1);
        }
        ring.claimed(load.wanted(), load.room(), claims, load.taken());
    }

    /** For what a turn may bring, until it is known what it brought. */
    private void reserve(Load load, int sign) {
        reserved += sign * load.room();
        load.wanted().forEach(one -> count(one.inboxId(), sign * one.most()));
    }

    private void count(UUID inbox, int more) {
        inFlight.merge(inbox, more, (had, add) -> had + add == 0 ? null : had + add);
    }

    /**
     * What happened must be written, for as long as there is a process that knows it: the fencing sees to it that late is harmless.
     * It is tried again one by one, so that nobody waits for the one that the database will not have.
     */
    synchronized void failed(Load load) {
        turns--;
        reserve(load, -1);
        int failures = load.failures() + 1;
        long pause = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures, 10));
        long notBefore = System.nanoTime() + Duration.ofMillis(pause).toNanos();
        load.ended().forEach(one -> alone.add(new Alone(one, failures, notBefore)));
    }

    /** A claim's sending is over; whether a turn can begin with that, as none will come for it by itself. */
    synchronized boolean ended(Ended one) {
        count(one.claim().inboxId(), -1);
        ended.add(one);
        return turns == 0 || ended.size() >= settings.claim();
    }

    void mayBeDue(Collection<UUID> inboxes) {
        inboxes.forEach(ring::mayBeDue);
    }

    synchronized void takeNoMore() {
        takesNoMore = true;
    }

    synchronized List<Claim> underWay() {
        return List.copyOf(underWay.values());
    }

    synchronized boolean isEmpty() {
        return underWay.isEmpty();
    }
}
