package io.chatroom.conversation.webhooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatroom.conversation.feed.FeedChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be subscribed to: all that the feed tells. */
@Schema(name = "WebhookEventType")
public enum EventType {
    @JsonProperty("conversation.created")
    CONVERSATION_CREATED(FeedChange.Kind.CONVERSATION_CREATED),
    @JsonProperty("conversation.updated")
    CONVERSATION_UPDATED(FeedChange.Kind.CONVERSATION_UPDATED),
    @JsonProperty("message.created")
    MESSAGE_CREATED(FeedChange.Kind.MESSAGE_CREATED),
    @JsonProperty("message.updated")
    MESSAGE_UPDATED(FeedChange.Kind.MESSAGE_UPDATED),
    @JsonProperty("inbox.updated")
    INBOX_UPDATED(FeedChange.Kind.INBOX_UPDATED);

    private final FeedChange.Kind kind;

    EventType(FeedChange.Kind kind) {
        this.kind = kind;
    }

    String word() {
        return kind.type();
    }

    static EventType of(String word) {
        for (EventType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw new IllegalStateException("no event type: " + word);
    }
}
