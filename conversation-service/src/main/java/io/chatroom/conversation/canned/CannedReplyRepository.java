package io.chatroom.conversation.canned;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CannedReplyRepository implements PanacheRepositoryBase<CannedReply, UUID> {

    /** Those after the shortcut {@code after}, in order of their shortcuts. */
    List<CannedReply> page(Wanted wanted, String after, int limit) {
        StringBuilder where = new StringBuilder("lower(shortcut) > :after");
        Map<String, Object> values = new HashMap<>();
        values.put("after", after.toLowerCase(Locale.ROOT));
        if (wanted.inboxId() != null) {
            where.append(" and (inboxId is null or inboxId = :inbox)");
            values.put("inbox", wanted.inboxId());
        }
        if (wanted.visible().only() != null) {
            where.append(" and (inboxId is null or inboxId in :visible)");
            values.put("visible", wanted.visible().listed());
        }
        if (wanted.words() != null) {
            where.append(" and (lower(shortcut) like :words escape '\\' or lower(title) like :words escape '\\')");
            values.put("words", "%" + escaped(wanted.words().toLowerCase(Locale.ROOT)) + "%");
        }
        return find(where + " order by lower(shortcut)", values).page(0, limit).list();
    }

    /** What is null does not matter. {@code words} stand in the shortcut or the title. */
    record Wanted(@Nullable UUID inboxId, @Nullable String words, InboxLimit visible) {}

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    CannedReply with(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("canned reply"));
    }

    CannedReply lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.notFound("canned reply"));
    }

    /** Shortcuts differ by more than the case of their letters. */
    Optional<CannedReply> called(String shortcut) {
        return find("lower(shortcut) = ?1", shortcut.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    /** Held until the transaction ends: of two who would take the same shortcut, one waits and then finds it taken. */
    void lockOutOthers() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('chatroom canned replies'))")
                .getSingleResult();
    }
}
