package io.chatroom.conversation.search;

import io.chatroom.conversation.thread.ConversationStatus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where to look: in conversations that are so.
 *
 * @param inboxIds null for all
 * @param assigneeId null for any; {@code isUnassigned} for nobody
 */
record SearchFilter(
        @Nullable Set<UUID> inboxIds,
        @Nullable UUID conversationId,
        @Nullable ConversationStatus status,
        @Nullable UUID assigneeId,
        boolean isUnassigned,
        @Nullable String label,
        @Nullable String priority) {

    /** SQL of the conversation {@code c}, and a value for each question mark. */
    record Conditions(List<String> sql, List<Object> values) {
        String and() {
            return sql.isEmpty() ? "" : " and " + String.join(" and ", sql);
        }
    }

    /** Beside the inbox, which an index of ours knows. */
    Conditions ofConversation() {
        List<String> sql = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (status != null) {
            sql.add("c.status = ?");
            values.add(status.word());
        }
        if (assigneeId != null) {
            sql.add("c.assignee_id = ?");
            values.add(assigneeId);
        }
        if (isUnassigned) {
            sql.add("c.assignee_id is null");
        }
        if (label != null) {
            sql.add("c.labels @> array[?]::text[]");
            values.add(label);
        }
        if (priority != null) {
            sql.add("c.priority = ?");
            values.add(priority);
        }
        return new Conditions(sql, values);
    }

    static String array(Set<UUID> ids) throws SQLException {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }
}
