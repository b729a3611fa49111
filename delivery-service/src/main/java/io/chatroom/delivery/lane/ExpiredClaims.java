package io.chatroom.delivery.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Claims whose lease is over: their worker died, or sleeps, or cannot reach the database. Its attempt may have arrived. */
@ApplicationScoped
public class ExpiredClaims {
    private static final int AT_ONCE = 100;
    private static final String EXPIRED = """
            select l.claim_id, l.conversation_id, i.inbox_id, i.source_seq, a.attempt_id, a.no, l.attempt, a.started_at,
                   i.payload, i.traceparent
              from lane l
              join item i on i.conversation_id = l.conversation_id and i.state = 'sending'
              join attempt a on a.reply_id = i.reply_id and a.finished_at is null
             where l.state = 'claimed' and l.lease_until < clock_timestamp()
             limit ?""";

    private final DataSource dataSource;

    ExpiredClaims(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** To be settled like any other claim: of all who try, the fencing lets one. */
    public List<Claim> find() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(EXPIRED)) {
            select.setInt(1, AT_ONCE);
            try (ResultSet found = select.executeQuery()) {
                List<Claim> expired = new ArrayList<>();
                while (found.next()) {
                    expired.add(new Claim(
                            found.getObject(1, UUID.class),
                            found.getObject(2, UUID.class),
                            found.getObject(3, UUID.class),
                            found.getLong(4),
                            found.getObject(5, UUID.class),
                            found.getInt(6),
                            found.getInt(7),
                            found.getObject(8, OffsetDateTime.class).toInstant(),
                            ClaimDueLanes.reply(found.getBytes(9)),
                            found.getString(10),
                            System.nanoTime()));
                }
                return expired;
            }
        }
    }
}
