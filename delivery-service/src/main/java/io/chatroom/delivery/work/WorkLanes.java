package io.chatroom.delivery.work;

import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.lane.Attempted;
import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.lane.ClaimDueLanes;
import io.chatroom.delivery.lane.SettleClaim;
import io.chatroom.delivery.send.SendReply;
import io.chatroom.delivery.settings.DeliverySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims what is due, a few at a time and only what can be sent at once, and gives each claim a thread of its own. Woken by intake
 * and by every claim that ends; looks for itself every 50 ms, as retries become due and other processes add lanes.
 */
@Singleton
public class WorkLanes {
    private static final Logger LOG = Logger.getLogger(WorkLanes.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ClaimDueLanes claimDueLanes;
    private final SendReply sendReply;
    private final SettleClaim settleClaim;
    private final InboxTable inboxes;
    private final AttemptLog log;
    private final DeliverySettings.Delivery settings;

    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Semaphore slots;
    private final Map<UUID, Integer> inFlight = new ConcurrentHashMap<>();
    private @Nullable Thread claiming;

    WorkLanes(
            ClaimDueLanes claimDueLanes,
            SendReply sendReply,
            SettleClaim settleClaim,
            InboxTable inboxes,
            AttemptLog log,
            DeliverySettings settings) {
        this.claimDueLanes = claimDueLanes;
        this.sendReply = sendReply;
        this.settleClaim = settleClaim;
        this.inboxes = inboxes;
        this.log = log;
        this.settings = settings.delivery();
        this.slots = new Semaphore(this.settings.inFlight());
    }

    void start(@Observes StartupEvent event) {
        claiming = Thread.ofVirtual().name("claim-lanes").start(this::claim);
    }

    /** Before the outbox stops, so that the last receipts still leave. What cannot be settled by then expires. */
    void stop(@Observes @Priority(100) ShutdownEvent event) {
        stop.countDown();
        wake();
        try {
            if (claiming != null) {
                claiming.join(Duration.ofSeconds(10));
            }
            Duration longest = settings.httpTimeout().plusSeconds(5);
            if (!slots.tryAcquire(settings.inFlight(), longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%d replies are still on their way, and are left to their leases", inFlightNow());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There may be something to do. */
    public void wake() {
        wake.release();
    }

    boolean isAlive() {
        return claiming != null && (claiming.isAlive() || stopping());
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private int inFlightNow() {
        return settings.inFlight() - slots.availablePermits();
    }

    private void claim() {
        int failures = 0;
        try {
            while (!stopping()) {
                try {
                    boolean more = inboxes.isComplete() && claimOnce();
                    if (failures > 0) {
                        LOG.info("lanes are worked again");
                    }
                    failures = 0;
                    if (!more) {
                        wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                        wake.drainPermits();
                    }
                } catch (SQLException | RuntimeException e) {
                    if (failures++ == 0) {
                        LOG.warnf("no lane can be claimed, and it is tried again until one can: %s", e);
                    }
                    stop.await(pause(failures).toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there may be more that is due and can be sent. */
    private boolean claimOnce() throws SQLException {
        int room = Math.min(settings.claim(), slots.availablePermits());
        if (room == 0) {
            return false;
        }
        List<Claim> claims = claimDueLanes.claim(room, new HashMap<>(inFlight));
        for (Claim claim : claims) {
            // nobody else takes slots, so this one is there
            slots.acquireUninterruptibly();
            inFlight.merge(claim.inboxId(), 1, Integer::sum);
            Thread.ofVirtual().name("send-" + claim.replyId()).start(() -> work(claim));
        }
        return claims.size() == room;
    }

    private void work(Claim claim) {
        try {
            Optional<Attempted> attempted = stopping() ? Optional.empty() : sendReply.send(claim);
            settle(claim, attempted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "reply %s is left to its lease", claim.replyId());
        } finally {
            inFlight.computeIfPresent(claim.inboxId(), (_, count) -> count > 1 ? count - 1 : null);
            slots.release();
            wake();
        }
    }

    /** What happened must be written, for as long as there is a process that knows it: the fencing sees to it that late is harmless. */
    private void settle(Claim claim, Optional<Attempted> attempted) throws InterruptedException {
        int failures = 0;
        while (true) {
            try {
                if (attempted.isEmpty()) {
                    if (settleClaim.release(claim)) {
                        log.released(claim);
                    }
                } else {
                    settleClaim
                            .settle(claim, attempted.get())
                            .ifPresentOrElse(
                                    settled -> log.settled(claim, attempted.get(), settled),
                                    () -> log.fencedOff(claim));
                }
                return;
            } catch (SQLException | RuntimeException e) {
                if (failures++ == 0) {
                    LOG.warnf("what became of reply %s cannot be written yet: %s", claim.replyId(), e);
                }
                if (stop.await(pause(failures).toMillis(), TimeUnit.MILLISECONDS) && failures > 10) {
                    return;
                }
                if (stopping()) {
                    Thread.sleep(200);
                }
            }
        }
    }

    private static Duration pause(int failures) {
        Duration pause = Duration.ofMillis(100L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
