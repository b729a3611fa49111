package io.chatroom.conversation.inbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class InboxRepository implements PanacheRepositoryBase<Inbox, UUID> {

    /** Nobody else changes it until the transaction ends, so that what is published is what is stored, in that order. */
    Optional<Inbox> findAndLock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Inbox> inOrderOfName(int limit) {
        return find("order by lower(name), id").page(0, limit).list();
    }

    /** The keys that are good now, the newest first, by inbox. */
    Map<UUID, List<String>> keys(Collection<UUID> inboxes, Instant now) {
        return getEntityManager()
                .createQuery(
                        "from InboxKey where inboxId in :inboxes and (expiresAt is null or expiresAt > :now)"
                                + " order by createdAt desc, key",
                        InboxKey.class)
                .setParameter("inboxes", inboxes)
                .setParameter("now", now)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        InboxKey::inboxId, Collectors.mapping(InboxKey::key, Collectors.toList())));
    }
}
