package io.chatroom.delivery.work;

import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.lane.Attempted;
import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.lane.DueLanes;
import io.chatroom.delivery.lane.ExpiredClaims;
import io.chatroom.delivery.lane.HeldInboxes;
import io.chatroom.delivery.lane.SettleClaims;
import io.chatroom.delivery.lane.SettleClaims.Ended;
import io.chatroom.delivery.lane.TellSending;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What is done now and then, by every process: of several that try the same, the database lets one. */
@Singleton
class TidyUp {
    private static final Logger LOG = Logger.getLogger(TidyUp.class);

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final ExpiredClaims expired;
    private final SettleClaims settleClaims;
    private final TellSending tellSending;
    private final HeldInboxes held;
    private final InboxTable inboxes;
    private final DueLanes dueLanes;
    private final WorkLanes work;
    private final AttemptLog log;
    private final Clock clock;
    private Set<UUID> told = Set.of();

    TidyUp(
            ExpiredClaims expired,
            SettleClaims settleClaims,
            TellSending tellSending,
            HeldInboxes held,
            InboxTable inboxes,
            DueLanes dueLanes,
            WorkLanes work,
            AttemptLog log,
            Clock clock) {
        this.expired = expired;
        this.settleClaims = settleClaims;
        this.tellSending = tellSending;
        this.held = held;
        this.inboxes = inboxes;
        this.dueLanes = dueLanes;
        this.work = work;
        this.log = log;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void settleExpiredClaims() throws SQLException {
        if (!inboxes.isComplete()) {
            return;
        }
        List<Ended> lost;
        do {
            lost = expired.find().stream().map(this::lost).toList();
            if (!lost.isEmpty()) {
                log.settled(lost, settleClaims.settle(lost));
                work.wake(lost.stream().map(one -> one.claim().inboxId()).toList());
            }
        } while (lost.size() == ExpiredClaims.AT_ONCE);
    }

    /** The intent was committed, so the request may have left before its worker was lost. */
    private Ended lost(Claim claim) {
        return new Ended(
                claim,
                Attempted.lost(
                        "The worker was lost, and the outcome with it.",
                        Duration.between(claim.startedAt(), clock.instant())));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tellOfWhatTakesLong() throws SQLException {
        long now = System.nanoTime();
        List<Claim> slow = work.underWay().stream()
                .filter(claim -> now - claim.takenNanos() > A_MOMENT.toNanos())
                .toList();
        List<Claim> news =
                slow.stream().filter(claim -> !told.contains(claim.id())).toList();
        if (!news.isEmpty()) {
            tellSending.tell(news);
        }
        told = slow.stream().map(Claim::id).collect(Collectors.toSet());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void releaseMendedInboxes() throws SQLException {
        if (!inboxes.isComplete()) {
            return;
        }
        List<UUID> released = held.release((inbox, version) ->
                inboxes.find(inbox).map(now -> now.version() > version).orElse(true));
        if (!released.isEmpty()) {
            LOG.infof("inboxes %s have been changed, and send again", released);
            work.wake(released);
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void measureDueLanesAndCloseInboxes() throws SQLException {
        dueLanes.measure();
        inboxes.close();
    }
}
