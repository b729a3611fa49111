package io.chatroom.conversation.inbox;

import io.chatroom.conversation.schedule.OneReplica;
import io.chatroom.events.OutsideRequest.SetupAction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Platforms change the keys they sign with, and people take back permissions: so every inbox is checked again each day, and one
 * whose platform did not answer within the hour.
 */
@ApplicationScoped
class RecheckInboxes {
    static final Duration A_DAY = Duration.ofHours(20);
    static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int AT_ONCE = 50;

    private final InboxRepository inboxes;
    private final AskPlatform platform;
    private final DataSource database;
    private final Clock clock;

    RecheckInboxes(InboxRepository inboxes, AskPlatform platform, DataSource database, Clock clock) {
        this.inboxes = inboxes;
        this.platform = platform;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void recheck() {
        try (Connection connection = database.getConnection()) {
            if (!OneReplica.tryHold(connection, "recheck-inboxes")) {
                return;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for inboxes to check", e);
        }
        Instant now = clock.instant();
        inboxes.toBeChecked(platform.thatCanBeAsked(), now.minus(A_DAY), now.minus(AN_HOUR), AT_ONCE)
                .forEach(id -> recheck(id, now));
    }

    private void recheck(UUID id, Instant now) {
        Inbox inbox =
                inboxes.findAndLock(id).orElseThrow(() -> new IllegalStateException("a check of no inbox: " + id));
        platform.ask(inbox, inboxes.keys(id, now), SetupAction.CHECK);
    }
}
