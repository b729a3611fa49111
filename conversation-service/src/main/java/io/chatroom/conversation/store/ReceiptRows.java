package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.thread.MessageStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When a message reached each status, as far as we were told; told twice, the earlier time holds. */
public final class ReceiptRows {
    private static final String INSERT = """
            insert into message_receipt (message_id, status, at)
            select * from unnest(?::uuid[], ?::text[], ?::timestamptz[])
            on conflict (message_id, status) do update set at = excluded.at where excluded.at < message_receipt.at
            """;

    public record ReceiptRow(UUID messageId, MessageStatus status, Instant at) {}

    private record Key(UUID messageId, MessageStatus status) {}

    public static void insert(Connection connection, Collection<ReceiptRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        // a statement may not update one row twice
        Map<Key, ReceiptRow> once = new LinkedHashMap<>();
        for (ReceiptRow row : rows) {
            once.merge(new Key(row.messageId(), row.status()), row, (a, b) -> a.at().isAfter(b.at()) ? b : a);
        }
        List<ReceiptRow> distinct = new ArrayList<>(once.values());
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT)) {
            insert.uuids(distinct, ReceiptRow::messageId)
                    .texts(distinct, row -> row.status().word())
                    .instants(distinct, ReceiptRow::at)
                    .execute();
        }
    }

    private ReceiptRows() {}
}
