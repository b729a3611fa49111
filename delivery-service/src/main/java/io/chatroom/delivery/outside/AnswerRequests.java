package io.chatroom.delivery.outside;

import io.chatroom.delivery.egress.GuardedDownload;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.outside.FetchMedia.Fetched;
import io.chatroom.delivery.outside.LookUpSender.Found;
import io.chatroom.delivery.outside.OutsideRequests.Claim;
import io.chatroom.events.EventJson;
import io.chatroom.events.OutsideAnswer;
import io.chatroom.events.OutsideAnswer.InboxChecked;
import io.chatroom.events.OutsideRequest.InboxCheckRequested;
import io.chatroom.events.OutsideRequest.MediaRequested;
import io.chatroom.events.OutsideRequest.SenderLookupRequested;
import io.chatroom.events.Topics;
import io.chatroom.outbox.OutboxRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Carries requests out, a few at a time and beside the lanes: replies never wait for them. */
@Singleton
public class AnswerRequests {
    private static final Logger LOG = Logger.getLogger(AnswerRequests.class);
    private static final int AT_ONCE = 8;
    /** Files take long, and nobody waits for one as for an answer. */
    private static final int FILES_AT_ONCE = GuardedDownload.MOST;

    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final OutsideRequests requests;
    private final SetUpInbox setUpInbox;
    private final LookUpSender lookUpSender;
    private final FetchMedia fetchMedia;
    private final InboxTable inboxes;
    private final MeterRegistry meters;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final Semaphore handsForFiles = new Semaphore(FILES_AT_ONCE);
    private volatile boolean stopping;

    AnswerRequests(
            OutsideRequests requests,
            SetUpInbox setUpInbox,
            LookUpSender lookUpSender,
            FetchMedia fetchMedia,
            InboxTable inboxes,
            MeterRegistry meters) {
        this.requests = requests;
        this.setUpInbox = setUpInbox;
        this.lookUpSender = lookUpSender;
        this.fetchMedia = fetchMedia;
        this.inboxes = inboxes;
        this.meters = meters;
    }

    /** Before the outbox stops. What is not done by then is left to its lease. */
    void stop(@Observes @Priority(100) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (!hands.tryAcquire(AT_ONCE, A_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("requests are under way still");
        }
    }

    /** Something has come in. */
    public void wake() {
        Thread.ofVirtual().name("ask-outside").start(() -> {
            try {
                takeUp();
            } catch (SQLException | RuntimeException e) {
                LOG.debugf("requests cannot be taken up, and are looked for again in a moment: %s", e);
            }
        });
    }

    /** By the clock too, as some become due later, and other processes leave some. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void takeUp() throws SQLException {
        if (!stopping && inboxes.isComplete()) {
            takeUp(hands, false);
            takeUp(handsForFiles, true);
        }
    }

    private void takeUp(Semaphore hands, boolean files) throws SQLException {
        int free = hands.availablePermits();
        if (free == 0) {
            return;
        }
        List<Claim> claims = requests.claim(free, files);
        for (Claim claim : claims) {
            hands.acquireUninterruptibly();
            Thread.ofVirtual().name("ask-outside").start(() -> {
                try {
                    carryOut(claim);
                } catch (SQLException | RuntimeException e) {
                    LOG.warnf(
                            "the request %s is left to its lease: %s",
                            claim.request().eventId(), e);
                } finally {
                    hands.release();
                }
            });
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() throws SQLException {
        while (requests.forget(FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            LOG.debug("there are more to forget");
        }
    }

    private void carryOut(Claim claim) throws SQLException {
        switch (claim.request()) {
            case InboxCheckRequested check -> {
                Optional<InboxChecked> checked = setUpInbox.carryOut(check, Duration.ofMillis(claim.ageMillis()));
                if (checked.isEmpty()) {
                    requests.later(claim, A_MOMENT, false);
                } else {
                    count("setup", checked.get().outcome().name().toLowerCase(Locale.ROOT));
                    requests.done(claim, record("inbox_checked", check.inboxId(), checked.get(), claim.traceparent()));
                }
            }
            case SenderLookupRequested lookup -> {
                switch (lookUpSender.carryOut(lookup, claim.attempts())) {
                    case Found.Somebody(var found) -> {
                        count("sender", "found");
                        requests.done(claim, record("sender_found", lookup.eventId(), found, claim.traceparent()));
                    }
                    case Found.Nobody _ -> {
                        count("sender", "nobody");
                        requests.done(claim, null);
                    }
                    case Found.NotNow(Duration pause) -> {
                        count("sender", "later");
                        requests.later(claim, pause, true);
                    }
                }
            }
            case MediaRequested media -> {
                switch (fetchMedia.carryOut(media, claim.attempts())) {
                    case Fetched.HandedOver _ -> {
                        count("media", "handed_over");
                        requests.done(claim, null);
                    }
                    case Fetched.Nothing(String reason) -> {
                        LOG.infof("the file %s is not fetched: %s", media.attachmentId(), reason);
                        count("media", "nothing");
                        requests.done(claim, null);
                    }
                    case Fetched.NotNow(Duration pause) -> {
                        count("media", "later");
                        requests.later(claim, pause, true);
                    }
                }
            }
        }
    }

    private void count(String kind, String outcome) {
        meters.counter("chatroom.delivery.outside", "kind", kind, "outcome", outcome)
                .increment();
    }

    private static OutboxRecord record(String type, UUID shard, OutsideAnswer answer, @Nullable String traceparent) {
        return new OutboxRecord(
                Topics.RECEIPTS,
                answer.key(),
                shard,
                answer.eventId(),
                type,
                EventJson.write(answer, OutsideAnswer.class),
                traceparent);
    }
}
