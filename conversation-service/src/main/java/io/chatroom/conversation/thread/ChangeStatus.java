package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Opens, parks or resolves a conversation, and tells so in its thread. */
@ApplicationScoped
class ChangeStatus {
    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final ThreadNews news;
    private final ViewQueries views;
    private final Clock clock;

    ChangeStatus(
            ConversationRepository conversations,
            MessageRepository messages,
            ThreadNews news,
            ViewQueries views,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.news = news;
        this.views = views;
        this.clock = clock;
    }

    @Transactional
    ConversationView change(UUID id, ConversationStatus to, SignedIn by) {
        Conversation conversation = conversations.lock(id);
        Instant now = clock.instant();
        switch (conversation.changeStatus(to, now)) {
            case Conversation.StatusChange.Unchanged _ -> {}
            case Conversation.StatusChange.Changed changed -> tell(conversation, changed, by, now);
        }
        return views.conversations(List.of(id), by.id()).getFirst();
    }

    private void tell(Conversation conversation, Conversation.StatusChange.Changed changed, SignedIn by, Instant now) {
        Message activity = Message.activity(
                Ids.next(), conversation.id(), changed.activitySeq(), by.name() + " " + verb(changed), by, now);
        messages.persist(activity);
        messages.flush();
        news.messageCreated(conversation, activity.id());
    }

    private static String verb(Conversation.StatusChange.Changed changed) {
        return switch (changed.to()) {
            case OPEN ->
                changed.from() == ConversationStatus.RESOLVED ? "reopened the conversation" : "opened the conversation";
            case PENDING -> "marked the conversation as pending";
            case SNOOZED -> "snoozed the conversation";
            case RESOLVED -> "resolved the conversation";
        };
    }
}
