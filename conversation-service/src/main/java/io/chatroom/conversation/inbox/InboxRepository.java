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
    Map<UUID, List<InboxKey>> keys(Collection<UUID> inboxes, Instant now) {
        return getEntityManager()
                .createQuery(
                        "from InboxKey where inboxId in :inboxes and (expiresAt is null or expiresAt > :now)"
                                + " order by createdAt desc, key",
                        InboxKey.class)
                .setParameter("inboxes", inboxes)
                .setParameter("now", now)
                .getResultStream()
                .collect(Collectors.groupingBy(InboxKey::inboxId));
    }

    List<InboxKey> keys(UUID inbox, Instant now) {
        return keys(List.of(inbox), now).getOrDefault(inbox, List.of());
    }

    void add(InboxKey key) {
        getEntityManager().persist(key);
    }

    void remove(InboxKey key) {
        getEntityManager().remove(key);
    }

    /** Inboxes with keys whose time is over, in order of their ids. */
    List<UUID> withExpiredKeys(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "select distinct inboxId from InboxKey where expiresAt <= :now order by inboxId", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    List<InboxKey> expiredKeys(UUID inbox, Instant now) {
        return getEntityManager()
                .createQuery("from InboxKey where inboxId = :inbox and expiresAt <= :now order by key", InboxKey.class)
                .setParameter("inbox", inbox)
                .setParameter("now", now)
                .getResultList();
    }

    /** Its keys are other rows, but part of what the other services are told: that is a new version of it. */
    void changedKeysOf(Inbox inbox) {
        flush();
        getEntityManager().lock(inbox, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }
}
