package io.chatroom.delivery.work;

import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.lane.Attempted;
import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.lane.SettleClaims.Ended;
import io.chatroom.delivery.lane.TakeTurn;
import io.chatroom.delivery.lane.TakeTurn.Turn;
import io.chatroom.delivery.send.SendReply;
import io.chatroom.delivery.settings.DeliverySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Claims what is due, a few at a time and only what can be sent at once, gives each claim a thread of its own, and writes down what
 * became of it. Woken by intake and by every claim that ends; looks for itself every 50 ms, as retries become due and other
 * processes add lanes.
 */
@Singleton
public class WorkLanes {
    private static final Logger LOG = Logger.getLogger(WorkLanes.class);
    /** Turns that may be under way at once, so that the database's answers are waited for together. */
    private static final int LOOPS = 4;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final TakeTurn takeTurn;
    private final Hands hands;
    private final InboxRing ring;
    private final SendReply sendReply;
    private final InboxTable inboxes;
    private final AttemptLog log;
    private final DeliverySettings.Delivery settings;

    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> loops = new ArrayList<>();

    WorkLanes(
            TakeTurn takeTurn,
            Hands hands,
            InboxRing ring,
            SendReply sendReply,
            InboxTable inboxes,
            AttemptLog log,
            DeliverySettings settings) {
        this.takeTurn = takeTurn;
        this.hands = hands;
        this.ring = ring;
        this.sendReply = sendReply;
        this.inboxes = inboxes;
        this.log = log;
        this.settings = settings.delivery();
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < LOOPS; i++) {
            // few, and always at the database: threads of the platform cost less there
            loops.add(Thread.ofPlatform().name("work-lanes-" + i).daemon().start(this::work));
        }
    }

    /** Before the outbox stops, so that the last receipts still leave. What cannot be settled by then expires. */
    void stop(@Observes @Priority(100) ShutdownEvent event) {
        hands.takeNoMore();
        stop.countDown();
        wake.release(LOOPS);
        Duration longest = settings.httpTimeout().plusSeconds(8);
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            for (Thread loop : loops) {
                loop.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int left = hands.underWay().size();
        if (left > 0) {
            LOG.warnf("%d replies are still on their way, and are left to their leases", left);
        }
    }

    /** Something of these inboxes may have become due. */
    public void wake(Collection<UUID> mayBeDue) {
        hands.mayBeDue(mayBeDue);
        wake.release();
    }

    /** What is being sent or settled in this process. */
    List<Claim> underWay() {
        return hands.underWay();
    }

    boolean isAlive() {
        return stopping() || (!loops.isEmpty() && loops.stream().allMatch(Thread::isAlive));
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /** Until told to stop, and then until everything that was claimed is settled. */
    private void work() {
        int failures = 0;
        try {
            while (!stopping() || !hands.isEmpty()) {
                try {
                    boolean more = inboxes.isComplete() && turn();
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
                        LOG.warnf("lanes cannot be worked, and it is tried again until they can: %s", e);
                    }
                    pause(failures);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was something to do, and so there may be more. */
    private boolean turn() throws SQLException {
        ring.lookAround();
        Hands.Load load = hands.take();
        if (load.isEmpty()) {
            return false;
        }
        Turn turn;
        try {
            turn = takeTurn.take(load.ended(), load.wanted(), load.room());
        } catch (SQLException | RuntimeException e) {
            hands.failed(load);
            throw e;
        }
        hands.done(load, turn.claims());
        for (Claim claim : turn.claims()) {
            Thread.ofVirtual().name("send-reply").start(() -> send(claim));
        }
        log.settled(load.ended(), turn.written());
        return true;
    }

    private void send(Claim claim) {
        Attempted attempted;
        try {
            attempted = stopping() ? null : sendReply.send(claim).orElse(null);
        } catch (RuntimeException e) {
            LOG.errorf(e, "sending reply %s failed inside", claim.replyId());
            attempted = Attempted.lost("Sending failed inside: " + e.getClass().getSimpleName(), Duration.ZERO);
        }
        if (hands.ended(new Ended(claim, attempted))) {
            wake.release();
        }
    }

    private void pause(int failures) throws InterruptedException {
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures, 10));
        if (stop.await(millis, TimeUnit.MILLISECONDS)) {
            Thread.sleep(200);
        }
    }
}
