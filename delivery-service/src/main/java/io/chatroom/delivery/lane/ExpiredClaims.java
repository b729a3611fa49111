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
    public static final int AT_ONCE = 100;
    private static final String EXPIRED = """
            select l.claim_id, l.conversation_id, i.inbox_id, l.head_seq, i.attempts, i.failures, i.progress,
                   i.maybe_sent_since, l.claimed_at, i.payload, i.traceparent, l.next_attempt_at
              from lane l
              join item i on i.conversation_id = l.conversation_id and i.source_seq = l.head_seq
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
                    OffsetDateTime maybeSentSince = found.getObject(8, OffsetDateTime.class);
                    expired.add(new Claim(
                            found.getObject(1, UUID.class),
                            found.getObject(2, UUID.class),
                            found.getObject(3, UUID.class),
                            found.getLong(4),
                            found.getInt(5) + 1,
                            found.getInt(6),
                            Progress.read(found.getString(7)),
                            maybeSentSince == null ? null : maybeSentSince.toInstant(),
                            found.getObject(9, OffsetDateTime.class).toInstant(),
                            found.getObject(12, OffsetDateTime.class).toInstant(),
                            ClaimDueLanes.reply(found.getBytes(10)),
                            found.getString(11),
                            System.nanoTime()));
                }
                return expired;
            }
        }
    }
}
