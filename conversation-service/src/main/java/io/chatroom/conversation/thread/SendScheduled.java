package io.chatroom.conversation.thread;

import io.chatroom.conversation.inbox.InboxFacts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes messages of replies whose time has come. Replicas that are at it together pass over what another holds; whoever holds a
 * conversation takes all that is due in it, in the order of its times.
 */
@ApplicationScoped
class SendScheduled {
    private static final Logger LOG = Logger.getLogger(SendScheduled.class);
    private static final Duration CANCELLED_KEPT = Duration.ofDays(1);

    private final ScheduledReplyRepository scheduled;
    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final InboxFacts inboxes;
    private final TakeReply takeReply;
    private final Clock clock;

    SendScheduled(
            ScheduledReplyRepository scheduled,
            ConversationRepository conversations,
            MessageRepository messages,
            InboxFacts inboxes,
            TakeReply takeReply,
            Clock clock) {
        this.scheduled = scheduled;
        this.conversations = conversations;
        this.messages = messages;
        this.inboxes = inboxes;
        this.takeReply = takeReply;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sendDue() {
        Set<UUID> refused = new HashSet<>();
        while (sendSome(refused)) {
            // one conversation at a time, so that its lock is short
        }
    }

    private boolean sendSome(Set<UUID> refused) {
        UUID[] claimed = new UUID[1];
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<UUID> conversation = scheduled.claimConversation(refused);
                conversation.ifPresent(id -> {
                    claimed[0] = id;
                    send(id);
                });
                return conversation.isPresent();
            });
        } catch (RuntimeException e) {
            if (claimed[0] == null) {
                LOG.warnf("scheduled replies wait until the database answers: %s", e.getMessage());
                return false;
            }
            LOG.errorf(e, "the scheduled replies of conversation %s wait, as they cannot be sent", claimed[0]);
            refused.add(claimed[0]);
            return true;
        }
    }

    private void send(UUID id) {
        Conversation conversation = conversations.lock(id);
        InboxFacts.Facts inbox = inboxes.of(conversation.inboxId());
        for (ScheduledReply reply : scheduled.due(id)) {
            Message replyTo = Optional.ofNullable(reply.replyToId())
                    .map(messages::findById)
                    .orElse(null);
            Message.Draft draft = reply.draft(replyTo);
            scheduled.delete(reply);
            takeReply.take(reply.id(), conversation, draft, inbox, reply.author());
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetCancelled() {
        QuarkusTransaction.requiringNew()
                .run(() -> scheduled.forgetCancelledBefore(clock.instant().minus(CANCELLED_KEPT)));
    }
}
