package io.chatroom.conversation.visibility;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** In which inbox a conversation is. */
@ApplicationScoped
public class ConversationInboxes {
    private final DataSource database;

    ConversationInboxes(DataSource database) {
        this.database = database;
    }

    /** Refuses a conversation that does not exist. */
    public UUID of(UUID conversation) {
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(
                            connection,
                            "select inbox_id from conversation where id = ?",
                            List.of(conversation),
                            row -> row.getObject(1, UUID.class))
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("conversation"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up a conversation's inbox", e);
        }
    }
}
