package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.ReplyReceipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asked for, or what came of it where that is no status; told twice, it is one. */
public record EventRow(
        UUID id,
        UUID messageId,
        int generation,
        Kind kind,
        Instant at,
        @Nullable UUID accountId,
        @Nullable String reason) {
    private static final String INSERT = """
            insert into delivery_event (id, message_id, generation, kind, at, account_id, reason)
            select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::uuid[], ?::text[])
            on conflict (id) do nothing
            """;

    public enum Kind {
        RETRY_REQUESTED,
        CANCEL_REQUESTED,
        CANCELLED,
        CANCEL_REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static EventRow told(ReplyReceipt receipt, Kind kind, @Nullable String reason) {
        Integer generation = receipt.generation();
        return new EventRow(
                receipt.eventId(),
                receipt.replyId(),
                generation == null ? 0 : generation,
                kind,
                receipt.at(),
                null,
                reason);
    }

    public static void insert(Connection connection, List<EventRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT)) {
            insert.uuids(rows, EventRow::id)
                    .uuids(rows, EventRow::messageId)
                    .integers(rows, EventRow::generation)
                    .texts(rows, row -> row.kind().word())
                    .instants(rows, EventRow::at)
                    .uuids(rows, EventRow::accountId)
                    .texts(rows, EventRow::reason)
                    .execute();
        }
    }
}
