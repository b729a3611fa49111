package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.schedule.OneReplica;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Looks again for the messages that events wait for which name a place and no conversation: such an event and its message are not in one
 * partition, and may be stored at the same moment, neither seeing the other.
 */
@ApplicationScoped
class FindEarlyEvents {
    private static final String FOUND = """
            select c.id as conversation_id, m.id as message_id
              from early_event e
              join conversation c on c.inbox_id = e.inbox_id and c.place_external_id = e.external_conversation_id
              join message m on m.conversation_id = c.id and m.external_id = e.external_message_id
             limit 500
            """;

    private final DataSource database;
    private final TellChanges tell;
    private final Clock clock;

    FindEarlyEvents(DataSource database, TellChanges tell, Clock clock) {
        this.database = database;
        this.tell = tell;
        this.clock = clock;
    }

    private record Found(UUID conversation, UUID message) {}

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void find() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection()) {
                if (OneReplica.tryHold(connection, "find-early-events")) {
                    apply(connection);
                }
            } catch (SQLException e) {
                throw new UncheckedSqlException("cannot look through the waiting room", e);
            }
        });
    }

    private void apply(Connection connection) throws SQLException {
        List<Found> found = SelectRows.list(
                connection,
                FOUND,
                List.of(),
                row -> new Found(
                        row.getObject("conversation_id", UUID.class), row.getObject("message_id", UUID.class)));
        if (found.isEmpty()) {
            return;
        }
        Set<UUID> ids = new LinkedHashSet<>();
        found.forEach(one -> ids.add(one.message()));
        HeldConversations conversations = HeldConversations.hold(
                connection, found.stream().map(Found::conversation).distinct().toList());
        StoredMessages messages = StoredMessages.read(connection, conversations, ids, List.of());
        PlatformChanges.applyEarly(
                connection,
                ids.stream().flatMap(id -> messages.find(id).stream()).toList(),
                messages,
                conversations);
        messages.write(connection);
        conversations.write(connection, clock.instant());
        tell.everybody(conversations, List.of(), messages.changed());
    }
}
