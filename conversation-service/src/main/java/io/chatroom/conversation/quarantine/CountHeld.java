package io.chatroom.conversation.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** How many entries wait, by inbox; every replica says the same of the one database. */
@ApplicationScoped
class CountHeld {
    private static final int MOST_INBOXES = 1000;

    private static final String COUNT = """
            select inbox_id::text as inbox, count(*) as held from quarantine group by inbox_id order by 2 desc limit %d
            """.formatted(MOST_INBOXES);

    private final DataSource database;
    private final MultiGauge held;

    CountHeld(DataSource database, MeterRegistry meters) {
        this.database = database;
        this.held = MultiGauge.builder("chatroom.quarantine.held")
                .description("Input in quarantine, asked for again or not")
                .register(meters);
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() throws SQLException {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNT);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String inbox = Objects.requireNonNullElse(row.getString("inbox"), "unknown");
                rows.add(MultiGauge.Row.of(Tags.of("inbox", inbox), row.getLong("held")));
            }
        }
        held.register(rows, true);
    }
}
