package io.chatroom.conversation.label;

import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class LabelRepository implements PanacheRepositoryBase<Label, UUID> {

    List<Label> inOrderOfName() {
        return list("order by lower(name)");
    }

    Label with(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("label"));
    }

    /** Names differ by more than the case of their letters. */
    Optional<Label> called(String name) {
        return find("lower(name) = ?1", name.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    List<Label> called(Collection<String> names) {
        return list(
                "lower(name) in ?1",
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }

    /** Held until the transaction ends: of two who would make the same label, one waits and then finds it made. */
    void lockOutOthers() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('chatroom labels'))")
                .getSingleResult();
    }
}
