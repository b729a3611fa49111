package io.chatroom.delivery.listen;

import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.delivery.egress.GuardedSockets;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.listen.Leases.Held;
import io.chatroom.delivery.listen.Plans.Subject;
import io.chatroom.delivery.platform.Platforms;
import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.security.CredentialCipher.CannotOpen;
import io.chatroom.platforms.ConnectedPlatform;
import io.chatroom.platforms.ConnectedPlatform.Directions;
import io.chatroom.platforms.ConnectedPlatform.Shard;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Listening.Next;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections open to the platforms of inboxes that want to be listened to: asks where, takes leases that are free, as many as
 * this process may hold, and renews them. Another process takes over what this one leaves, or what its lease runs out of.
 */
@Singleton
class KeepListening {
    private static final Logger LOG = Logger.getLogger(KeepListening.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(4);
    /** A few at a time, so that processes which start together share them. */
    private static final int CLAIM_AT_ONCE = 4;

    private static final int ASK_AT_ONCE = 4;

    private final InboxTable inboxes;
    private final Platforms platforms;
    private final Plans plans;
    private final Leases leases;
    private final KeepHeard keep;
    private final GuardedSockets sockets;
    private final GuardedHttp http;
    private final ListeningMeters meters;
    private final Clock clock;
    private final RandomGenerator random;
    private final int most;
    private final Duration lease;

    private final UUID holder = UUID.randomUUID();
    private final Map<Held, OneConnection> connections = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;
    private long renewed = System.nanoTime();

    KeepListening(
            InboxTable inboxes,
            Platforms platforms,
            Plans plans,
            Leases leases,
            KeepHeard keep,
            GuardedSockets sockets,
            GuardedHttp http,
            ListeningMeters meters,
            Clock clock,
            RandomGenerator random,
            DeliverySettings settings) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.plans = plans;
        this.leases = leases;
        this.keep = keep;
        this.sockets = sockets;
        this.http = http;
        this.meters = meters;
        this.clock = clock;
        this.random = random;
        this.most = settings.listening().connections();
        this.lease = settings.listening().lease();
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void start() {
        if (most > 0) {
            thread = Thread.ofPlatform().name("keep-listening").daemon().start(this::run);
        }
    }

    /** Before the outbox stops. Sessions stay as they are, and whoever takes over goes on with them. */
    void stop(@Observes @Priority(90) ShutdownEvent event) throws InterruptedException {
        stop();
    }

    void stop() throws InterruptedException {
        stop.countDown();
        wake.release();
        if (thread != null) {
            thread.join(LEAVE_WITHIN);
        }
        connections.values().forEach(OneConnection::leave);
        long deadline = System.nanoTime() + LEAVE_WITHIN.toNanos();
        while (!connections.isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.sleep(10);
        }
    }

    /** A process that is to listen and whose thread has ended does not, and only a restart helps. */
    boolean isAlive() {
        Thread running = thread;
        return running == null || stopping() || running.isAlive();
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void run() {
        boolean failing = false;
        try {
            while (!stopping()) {
                try {
                    if (inboxes.isComplete()) {
                        turn();
                    }
                    if (failing) {
                        LOG.info("connections are looked after again");
                    }
                    failing = false;
                } catch (SQLException | RuntimeException e) {
                    if (!failing) {
                        LOG.warnf("connections cannot be looked after, and it is tried again until they can: %s", e);
                    }
                    failing = true;
                }
                wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws SQLException {
        renew();
        Map<UUID, InboxChanged> wanted = wanted();
        connections.values().stream()
                .filter(connection -> !isAsWanted(connection.lease(), wanted))
                .forEach(OneConnection::leave);
        plans.want(wanted.values().stream()
                .map(inbox -> new Subject(inbox.inboxId(), inbox.version()))
                .toList());
        plans.tellHeardAgain();
        meters.refused(plans.refused());
        if (wanted.isEmpty()) {
            return;
        }
        for (Subject due : plans.toAsk(wanted.keySet(), ASK_AT_ONCE)) {
            Thread.ofVirtual().name("ask-where-to-listen").start(() -> ask(due));
        }
        int room = Math.min(CLAIM_AT_ONCE, most - connections.size());
        if (room > 0) {
            long begun = System.nanoTime();
            for (Lease claimed : leases.claim(holder, wanted.keySet(), lease, room)) {
                take(claimed, wanted, begun + lease.toNanos());
            }
        }
    }

    private static boolean isAsWanted(Lease lease, Map<UUID, InboxChanged> wanted) {
        InboxChanged inbox = wanted.get(lease.inboxId());
        return inbox != null && inbox.version() == lease.version();
    }

    private Map<UUID, InboxChanged> wanted() {
        Map<UUID, InboxChanged> wanted = new HashMap<>();
        for (InboxChanged inbox : inboxes.all()) {
            if (inbox.enabled()
                    && platforms
                            .connected(inbox.platform())
                            .filter(platform -> platform.isWanted(withoutCredentials(inbox)))
                            .isPresent()) {
                wanted.put(inbox.inboxId(), inbox);
            }
        }
        return wanted;
    }

    private static Inbox withoutCredentials(InboxChanged inbox) {
        return new Inbox(inbox.inboxId(), inbox.platform(), inbox.settings(), new Credentials(Map.of()));
    }

    /** What does not hold any more ends by itself, as its own clock says; here it is told earlier. */
    private void renew() throws SQLException {
        long now = System.nanoTime();
        if (connections.isEmpty() || now - renewed < lease.toNanos() / 3) {
            return;
        }
        Set<Held> still = leases.renew(
                holder, connections.values().stream().map(OneConnection::lease).toList(), lease);
        renewed = now;
        connections.forEach((held, connection) ->
                connection.holdsUntil(still.contains(held) ? now + lease.toNanos() : System.nanoTime()));
    }

    private void ask(Subject subject) {
        try {
            plans.told(subject, directions(subject));
            wake.release();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("what the platform of inbox %s said cannot be kept: %s", subject.inboxId(), e);
        }
    }

    private Directions directions(Subject subject) {
        InboxChanged changed = inboxes.find(subject.inboxId()).orElse(null);
        ConnectedPlatform platform =
                changed == null ? null : platforms.connected(changed.platform()).orElse(null);
        if (changed == null || platform == null || changed.version() != subject.version()) {
            return new Directions.NotNow("The inbox is being changed.", LOOK_EVERY);
        }
        try {
            Directions directions =
                    platform.directions(inboxes.opened(changed), request -> http.exchange(request, () -> true));
            if (directions instanceof Directions.Refused(String _, String reason)) {
                LOG.warnf("inbox %s is not listened to: %s", subject.inboxId(), reason);
            }
            return directions;
        } catch (CannotOpen e) {
            return new Directions.Refused("credentials_closed", "The inbox's credentials cannot be opened.");
        } catch (RuntimeException e) {
            LOG.errorf(e, "the platform %s failed to say where to listen", platform.id());
            return new Directions.NotNow("The platform's code failed.", Duration.ofMinutes(1));
        }
    }

    private void take(Lease claimed, Map<UUID, InboxChanged> wanted, long holdsUntil) throws SQLException {
        InboxChanged changed = wanted.get(claimed.inboxId());
        ConnectedPlatform platform =
                changed == null ? null : platforms.connected(changed.platform()).orElse(null);
        if (changed == null || platform == null || changed.version() != claimed.version()) {
            leases.handOver(claimed);
            return;
        }
        try {
            Inbox inbox = inboxes.opened(changed);
            Shard shard = new Shard(claimed.shard(), claimed.of(), claimed.address(), claimed.kept());
            OneConnection connection = new OneConnection(
                    claimed,
                    inbox,
                    platform.listen(inbox, shard, random),
                    sockets,
                    keep,
                    leases,
                    meters,
                    clock,
                    holdsUntil);
            connections.put(Held.of(claimed), connection);
            Thread.ofVirtual().name("listen").start(() -> listen(connection, inbox));
        } catch (CannotOpen e) {
            plans.refused(
                    new Subject(claimed.inboxId(), claimed.version()),
                    "credentials_closed",
                    "The inbox's credentials cannot be opened.");
            leases.handOver(claimed);
        }
    }

    private void listen(OneConnection connection, Inbox inbox) {
        Lease claimed = connection.lease();
        try {
            Optional<Next> next = connection.run();
            if (next.isEmpty()) {
                LOG.warnf("listening ends, as somebody else has the lease: %s", claimed);
            } else if (OneConnection.isHandOver(next.get())) {
                LOG.infof("listening ends, and is handed over: %s", claimed);
                leases.handOver(claimed);
            } else {
                ended(claimed, inbox, next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            // it is free again when its time is over
            LOG.warnf(e, "listening broke off: %s", claimed);
        } finally {
            connections.remove(Held.of(claimed));
            wake.release();
        }
    }

    private void ended(Lease claimed, Inbox inbox, Next next) throws SQLException {
        meters.next(inbox, next);
        Subject subject = new Subject(claimed.inboxId(), claimed.version());
        switch (next) {
            case Next.Resume(Duration _, String because) ->
                LOG.infof("listening is interrupted, and goes on: %s, %s", claimed, because);
            case Next.Anew(Duration _, String because) ->
                LOG.warnf("listening begins anew, and what is said meanwhile is missed: %s, %s", claimed, because);
            case Next.AskAgain(String because) -> {
                LOG.infof("listening ends, and the platform is asked again how: %s, %s", claimed, because);
                plans.askAgain(subject);
            }
            case Next.Refused(String code, String reason) -> {
                LOG.warnf("%s is not listened to: %s", claimed, reason);
                plans.refused(subject, code, reason);
            }
        }
        leases.end(claimed, next);
    }

    /** For who wants to know whether this process listens. */
    List<Lease> held() {
        return connections.values().stream().map(OneConnection::lease).toList();
    }
}
