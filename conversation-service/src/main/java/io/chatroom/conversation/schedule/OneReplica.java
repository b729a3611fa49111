package io.chatroom.conversation.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Every replica runs every job; who holds the job's lock does its work. */
public final class OneReplica {
    /** The job that indexes what was said. */
    public static final String SEARCH_INDEX = "keep-search-index";

    /** Ours among the advisory locks of the database. */
    private static final int LOCKS = 0x6A6F6273;

    /** Held until the connection's transaction ends; at once false if another replica is at it. */
    public static boolean tryHold(Connection connection, String job) throws SQLException {
        try (PreparedStatement lock = lock(connection, "select pg_try_advisory_xact_lock(?, ?)", job);
                ResultSet locked = lock.executeQuery()) {
            return locked.next() && locked.getBoolean(1);
        }
    }

    /** Held until the connection's transaction ends; a replica that is at it is waited for, and none begins meanwhile. */
    public static void hold(Connection connection, String job) throws SQLException {
        try (PreparedStatement lock = lock(connection, "select pg_advisory_xact_lock(?, ?)", job)) {
            lock.execute();
        }
    }

    private static PreparedStatement lock(Connection connection, String sql, String job) throws SQLException {
        PreparedStatement lock = connection.prepareStatement(sql);
        lock.setInt(1, LOCKS);
        lock.setInt(2, job.hashCode());
        return lock;
    }

    private OneReplica() {}
}
