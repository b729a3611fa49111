package io.chatroom.conversation.integrity;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import io.chatroom.conversation.thread.MessageStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many replies are where, and since when the oldest of those under way has been. */
final class ReplyCounts {
    private static final String ALL = """
            select status, count(*) as replies, min(created_at) as oldest
              from message where type = 'outgoing' and not private and sender_id is not null and status is not null
             group by status
            """;

    private static final String UNSETTLED = """
            select c.inbox_id, m.status, count(*) as replies, min(m.created_at) as oldest
              from message m join conversation c on c.id = m.conversation_id
             where m.type = 'outgoing' and not m.private and m.sender_id is not null and m.status = any(?)
             group by c.inbox_id, m.status
            """;

    private final Map<ReplyFate, Long> counts = new EnumMap<>(ReplyFate.class);
    private @Nullable Instant oldestPending;

    static ReplyCounts ofAll(Connection connection) throws SQLException {
        ReplyCounts all = new ReplyCounts();
        try (PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(row);
            }
        }
        return all;
    }

    /** Without those that are sent; an inbox without others is not in it. */
    static Map<UUID, ReplyCounts> unsettledByInbox(Connection connection) throws SQLException {
        Map<UUID, ReplyCounts> byInbox = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(UNSETTLED)) {
            select.setArray(1, connection.createArrayOf("text", ReplyFate.unsettled()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byInbox.computeIfAbsent(row.getObject("inbox_id", UUID.class), _ -> new ReplyCounts())
                            .add(row);
                }
            }
        }
        return byInbox;
    }

    private void add(ResultSet row) throws SQLException {
        ReplyFate fate = ReplyFate.of(MessageStatus.of(row.getString("status")));
        counts.merge(fate, row.getLong("replies"), Long::sum);
        Instant oldest = Objects.requireNonNull(instantAt(row, "oldest"));
        if (fate == ReplyFate.PENDING && (oldestPending == null || oldest.isBefore(oldestPending))) {
            oldestPending = oldest;
        }
    }

    long of(ReplyFate fate) {
        return counts.getOrDefault(fate, 0L);
    }

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Nullable
    Instant oldestPending() {
        return oldestPending;
    }
}
