package io.chatroom.conversation.thread;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, UUID> {

    Optional<Message> ofClient(UUID conversationId, String clientMessageId) {
        return find(
                        "conversationId = :conversation and clientMessageId = :client and type = 'outgoing'",
                        Parameters.with("conversation", conversationId).and("client", clientMessageId))
                .firstResultOptional();
    }

    Optional<Message> inConversation(UUID id, UUID conversationId) {
        return findByIdOptional(id).filter(message -> message.conversationId().equals(conversationId));
    }

    /** {@code files} as JSON; nothing is written for none. */
    void attach(UUID id, String files) {
        if (!files.equals("[]")) {
            getEntityManager()
                    .createNativeQuery("update message set attachments = cast(?1 as jsonb) where id = ?2")
                    .setParameter(1, files)
                    .setParameter(2, id)
                    .executeUpdate();
        }
    }

    /** Why a message of ours begins as one that failed. */
    void explainFailure(UUID id, String code, String reason) {
        getEntityManager()
                .createNativeQuery("update message set status_code = ?1, status_reason = ?2 where id = ?3")
                .setParameter(1, code)
                .setParameter(2, reason)
                .setParameter(3, id)
                .executeUpdate();
    }

    /** Messages after {@code seq} that somebody else wrote. */
    long countByOthers(UUID conversationId, long seq, UUID author) {
        return count(
                "conversationId = ?1 and seq > ?2 and type <> 'activity' and (senderId is null or senderId <> ?3)",
                conversationId,
                seq,
                author);
    }

    /** The newest first. */
    List<Seq> before(UUID conversationId, long seq, int limit) {
        return find("conversationId = ?1 and seq < ?2 order by seq desc", conversationId, seq)
                .project(Seq.class)
                .page(Page.ofSize(limit))
                .list();
    }

    /** The oldest first. */
    List<Seq> after(UUID conversationId, long seq, int limit) {
        return find("conversationId = ?1 and seq > ?2 order by seq", conversationId, seq)
                .project(Seq.class)
                .page(Page.ofSize(limit))
                .list();
    }

    /** A message's place in its thread. */
    record Seq(UUID id, long seq) {}
}
