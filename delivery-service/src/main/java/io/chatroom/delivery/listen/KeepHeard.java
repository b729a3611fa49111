package io.chatroom.delivery.listen;

import io.chatroom.delivery.inbound.TellInbound;
import io.chatroom.events.InboundEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes what was heard durable together with how far that is, and counts it: all of it or nothing, and nothing without the lease. So a
 * connection that follows is told again exactly what is not kept, and what is kept leaves for Kafka however often processes die.
 */
@ApplicationScoped
class KeepHeard {
    private static final String MOVE = """
            update listening_shard set kept = coalesce(?, kept) where inbox_id = ? and shard = ? and fence = ?""";

    private final DataSource dataSource;
    private final TellInbound tell;

    KeepHeard(DataSource dataSource, TellInbound tell) {
        this.dataSource = dataSource;
        this.tell = tell;
    }

    /** {@code echoes} are dropped; a null {@code state} leaves what is kept as it is. Whether the lease holds. */
    @Transactional(rollbackOn = Exception.class)
    public boolean keep(Lease lease, List<InboundEvent> events, int echoes, @Nullable String state)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // the row is locked until all is committed: one connection writes after the other
            try (PreparedStatement move = connection.prepareStatement(MOVE)) {
                move.setString(1, state);
                Leases.setLease(move, 2, lease);
                if (move.executeUpdate() == 0) {
                    return false;
                }
            }
            tell.tell(connection, lease.inboxId(), events, echoes);
            return true;
        }
    }
}
