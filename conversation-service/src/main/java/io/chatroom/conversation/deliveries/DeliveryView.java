package io.chatroom.conversation.deliveries;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import io.chatroom.conversation.thread.MessageStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is not there. {@code code} is the reason for machines; {@code nextAttemptAt} is absent while the inbox is held;
 * {@code generation} is how often it was asked for anew; {@code text} is its beginning.
 */
@Schema(name = "Delivery")
public record DeliveryView(
        UUID messageId,
        UUID conversationId,
        UUID inboxId,
        String platform,
        MessageStatus state,
        @Nullable String code,
        @Nullable String reason,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant cancelRequestedAt,
        int generation,
        int attempts,
        String text,
        Instant createdAt) {
    static final String COLUMNS = """
            m.id, m.conversation_id, c.inbox_id, i.platform, m.status, m.status_code, m.status_reason, m.next_attempt_at,
            m.cancel_requested_at, m.generation, left(m.text, 300) as text, m.created_at,
            (select count(*) from attempt a where a.message_id = m.id) as attempts
            """;

    static DeliveryView of(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("inbox_id", UUID.class),
                row.getString("platform"),
                MessageStatus.of(row.getString("status")),
                row.getString("status_code"),
                row.getString("status_reason"),
                instantAt(row, "next_attempt_at"),
                instantAt(row, "cancel_requested_at"),
                row.getInt("generation"),
                row.getInt("attempts"),
                row.getString("text"),
                Objects.requireNonNull(instantAt(row, "created_at")));
    }
}
