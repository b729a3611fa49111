package io.chatroom.e2e.workers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A place in the work of a worker at which it stands still, and can be killed: held from outside, by locks in its database. Whoever
 * stands in it goes on when it is closed.
 */
public final class Trap implements AutoCloseable {
    private static final String CAUGHT = """
            select exists (select from pg_stat_activity
                            where datname = current_database() and application_name = 'delivery-service'
                              and wait_event_type = 'Lock' and query ilike ?)""";

    private final Connection lock;
    private final Connection look;
    private final String statement;

    private Trap(Connection lock, Connection look, String statement) {
        this.lock = lock;
        this.look = look;
        this.statement = statement;
    }

    /**
     * What is being sent now cannot be settled: its worker has read the answer, and has written nothing yet. Both connections are
     * closed with this.
     */
    public static Trap beforeSettling(Connection lock, Connection look) throws SQLException {
        lock.setAutoCommit(false);
        try (Statement select = lock.createStatement()) {
            select.executeQuery("select from lane where state = 'claimed' order by conversation_id for update")
                    .close();
        }
        return new Trap(lock, look, "%for update of l%");
    }

    /** Outcomes cannot be committed: its worker has written everything but the receipts, which belong to the same transaction. */
    public static Trap beforeCommit(Connection lock, Connection look) throws SQLException {
        lock.setAutoCommit(false);
        try (Statement table = lock.createStatement()) {
            table.execute("lock table outbox in share mode");
        }
        return new Trap(lock, look, "%insert into outbox%");
    }

    /** Whether a worker stands in it. */
    public boolean hasCaught() throws SQLException {
        try (PreparedStatement select = look.prepareStatement(CAUGHT)) {
            select.setString(1, statement);
            try (ResultSet caught = select.executeQuery()) {
                return caught.next() && caught.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (look;
                lock) {
            lock.rollback();
        }
    }
}
