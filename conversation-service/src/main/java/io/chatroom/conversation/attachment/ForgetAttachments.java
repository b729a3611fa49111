package io.chatroom.conversation.attachment;

import io.chatroom.conversation.rows.SelectRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Empties the store of what is gone, and of what nobody sent within a day; the row goes last, so nothing is left without one. */
@ApplicationScoped
class ForgetAttachments {
    private static final Logger LOG = Logger.getLogger(ForgetAttachments.class);
    private static final int AT_ONCE = 100;

    private static final String GONE = """
            select id from attachment
             where (message_id is null or gone_at is not null)
               and (gone_at is not null or created_at < now() - interval '1 day')
             limit %d for update skip locked
            """.formatted(AT_ONCE);

    private final DataSource database;
    private final AttachmentStore store;

    ForgetAttachments(DataSource database, AttachmentStore store) {
        this.database = database;
        this.store = store;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::forgetSome) == AT_ONCE) {
                // in portions
            }
        } catch (RuntimeException e) {
            LOG.warnf("files that nobody needs any more wait to be forgotten: %s", e.getMessage());
        }
    }

    private int forgetSome() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from attachment where id = ?")) {
            List<UUID> gone = SelectRows.list(connection, GONE, List.of(), row -> row.getObject(1, UUID.class));
            for (UUID id : gone) {
                store.forget(id);
                delete.setObject(1, id);
                delete.executeUpdate();
            }
            return gone.size();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot forget files", e);
        }
    }
}
