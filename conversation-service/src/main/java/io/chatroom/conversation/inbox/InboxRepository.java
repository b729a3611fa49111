package io.chatroom.conversation.inbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class InboxRepository implements PanacheRepositoryBase<Inbox, UUID> {

    /** Nobody else changes it until the transaction ends, so that what is published is what is stored, in that order. */
    Optional<Inbox> findAndLock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Inbox> inOrderOfName(int limit) {
        return find("deletedAt is null order by lower(name), id").page(0, limit).list();
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

    void removeKeysOf(UUID inbox) {
        getEntityManager()
                .createQuery("delete from InboxKey where inboxId = :inbox")
                .setParameter("inbox", inbox)
                .executeUpdate();
    }

    List<InboxKey> expiredKeys(UUID inbox, Instant now) {
        return getEntityManager()
                .createQuery("from InboxKey where inboxId = :inbox and expiresAt <= :now order by key", InboxKey.class)
                .setParameter("inbox", inbox)
                .setParameter("now", now)
                .getResultList();
    }

    Optional<InboxCheck> findCheck(UUID inbox) {
        return Optional.ofNullable(getEntityManager().find(InboxCheck.class, inbox));
    }

    /** Of an inbox that was never asked about, a new one, which says nothing yet. */
    InboxCheck check(UUID inbox, Instant now) {
        return findCheck(inbox).orElseGet(() -> {
            InboxCheck fresh = new InboxCheck(inbox, now);
            getEntityManager().persist(fresh);
            return fresh;
        });
    }

    Map<UUID, InboxCheck> checks(Collection<UUID> inboxes) {
        return getEntityManager()
                .createQuery("from InboxCheck where inboxId in :inboxes", InboxCheck.class)
                .setParameter("inboxes", inboxes)
                .getResultStream()
                .collect(Collectors.toMap(InboxCheck::inboxId, Function.identity()));
    }

    /**
     * Enabled ones on these platforms that were not asked about since, or never, and those that were not reachable when they were; the
     * longest ago first.
     */
    List<UUID> toBeChecked(Set<String> platforms, Instant since, Instant unreachableSince, int limit) {
        return getEntityManager()
                .createQuery(
                        "select i.id from Inbox i left join InboxCheck c on c.inboxId = i.id"
                                + " where i.enabled and i.platform in :platforms"
                                + " and exists (select 1 from InboxKey k where k.inboxId = i.id)"
                                + " and (c.inboxId is null or c.requestedAt < :since"
                                + " or (c.outcome = 'unreachable' and c.requestedAt < :unreachableSince))"
                                + " order by c.requestedAt nulls first, i.id",
                        UUID.class)
                .setParameter("platforms", platforms)
                .setParameter("since", since)
                .setParameter("unreachableSince", unreachableSince)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Its keys are other rows, but part of what the other services are told: that is a new version of it. */
    void changedKeysOf(Inbox inbox) {
        flush();
        getEntityManager().lock(inbox, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }
}
