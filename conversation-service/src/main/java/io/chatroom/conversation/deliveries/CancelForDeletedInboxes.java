package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Cancels what waits in inboxes that were deleted, one conversation's lock at a time: deleting one with ten thousand replies under way
 * holds up nobody, and a stop in between is gone on from. Replicas that do it at once find the other's work done.
 */
@ApplicationScoped
class CancelForDeletedInboxes {
    private static final Logger LOG = Logger.getLogger(CancelForDeletedInboxes.class);
    private static final int PORTION = 500;

    private static final String WAITING = """
            select m.id, i.deleted_by
              from inbox i
              join conversation c on c.inbox_id = i.id
              join message m on m.conversation_id = c.id
             where i.deleted_at is not null and m.type = 'outgoing' and not m.private
               and m.status in ('queued', 'sending', 'retrying') and m.cancel_requested_at is null
             order by m.id limit %d""".formatted(PORTION);

    private record Waiting(UUID message, UUID deletedBy) {}

    private final ChangeFate fate;
    private final DataSource database;

    CancelForDeletedInboxes(ChangeFate fate, DataSource database) {
        this.fate = fate;
        this.database = database;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void cancel() {
        for (Waiting reply : QuarkusTransaction.requiringNew().call(this::waiting)) {
            try {
                fate.cancel(reply.message(), reply.deletedBy());
            } catch (ProblemException e) {
                LOG.debugf("the reply %s is past cancelling: %s", reply.message(), e.getMessage());
            }
        }
    }

    private List<Waiting> waiting() {
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(
                    connection,
                    WAITING,
                    List.of(),
                    row -> new Waiting(row.getObject("id", UUID.class), row.getObject("deleted_by", UUID.class)));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for replies of deleted inboxes", e);
        }
    }
}
