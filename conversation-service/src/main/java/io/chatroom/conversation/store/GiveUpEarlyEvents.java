package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
    @Transactional
    void giveUp() {
        try (Connection connection = database.getConnection()) {
            EarlyEvents.giveUp(connection, clock.instant().minus(PATIENCE));
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot empty the waiting room", e);
        }
    }
}
