package io.chatroom.conversation.thread;

import io.chatroom.conversation.feed.Feed;
import io.chatroom.conversation.feed.FeedChange;
import io.chatroom.conversation.feed.FeedChange.Kind;
import jakarta.inject.Singleton;
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
        UUID id = conversation.id();
        feed.publish(
                new FeedChange(
                        Kind.MESSAGE_CREATED,
                        id,
                        conversation.inboxId(),
                        views.messages(List.of(messageId)).getFirst()),
                new FeedChange(
                        Kind.CONVERSATION_UPDATED,
                        id,
                        conversation.inboxId(),
                        views.conversations(List.of(id)).getFirst()));
    }
}
