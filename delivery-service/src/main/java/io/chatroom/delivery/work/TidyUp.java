package io.chatroom.delivery.work;

import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.lane.Attempted;
import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.lane.DueLanes;
import io.chatroom.delivery.lane.ExpiredClaims;
import io.chatroom.delivery.lane.HeldInboxes;
import io.chatroom.delivery.lane.SettleClaim;
import io.chatroom.delivery.send.SendReply;
import io.chatroom.platforms.SendResult;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What is done now and then, by every process: of several that try the same, the database lets one. */
@Singleton
class TidyUp {
    private static final Logger LOG = Logger.getLogger(TidyUp.class);

    private final ExpiredClaims expired;
    private final SettleClaim settleClaim;
    private final SendReply sendReply;
    private final HeldInboxes held;
    private final InboxTable inboxes;
    private final DueLanes dueLanes;
    private final WorkLanes work;
    private final AttemptLog log;
    private final Clock clock;

    TidyUp(
            ExpiredClaims expired,
            SettleClaim settleClaim,
            SendReply sendReply,
            HeldInboxes held,
            InboxTable inboxes,
            DueLanes dueLanes,
            WorkLanes work,
            AttemptLog log,
            Clock clock) {
        this.expired = expired;
        this.settleClaim = settleClaim;
        this.sendReply = sendReply;
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
        for (Claim claim : expired.find()) {
            // the intent was committed, so the request may have left before its worker was lost
            Attempted lost = new Attempted(
                    new SendResult.Unavailable("The worker was lost, and the outcome with it.", true),
                    null,
                    sendReply.ambiguity(claim),
                    Math.max(
                            0,
                            Duration.between(claim.startedAt(), clock.instant()).toMillis()),
                    null,
                    null);
            settleClaim.settle(claim, lost).ifPresent(settled -> {
                log.settled(claim, lost, settled);
                work.wake();
            });
        }
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
            work.wake();
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void measureDueLanes() throws SQLException {
        dueLanes.measure();
    }
}
