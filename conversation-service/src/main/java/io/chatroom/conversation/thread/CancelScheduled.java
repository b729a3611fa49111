package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.attachment.Attachments;
import io.chatroom.conversation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes back a reply whose time has not come: it never was a message, and nobody was sent anything. */
@ApplicationScoped
public class CancelScheduled {
    private final ScheduledReplyRepository scheduled;
    private final ConversationRepository conversations;
    private final Attachments attachments;
    private final ThreadNews news;
    private final AuditTrail audit;
    private final Clock clock;

    CancelScheduled(
            ScheduledReplyRepository scheduled,
            ConversationRepository conversations,
            Attachments attachments,
            ThreadNews news,
            AuditTrail audit,
            Clock clock) {
        this.scheduled = scheduled;
        this.conversations = conversations;
        this.attachments = attachments;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /** False where there is none of this id that waits, or waited: it may be a message by now. */
    @Transactional
    public boolean cancel(UUID id, SignedIn by) {
        Optional<ScheduledReply> known = scheduled.findByIdOptional(id);
        if (known.isEmpty()) {
            return false;
        }
        Conversation conversation = conversations.lock(known.get().conversationId());
        // as it is under the lock
        scheduled.getEntityManager().detach(known.get());
        Optional<ScheduledReply> reply = scheduled.findByIdOptional(id);
        if (reply.isEmpty()) {
            return false;
        }
        if (reply.get().cancelledAt() == null) {
            Instant now = clock.instant();
            reply.get().cancel(now);
            attachments.letGo(id);
            conversation.touch(now);
            scheduled.flush();
            audit.write(
                    by.id(),
                    "scheduled_reply.cancelled",
                    "message:" + id,
                    Map.of(
                            "conversation_id",
                            conversation.id(),
                            "send_at",
                            reply.get().sendAt()));
            news.conversationUpdated(conversation);
        }
        return true;
    }
}
