package io.chatroom.conversation.inbox;

import io.chatroom.conversation.platform.PlatformCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What others need to know of an inbox. */
@ApplicationScoped
public class InboxFacts {
    private final InboxRepository inboxes;
    private final PlatformCatalog platforms;

    InboxFacts(InboxRepository inboxes, PlatformCatalog platforms) {
        this.inboxes = inboxes;
        this.platforms = platforms;
    }

    /** {@code isPulled}: the other side reads replies from us, so none is delivered. */
    public record Facts(UUID id, String platform, boolean enabled, boolean isPulled) {}

    public boolean exists(UUID id) {
        return inboxes.findByIdOptional(id).isPresent();
    }

    public Facts of(UUID id) {
        Inbox inbox = inboxes.findByIdOptional(id)
                .orElseThrow(() -> new IllegalStateException("a conversation in no inbox: " + id));
        return new Facts(inbox.id(), inbox.platform(), inbox.isEnabled(), platforms.isPulled(inbox.platform()));
    }
}
