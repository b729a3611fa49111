package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.schedule.OneReplica;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Nothing waits for ever: what came before its message, and waited a day in vain, goes to quarantine, where people see it. */
@ApplicationScoped
class GiveUpEarlyEvents {
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final DataSource database;
    private final Clock clock;

    GiveUpEarlyEvents(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void giveUp() {
        Instant before = clock.instant().minus(PATIENCE);
        while (QuarkusTransaction.requiringNew().call(() -> giveUpSome(before)) > 0) {
            // in portions, so that no lock is held for long
        }
    }

    private int giveUpSome(Instant before) {
        try (Connection connection = database.getConnection()) {
            return OneReplica.tryHold(connection, "give-up-early-events") ? EarlyEvents.giveUp(connection, before) : 0;
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot empty the waiting room", e);
        }
    }
}
