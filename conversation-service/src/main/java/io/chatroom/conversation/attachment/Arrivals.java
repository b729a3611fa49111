package io.chatroom.conversation.attachment;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** What is on its way into a store, so that a process that dies on the way leaves nothing there that nobody knows of. */
@ApplicationScoped
class Arrivals {
    private static final Logger LOG = Logger.getLogger(Arrivals.class);
    private static final int AT_ONCE = 100;

    private static final String LEFT = """
            delete from attachment_arriving
             where id in (select id from attachment_arriving
                           where since < now() - interval '1 hour' and kept_in = any(?) limit %d for update skip locked)
            returning id, kept_in, exists (select from attachment a where a.id = attachment_arriving.id) as has_row
            """.formatted(AT_ONCE);

    private static final String ONE = """
            delete from attachment_arriving where id = ?
            returning id, kept_in, exists (select from attachment a where a.id = attachment_arriving.id) as has_row
            """;

    private record Left(UUID id, String keptIn, boolean hasRow) {}

    private final DataSource database;
    private final Stores stores;
    private final Clock clock;

    Arrivals(DataSource database, Stores stores, Clock clock) {
        this.database = database;
        this.stores = stores;
        this.clock = clock;
    }

    void begin(UUID id, String keptIn) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into attachment_arriving (id, kept_in, since) values (?, ?, ?) on conflict do nothing")) {
                insert.setObject(1, id);
                insert.setString(2, keptIn);
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot write down that a file arrives", e);
            }
        });
    }

    /** With the transaction that writes its row. Whoever has forgotten it meanwhile must not be overtaken by that row. */
    void end(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from attachment_arriving where id = ?")) {
            delete.setObject(1, id);
            if (delete.executeUpdate() == 0) {
                throw ProblemException.filesUnavailable();
            }
        }
    }

    /** Does nothing where {@link #end} was committed. What cannot be done now is done within the hour. */
    void forgetWithoutRow(UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> forgetOne(id));
        } catch (RuntimeException e) {
            LOG.debugf(e, "a file that did not come to anything stays for now");
        }
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetLeft() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::forgetSomeLeft) == AT_ONCE) {
                // in portions
            }
        } catch (RuntimeException e) {
            LOG.warnf("files that did not come to anything wait to be forgotten: %s", e.getMessage());
        }
    }

    private void forgetOne(UUID id) {
        try (Connection connection = database.getConnection()) {
            forget(connection, ONE, id);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot forget " + id, e);
        }
    }

    private int forgetSomeLeft() {
        try (Connection connection = database.getConnection()) {
            return forget(
                    connection,
                    LEFT,
                    connection.createArrayOf("text", stores.reached().toArray()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot forget what arrived", e);
        }
    }

    private int forget(Connection connection, String which, Object parameter) throws SQLException, IOException {
        List<Left> left = SelectRows.list(
                connection,
                which,
                List.of(parameter),
                row -> new Left(row.getObject("id", UUID.class), row.getString("kept_in"), row.getBoolean("has_row")));
        for (Left one : left) {
            if (!one.hasRow()) {
                stores.of(one.keptIn()).forget(one.id());
            }
        }
        return left.size();
    }
}
