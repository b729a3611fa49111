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

    private record Gone(UUID id, String keptIn) {}

    private static final String GONE = """
            select id, kept_in from attachment
             where (message_id is null or gone_at is not null)
               and (gone_at is not null or created_at < now() - interval '1 day')
               and kept_in = any(?)
             limit %d for update skip locked
            """.formatted(AT_ONCE);

    private final DataSource database;
    private final Stores stores;

    ForgetAttachments(DataSource database, Stores stores) {
        this.database = database;
        this.stores = stores;
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
            List<Gone> gone = SelectRows.list(
                    connection,
                    GONE,
                    List.of(connection.createArrayOf("text", stores.reached().toArray())),
                    row -> new Gone(row.getObject("id", UUID.class), row.getString("kept_in")));
            for (Gone file : gone) {
                stores.of(file.keptIn()).forget(file.id());
                delete.setObject(1, file.id());
                delete.executeUpdate();
            }
            return gone.size();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot forget files", e);
        }
    }
}
