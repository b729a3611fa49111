package io.chatroom.delivery.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of attempts. */
final class Attempts {
    private static final String BEGIN = """
            insert into attempt (attempt_id, reply_id, no, started_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[])""";
    private static final String END = """
            update attempt set finished_at = clock_timestamp(), outcome = ?, http_status = ?, error = ?,
                               response_excerpt = ?
             where attempt_id = ?""";

    static void begin(Connection connection, List<Claim> claims) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", claims.stream().map(Claim::attemptId).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", claims.stream().map(Claim::replyId).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", claims.stream().map(Claim::no).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "timestamptz",
                            claims.stream()
                                    .map(claim -> Timestamp.from(claim.startedAt()))
                                    .toArray()));
            insert.executeUpdate();
        }
    }

    static void end(
            Connection connection,
            Claim claim,
            String outcome,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String excerpt)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setString(1, outcome);
            update.setObject(2, httpStatus, java.sql.Types.INTEGER);
            update.setString(3, error);
            update.setString(4, excerpt);
            update.setObject(5, claim.attemptId());
            update.executeUpdate();
        }
    }

    /** As if it had not been begun. */
    static void forget(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from attempt where attempt_id = ?")) {
            delete.setObject(1, claim.attemptId());
            delete.executeUpdate();
        }
    }

    private Attempts() {}
}
