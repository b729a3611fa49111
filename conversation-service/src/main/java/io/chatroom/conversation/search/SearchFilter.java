package io.chatroom.conversation.search;

import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.thread.ConversationStatus;
import java.sql.SQLException;
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

    /** Of the conversation {@code c}, beside its inbox, which an index of ours knows. */
    Conditions ofConversation() {
        Conditions conditions = new Conditions();
        if (status != null) {
            conditions.and("c.status = ?", status.word());
        }
        if (assigneeId != null) {
            conditions.and("c.assignee_id = ?", assigneeId);
        }
        if (isUnassigned) {
            conditions.and("c.assignee_id is null");
        }
        if (label != null) {
            conditions.and("c.labels @> array[?]::text[]", label);
        }
        if (priority != null) {
            conditions.and("c.priority = ?", priority);
        }
        return conditions;
    }

    static String array(Set<UUID> ids) throws SQLException {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }
}
