package io.chatroom.conversation.thread;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All that changes one holds its conversation's lock. */
@ApplicationScoped
class ScheduledReplyRepository implements PanacheRepositoryBase<ScheduledReply, UUID> {
    // who waits for a lock waits with the conversation's; one that is held is passed over
    private static final String CLAIM = """
            select c.id
              from scheduled_reply s join conversation c on c.id = s.conversation_id
             where s.cancelled_at is null and s.send_at <= now() and c.id <> all(cast(:not as uuid[]))
             order by s.send_at, s.id
             limit 1
               for no key update of c skip locked
            """;

    private static final String DUE = """
            select s.* from scheduled_reply s
             where s.conversation_id = :conversation and s.cancelled_at is null and s.send_at <= now()
             order by s.send_at, s.id
            """;

    /** A conversation with replies whose time has come, by the database's clock; it is locked, and none of {@code not}. */
    @SuppressWarnings("unchecked")
    Optional<UUID> claimConversation(Collection<UUID> not) {
        return getEntityManager()
                .createNativeQuery(CLAIM, UUID.class)
                .setParameter("not", not.toArray(UUID[]::new))
                .getResultStream()
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    List<ScheduledReply> due(UUID conversationId) {
        return getEntityManager()
                .createNativeQuery(DUE, ScheduledReply.class)
                .setParameter("conversation", conversationId)
                .getResultList();
    }

    /** The next one first. */
    List<ScheduledReply> waitingIn(UUID conversationId) {
        return list("conversationId = ?1 and cancelledAt is null order by sendAt, id", conversationId);
    }

    long countWaitingIn(UUID conversationId) {
        return count("conversationId = ?1 and cancelledAt is null", conversationId);
    }

    Optional<ScheduledReply> ofClient(UUID conversationId, String clientMessageId) {
        return find("conversationId = ?1 and clientMessageId = ?2", conversationId, clientMessageId)
                .firstResultOptional();
    }

    long forgetCancelledBefore(Instant time) {
        return delete("cancelledAt < ?1", time);
    }
}
