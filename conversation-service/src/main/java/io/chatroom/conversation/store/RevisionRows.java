package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.thread.MessageStatus;
import io.chatroom.events.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What messages were before their platform changed them; in the order in which the changes came to us. */
final class RevisionRows {
    private static final String INSERT = """
            insert into message_revision (id, message_id, event_id, what, previous_text, previous_status, emoji, changed_by, at)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                 ?::timestamptz[])
            """;

    enum What {
        EDITED,
        DELETED,
        REACTION_ADDED,
        REACTION_REMOVED,
        DELIVERED,
        READ,
        FAILED
    }

    /** {@code at} is the platform's time of the change, or else ours. */
    record RevisionRow(
            UUID messageId,
            UUID eventId,
            What what,
            @Nullable String previousText,
            @Nullable MessageStatus previousStatus,
            @Nullable String emoji,
            @Nullable String changedBy,
            Instant at) {}

    static void insert(Connection connection, List<RevisionRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT)) {
            insert.uuids(rows, _ -> Ids.next())
                    .uuids(rows, RevisionRow::messageId)
                    .uuids(rows, RevisionRow::eventId)
                    .texts(rows, row -> row.what().name().toLowerCase(Locale.ROOT))
                    .texts(rows, RevisionRow::previousText)
                    .texts(
                            rows,
                            row -> row.previousStatus() == null
                                    ? null
                                    : row.previousStatus().word())
                    .texts(rows, RevisionRow::emoji)
                    .texts(rows, RevisionRow::changedBy)
                    .instants(rows, RevisionRow::at)
                    .execute();
        }
    }

    private RevisionRows() {}
}
