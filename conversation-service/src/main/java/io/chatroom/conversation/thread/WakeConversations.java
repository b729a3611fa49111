package io.chatroom.conversation.thread;

import io.chatroom.events.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Opens snoozed conversations whose time has come. Replicas that do it at once find the other's work done. */
@ApplicationScoped
class WakeConversations {
    private static final int PORTION = 200;

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final ThreadNews news;
    private final Clock clock;

    WakeConversations(ConversationRepository conversations, MessageRepository messages, ThreadNews news, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.news = news;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        Instant now = clock.instant();
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> conversations.toWake(now, PORTION));
        due.forEach(id -> QuarkusTransaction.requiringNew().run(() -> wake(id, now)));
    }

    private void wake(UUID id, Instant now) {
        Conversation conversation = conversations.lock(id);
        if (!conversation.wake(now)) {
            return;
        }
        Message activity = Message.activity(
                Ids.next(), id, conversation.appendActivity(), "The conversation is not snoozed any more", null, now);
        messages.persist(activity);
        messages.flush();
        news.messageCreated(conversation, activity.id());
    }
}
