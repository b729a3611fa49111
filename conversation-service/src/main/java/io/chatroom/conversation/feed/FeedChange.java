package io.chatroom.conversation.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell on the feed.
 *
 * @param view what the API would show of it now
 * @param traceparent of what brought it about; null for that of what is being done
 */
public record FeedChange(
        Kind kind,
        @Nullable UUID conversationId,
        UUID inboxId,
        Object view,
        @Nullable String traceparent) {

    public FeedChange(Kind kind, @Nullable UUID conversationId, UUID inboxId, Object view) {
        this(kind, conversationId, inboxId, view, null);
    }

    public enum Kind {
        CONVERSATION_CREATED("conversation.created"),
        CONVERSATION_UPDATED("conversation.updated"),
        MESSAGE_CREATED("message.created"),
        MESSAGE_UPDATED("message.updated"),
        INBOX_UPDATED("inbox.updated");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        public String type() {
            return type;
        }
    }

    UUID subject() {
        return conversationId == null ? inboxId : conversationId;
    }
}
