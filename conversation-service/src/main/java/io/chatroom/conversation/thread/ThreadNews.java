package io.chatroom.conversation.thread;

import io.chatroom.conversation.feed.Feed;
import io.chatroom.conversation.feed.FeedChange;
import io.chatroom.conversation.feed.FeedChange.Kind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells the feed what happened in a thread. Call it once everything is flushed: it reads what it tells. */
@Singleton
class ThreadNews {
    private final Feed feed;
    private final ViewQueries views;

    ThreadNews(Feed feed, ViewQueries views) {
        this.feed = feed;
        this.views = views;
    }

    void messageCreated(Conversation conversation, UUID messageId) {
        messagesCreated(conversation, List.of(messageId));
    }

    void conversationUpdated(Conversation conversation) {
        feed.publish(updated(conversation));
    }

    /** New messages, in order of their seq, and the conversation as it is with them. */
    void messagesCreated(Conversation conversation, List<UUID> messageIds) {
        List<FeedChange> changes = new ArrayList<>();
        for (MessageView message : views.messages(messageIds)) {
            changes.add(new FeedChange(Kind.MESSAGE_CREATED, conversation.id(), conversation.inboxId(), message));
        }
        changes.add(updated(conversation));
        feed.publish(changes);
    }

    private FeedChange updated(Conversation conversation) {
        return new FeedChange(
                Kind.CONVERSATION_UPDATED,
                conversation.id(),
                conversation.inboxId(),
                views.conversations(List.of(conversation.id())).getFirst());
    }
}
