package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Stage;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.MessageReceived;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a database client can do at best with the rows of a backlog: batches of 500 over one connection, rewritten by the driver to
 * INSERTs of many rows, into a table with the columns and indexes of {@code message}, and nothing else.
 */
final class PlainInserts implements AutoCloseable {
    private static final int BATCH = 500;

    private static final String TABLE = "create table bench_message (like message including all)";

    private static final String INSERT = """
            insert into bench_message (id, conversation_id, seq, type, text, sender_kind, sender_id, sender_external_id, sender_name,
                                       external_id, sent_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final Backlog backlog;
    private final List<UUID> conversations;

    PlainInserts(Stage stage, Backlog backlog) throws SQLException {
        this.connection = stage.database("reWriteBatchedInserts=true");
        this.backlog = backlog;
        this.conversations =
                Stream.generate(Ids::next).limit(backlog.conversations()).toList();
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        connection.setAutoCommit(false);
    }

    /** Rows per second. */
    double insert(int from, int to) throws SQLException {
        long began = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = from; i < to; i++) {
                bind(insert, i);
                insert.addBatch();
                if ((i + 1 - from) % BATCH == 0 || i + 1 == to) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        return (to - from) / ((System.nanoTime() - began) / 1e9);
    }

    private void bind(PreparedStatement insert, int i) throws SQLException {
        MessageReceived message = backlog.message(i);
        UUID conversation = conversations.get(backlog.conversation(i));
        insert.setObject(1, Ids.next());
        insert.setObject(2, conversation);
        insert.setLong(3, backlog.seq(i));
        insert.setString(4, "incoming");
        insert.setString(5, message.text());
        insert.setString(6, "contact");
        insert.setObject(7, conversation);
        insert.setString(8, message.sender().externalId());
        insert.setString(9, message.sender().name());
        insert.setString(10, message.externalMessageId());
        insert.setTimestamp(11, Timestamp.from(message.receivedAt()));
        insert.setTimestamp(12, Timestamp.from(message.receivedAt()));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
