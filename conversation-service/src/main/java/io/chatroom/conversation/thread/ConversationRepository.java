package io.chatroom.conversation.thread;

import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ConversationRepository implements PanacheRepositoryBase<Conversation, UUID> {

    /** Whoever changes a conversation, or adds to it, holds this lock until the commit: seq stays dense, and the feed in order. */
    Conversation lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.notFound("conversation"));
    }

    /** Snoozed until {@code now} or before, the longest due first. */
    List<UUID> toWake(Instant now, int limit) {
        return find(
                        "select c.id from Conversation c where status = 'snoozed' and snoozedUntil <= ?1 order by snoozedUntil",
                        now)
                .page(0, limit)
                .project(UUID.class)
                .list();
    }

    /** Its newest seq. */
    long lastSeq(UUID id) {
        return findByIdOptional(id)
                .map(Conversation::lastSeq)
                .orElseThrow(() -> ProblemException.notFound("conversation"));
    }
}
