package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What conversation-service's database holds of some inboxes, read past the product. */
final class Stored {
    private static final String MESSAGES = """
            select c.external_id, m.seq, m.external_id, m.text
              from message m join conversation c on c.id = m.conversation_id
             where c.inbox_id = any(?)
             order by c.external_id, m.seq
            """;

    // seq is dense, so the last one counts; the verdict looks at every one
    private static final String COUNT = "select coalesce(sum(last_seq), 0) from conversation where inbox_id = any(?)";

    private static final String QUARANTINED =
            "select count(*) from quarantine where inbox_id = any(?) or inbox_id is null";

    record Message(long seq, String externalId, String text) {}

    private final Stage stage;
    private final Collection<UUID> inboxes;

    Stored(Stage stage, Collection<UUID> inboxes) {
        this.stage = stage;
        this.inboxes = inboxes;
    }

    long messages() throws SQLException {
        return number(COUNT);
    }

    /** Also what is of no inbox at all: everything that is sent here is of one. */
    long quarantined() throws SQLException {
        return number(QUARANTINED);
    }

    /** By conversation, in order of seq. */
    Map<String, List<Message>> byTalk() throws SQLException {
        Map<String, List<Message>> byTalk = new HashMap<>();
        try (Connection connection = stage.database();
                PreparedStatement query = ofOurInboxes(connection, MESSAGES)) {
            connection.setAutoCommit(false);
            query.setFetchSize(5000);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    byTalk.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(new Message(row.getLong(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return byTalk;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = stage.database();
                PreparedStatement query = ofOurInboxes(connection, sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement ofOurInboxes(Connection connection, String sql) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setArray(1, connection.createArrayOf("uuid", inboxes.toArray()));
        return query;
    }
}
