package io.chatroom.conversation.inbox;

import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.schedule.OneReplica;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Ingest knows no dates, only which keys are good: when one's time is over, it is told anew. */
@ApplicationScoped
class EndExpiredKeys {
    private static final int AT_ONCE = 50;

    private final InboxRepository inboxes;
    private final InboxAnnouncements announcements;
    private final AuditTrail audit;
    private final DataSource database;
    private final Clock clock;

    EndExpiredKeys(
            InboxRepository inboxes,
            InboxAnnouncements announcements,
            AuditTrail audit,
            DataSource database,
            Clock clock) {
        this.inboxes = inboxes;
        this.announcements = announcements;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void end() {
        try (Connection connection = database.getConnection()) {
            if (!OneReplica.tryHold(connection, "end-expired-keys")) {
                return;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for expired keys", e);
        }
        Instant now = clock.instant();
        inboxes.withExpiredKeys(now, AT_ONCE).forEach(id -> end(id, now));
    }

    private void end(UUID id, Instant now) {
        Inbox inbox = inboxes.findAndLock(id).orElseThrow(() -> new IllegalStateException("a key of no inbox: " + id));
        List<InboxKey> expired = inboxes.expiredKeys(id, now);
        if (expired.isEmpty()) {
            return;
        }
        for (InboxKey key : expired) {
            inboxes.remove(key);
            audit.write(null, "inbox.key_expired", "inbox:" + id, Map.of("key", key.id(), "prefix", key.prefix()));
        }
        inboxes.changedKeysOf(inbox);
        announcements.publish(inbox, inboxes.keys(id, now));
    }
}
