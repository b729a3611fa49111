package io.chatroom.delivery.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** What the holder of a claim may write to its lane and item. Times come from the database, and go into it as durations only. */
final class Lanes {
    private static final String LOCK = """
            select clock_timestamp() from lane
             where conversation_id = ? and claim_id = ? and state = 'claimed' for update""";
    /** A statement of its own after the lock, so that it sees what intake added meanwhile. */
    private static final String LET_GO = """
            update lane
               set state = case when exists (select from item i
                                              where i.conversation_id = lane.conversation_id
                                                and i.state in ('queued', 'sending'))
                                then 'ready' else 'idle' end,
                   next_attempt_at = clock_timestamp() + ? * interval '1 millisecond',
                   attempt = ?, claim_id = null, lease_until = null
             where conversation_id = ?
            returning next_attempt_at""";

    /** The database's time, if the claim still holds; it then does until the transaction ends. */
    static Optional<Instant> lock(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, claim.conversationId());
            lock.setObject(2, claim.claimId());
            try (ResultSet locked = lock.executeQuery()) {
                return locked.next()
                        ? Optional.of(locked.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    static void mark(Connection connection, Claim claim, String state) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update item set state = ?, updated_at = clock_timestamp()
                 where conversation_id = ? and source_seq = ?""")) {
            update.setString(1, state);
            update.setObject(2, claim.conversationId());
            update.setLong(3, claim.sourceSeq());
            update.executeUpdate();
        }
    }

    /** Gives the attempt's number back, too. */
    static void unbegin(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update item set state = 'queued', attempts = attempts - 1, updated_at = clock_timestamp()
                 where conversation_id = ? and source_seq = ?""")) {
            update.setObject(1, claim.conversationId());
            update.setLong(2, claim.sourceSeq());
            update.executeUpdate();
        }
    }

    /** Ends the claim; what is now the head is due after {@code pause}, with {@code failures} behind it. */
    static Instant letGo(Connection connection, UUID conversationId, Duration pause, int failures) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(LET_GO)) {
            update.setLong(1, pause.toMillis());
            update.setInt(2, failures);
            update.setObject(3, conversationId);
            try (ResultSet updated = update.executeQuery()) {
                if (!updated.next()) {
                    throw new IllegalStateException("the lane " + conversationId + " is gone");
                }
                return updated.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private Lanes() {}
}
