package io.chatroom.conversation.store;

import io.chatroom.conversation.feed.Feed;
import io.chatroom.conversation.feed.FeedChange;
import io.chatroom.conversation.feed.FeedChange.Kind;
import io.chatroom.conversation.thread.ConversationView;
import io.chatroom.conversation.thread.MessageView;
import io.chatroom.conversation.thread.ViewQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the feed what a batch did, as it is when the batch is done: a conversation before its messages, its new state last. */
@ApplicationScoped
public class TellChanges {
    private final Feed feed;
    private final ViewQueries views;

    TellChanges(Feed feed, ViewQueries views) {
        this.feed = feed;
        this.views = views;
    }

    /** Everything is written by now. A message both new and changed is told once, as new. */
    public void everybody(HeldConversations conversations, List<UUID> newMessages, List<UUID> changedMessages) {
        everybody(conversations, newMessages, changedMessages, Map.of());
    }

    /** {@code traces} are of messages and conversations that something did this to: where several did, any of them. */
    public void everybody(
            HeldConversations conversations,
            List<UUID> newMessages,
            List<UUID> changedMessages,
            Map<UUID, String> traces) {
        List<FeedChange> changes = new ArrayList<>();
        addConversations(changes, Kind.CONVERSATION_CREATED, conversations.created(), traces);
        addMessages(changes, Kind.MESSAGE_CREATED, newMessages, conversations, traces);
        List<UUID> changedOnly = new ArrayList<>(changedMessages);
        changedOnly.removeAll(new java.util.HashSet<>(newMessages));
        addMessages(changes, Kind.MESSAGE_UPDATED, changedOnly, conversations, traces);
        addConversations(changes, Kind.CONVERSATION_UPDATED, conversations.updated(), traces);
        if (!changes.isEmpty()) {
            feed.publish(changes);
        }
    }

    private void addConversations(List<FeedChange> changes, Kind kind, List<UUID> ids, Map<UUID, String> traces) {
        for (ConversationView view : views.conversations(ids)) {
            changes.add(new FeedChange(kind, view.id(), view.inboxId(), view, traces.get(view.id())));
        }
    }

    private void addMessages(
            List<FeedChange> changes,
            Kind kind,
            List<UUID> ids,
            HeldConversations conversations,
            Map<UUID, String> traces) {
        for (MessageView view : views.messages(ids)) {
            UUID inboxId = conversations
                    .find(view.conversationId())
                    .map(c -> c.key.inboxId())
                    .orElseThrow(() -> new IllegalStateException("changed without its lock: " + view.id()));
            String trace = traces.getOrDefault(view.id(), traces.get(view.conversationId()));
            changes.add(new FeedChange(kind, view.conversationId(), inboxId, view, trace));
        }
    }
}
