package io.chatroom.conversation.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Every replica runs every job; who holds the job's lock does its work. */
public final class OneReplica {
    /** Ours among the advisory locks of the database. */
    private static final int LOCKS = 0x6A6F6273;

    /** Held until the connection's transaction ends; at once false if another replica is at it. */
    public static boolean tryHold(Connection connection, String job) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCKS);
            lock.setInt(2, job.hashCode());
            try (ResultSet locked = lock.executeQuery()) {
                return locked.next() && locked.getBoolean(1);
            }
        }
    }

    private OneReplica() {}
}
