package io.chatroom.conversation.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    /** Names differ by more than the case of their letters. */
    Optional<Account> called(String username) {
        return find("lower(username) = ?1", username.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    Optional<Account> ofSubject(String oidcSubject) {
        return find("oidcSubject", oidcSubject).firstResultOptional();
    }

    List<Account> inOrderOfUsername(String after, int limit) {
        return find("lower(username) > ?1 order by lower(username)", after.toLowerCase(Locale.ROOT))
                .page(0, limit)
                .list();
    }

    /** When each was last heard of, those that ever were. */
    @SuppressWarnings("unchecked")
    Map<UUID, Instant> lastSeen(Collection<UUID> ids) {
        Stream<Tuple> rows = getEntityManager()
                .createNativeQuery("""
                        select account_id, max(last_used_at) as at from access_token
                        where account_id in (:ids) and last_used_at is not null group by account_id
                        """, Tuple.class)
                .setParameter("ids", ids)
                .getResultStream();
        return rows.collect(
                Collectors.toMap(row -> row.get("account_id", UUID.class), row -> row.get("at", Instant.class)));
    }

    boolean areInboxes(Set<UUID> ids) {
        return ids.isEmpty()
                || ((Number) getEntityManager()
                                        .createNativeQuery("select count(*) from inbox where id in (:ids)")
                                        .setParameter("ids", ids)
                                        .getSingleResult())
                                .intValue()
                        == ids.size();
    }

    /** Sessions end, but for {@code keep}; tokens stay. */
    void endSessions(UUID account, @Nullable UUID keep, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        update access_token set revoked_at = :now
                        where account_id = :account and kind = 'session' and revoked_at is null
                          and id is distinct from cast(:keep as uuid)
                        """)
                .setParameter("now", now)
                .setParameter("account", account)
                .setParameter("keep", keep == null ? null : keep.toString())
                .executeUpdate();
    }

    /** Sessions and tokens alike, so that an account that is enabled again begins without any. */
    void endAllAccess(UUID account, Instant now) {
        getEntityManager()
                .createNativeQuery(
                        "update access_token set revoked_at = :now where account_id = :account and revoked_at is null")
                .setParameter("now", now)
                .setParameter("account", account)
                .executeUpdate();
    }

    Optional<Account> whoAnswers(UUID id) {
        return find("id = ?1 and enabled and role in ('admin', 'agent')", id).firstResultOptional();
    }

    /** Those who may answer in an inbox, after the username {@code after}; null does not narrow. */
    List<Account> whoAnswerIn(UUID inboxId, @Nullable String words, String after, int limit) {
        return find(
                        "enabled and role in ('admin', 'agent') and (role = 'admin' or not limited or :inbox member of inboxIds)"
                                + " and lower(username) > :after"
                                + " and (:words is null or lower(username) like :words escape '\\' or lower(name) like :words escape '\\')"
                                + " order by lower(username)",
                        Parameters.with("inbox", inboxId)
                                .and("after", after.toLowerCase(Locale.ROOT))
                                .and("words", words))
                .page(0, limit)
                .list();
    }

    List<Account> enabledAmong(Collection<String> usernamesInSmallLetters) {
        return list("enabled and lower(username) in ?1", usernamesInSmallLetters);
    }

    /** Whether anybody has come yet: chosen a password of their own, or signed in elsewhere. */
    boolean hasAnybodyCome() {
        return count("not passwordHandedOut") > 0;
    }

    /** Held until the transaction ends: of two who would make the same account, one waits and then finds it made. */
    void lockOutOthers() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('chatroom accounts'))")
                .getSingleResult();
    }
}
