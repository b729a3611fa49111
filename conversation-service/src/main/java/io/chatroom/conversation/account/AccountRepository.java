package io.chatroom.conversation.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    /** Names differ by more than the case of their letters. */
    Optional<Account> called(String username) {
        return find("lower(username) = ?1", username.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    Optional<Account> ofSubject(String oidcSubject) {
        return find("oidcSubject", oidcSubject).firstResultOptional();
    }

    List<Account> inOrderOfName(int limit) {
        return find("order by lower(username)").page(0, limit).list();
    }

    /** Held until the transaction ends: of two who would make the same account, one waits and then finds it made. */
    void lockOutOthers() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('chatroom accounts'))")
                .getSingleResult();
    }
}
