package io.chatroom.conversation.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to tell on the feed; {@code view} is what the API would show of it now. */
public record FeedChange(Kind kind, @Nullable UUID conversationId, UUID inboxId, Object view) {

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
