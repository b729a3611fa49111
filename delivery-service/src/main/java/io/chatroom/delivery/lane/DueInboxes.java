package io.chatroom.delivery.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which inboxes have lanes that are due. Steps from inbox to inbox, never from lane to lane: one that is held, pauses or is full costs
 * one look, however many lanes it has. Bounded: with very many inboxes the next look goes on where this one ended.
 */
@ApplicationScoped
public class DueInboxes {
    private static final int STEPS = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String LOOK = """
            with recursive ring(inbox_id, step) as (
                (select inbox_id, 1 from lane where state = 'ready' and inbox_id > ? order by inbox_id limit 1)
                union all
                select (select l.inbox_id from lane l
                         where l.state = 'ready' and l.inbox_id > r.inbox_id order by l.inbox_id limit 1), r.step + 1
                  from ring r where r.inbox_id is not null and r.step < ?
            )
            select r.inbox_id, g.open_until is not null,
                   g.held_since is not null or g.retry_after_until > clock_timestamp()
                   or g.open_until > clock_timestamp() or g.probing_until > clock_timestamp()
              from ring r left join gate g on g.inbox_id = r.inbox_id
             where r.inbox_id is not null
             order by r.inbox_id""";
    /** Those whose time has come; the others of the batch follow at once, as there is more. */
    private static final String WAKE = """
            update lane set state = 'ready'
             where conversation_id in (select conversation_id from lane
                                        where state = 'waiting' and next_attempt_at <= clock_timestamp()
                                        order by next_attempt_at limit 1000 for update skip locked)""";

    private final DataSource dataSource;

    DueInboxes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** {@code tripped}: its breaker has opened, and one reply may be let through. */
    public record DueInbox(UUID id, boolean tripped) {}

    /** {@code end} is where the next look goes on; null when this one came to the last inbox. */
    public record Due(List<DueInbox> inboxes, @Nullable UUID end) {}

    /** {@code after} is the {@link Due#end} of the look before. */
    public Due look(@Nullable UUID after) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement wake = connection.prepareStatement(WAKE)) {
                wake.executeUpdate();
            }
            return look(connection, after == null ? BEFORE_ALL : after);
        }
    }

    private static Due look(Connection connection, UUID after) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setObject(1, after);
            look.setInt(2, STEPS);
            try (ResultSet found = look.executeQuery()) {
                List<DueInbox> due = new ArrayList<>();
                UUID last = null;
                int steps = 0;
                while (found.next()) {
                    last = found.getObject(1, UUID.class);
                    steps++;
                    if (!found.getBoolean(3)) {
                        due.add(new DueInbox(last, found.getBoolean(2)));
                    }
                }
                return new Due(due, steps == STEPS ? last : null);
            }
        }
    }
}
