package io.chatroom.conversation.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.precondition.ExpectedVersion;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Changes what people keep of a contact, all of it or nothing. The audit trail says which fields, and never what they hold. */
@ApplicationScoped
class ChangeContact {
    private final ContactRepository contacts;
    private final ContactViews views;
    private final TellOfContact tell;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    ChangeContact(
            ContactRepository contacts,
            ContactViews views,
            TellOfContact tell,
            AuditTrail audit,
            ObjectMapper json,
            Clock clock) {
        this.contacts = contacts;
        this.views = views;
        this.tell = tell;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    ContactView change(UUID id, ChangeContactRequest request, ExpectedVersion expected, SignedIn by) {
        request.check();
        Contact contact = contacts.lock(id);
        if (contact.isGone()) {
            throw gone();
        }
        expected.check(contact.version());
        Instant now = clock.instant();
        List<String> changed = new ArrayList<>();
        if (request.name() != null && contact.rename(request.name().value(), now)) {
            changed.add("name");
        }
        if (request.email() != null && contact.writeTo(request.email().value(), now)) {
            changed.add("email");
        }
        if (request.phone() != null && contact.call(request.phone().value(), now)) {
            changed.add("phone");
        }
        if (request.customAttributes() != null
                && contact.describe(
                        CustomAttributes.with(contact.customAttributes(), request.customAttributes(), json), now)) {
            changed.add("custom_attributes");
        }
        boolean blocking = request.blocked() != null && contact.block(request.blocked(), now);
        contacts.flush();
        if (!changed.isEmpty()) {
            audit.write(by.id(), "contact.changed", "contact:" + id, Map.of("fields", changed));
        }
        if (blocking) {
            audit.write(
                    by.id(),
                    Boolean.TRUE.equals(request.blocked()) ? "contact.blocked" : "contact.unblocked",
                    "contact:" + id,
                    Map.of());
        }
        if (blocking || changed.contains("name")) {
            tell.changed(id, now);
        }
        return views.of(id, by.inboxes());
    }

    static ProblemException gone() {
        return new ProblemException(
                409,
                "contact_gone",
                "There is not that contact any more",
                "It was merged into another, or erased. Read it to see which.");
    }
}
