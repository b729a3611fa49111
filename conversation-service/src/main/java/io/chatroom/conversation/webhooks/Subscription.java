package io.chatroom.conversation.webhooks;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where somebody wants to hear of what, as stored; {@code credentials} are sealed. */
record Subscription(
        UUID id,
        String name,
        String url,
        List<EventType> eventTypes,
        @Nullable List<UUID> inboxIds,
        boolean enabled,
        String credentials,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    static final String COLUMNS =
            "id, name, url, event_types, inbox_ids, enabled, credentials, version, created_at, updated_at";

    static Subscription of(ResultSet row) throws SQLException {
        Array inboxes = row.getArray("inbox_ids");
        return new Subscription(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("url"),
                Stream.of((String[]) row.getArray("event_types").getArray())
                        .map(EventType::of)
                        .toList(),
                inboxes == null ? null : List.of((UUID[]) inboxes.getArray()),
                row.getBoolean("enabled"),
                row.getString("credentials"),
                row.getLong("version"),
                Objects.requireNonNull(instantAt(row, "created_at")),
                Objects.requireNonNull(instantAt(row, "updated_at")));
    }

    /** What happened before it was made is no news to it. */
    boolean wants(String type, UUID inboxId, Instant at) {
        return enabled
                && !at.isBefore(createdAt)
                && (inboxIds == null || inboxIds.contains(inboxId))
                && eventTypes.stream().anyMatch(wanted -> wanted.word().equals(type));
    }

    WebhookView view() {
        return new WebhookView(id, name, url, eventTypes, inboxIds, enabled, createdAt, updatedAt);
    }
}
