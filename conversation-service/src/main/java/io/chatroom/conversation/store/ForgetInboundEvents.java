package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.schedule.OneReplica;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Which events are stored is known for thirty days: longer than any platform repeats a webhook, and than Kafka keeps a record. What is
 * older is forgotten in portions, so that the store never waits for it.
 */
@ApplicationScoped
class ForgetInboundEvents {
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int PORTION = 5_000;

    /** Of one run; the next goes on. */
    private static final int MOST_PORTIONS = 200;

    private static final String FORGET = """
            delete from inbound_event where event_id in (
                select event_id from inbound_event where stored_at < ? order by stored_at limit ? for update skip locked)
            """;

    private final DataSource database;
    private final Clock clock;

    ForgetInboundEvents(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant before = clock.instant().minus(WINDOW);
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            if (QuarkusTransaction.requiringNew().call(() -> forgetSome(before, PORTION)) < PORTION) {
                return;
            }
        }
    }

    /** How many it were; none while another replica is at it. */
    int forgetSome(Instant before, int most) {
        try (Connection connection = database.getConnection()) {
            if (!OneReplica.tryHold(connection, "forget-inbound-events")) {
                return 0;
            }
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                forget.setObject(1, before.atOffset(ZoneOffset.UTC));
                forget.setInt(2, most);
                return forget.executeUpdate();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot forget old events", e);
        }
    }
}
