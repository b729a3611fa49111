package io.chatroom.conversation.presence;

import io.chatroom.conversation.site.SiteInboxes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which conversation a visitor types in, remembered so that typing costs no query each time. A visitor's first conversation stays
 * theirs; that there is none yet is not remembered.
 */
@ApplicationScoped
class VisitorsConversations {
    private static final int MOST_REMEMBERED = 10_000;

    private record Visitor(UUID inboxId, String id) {}

    private final SiteInboxes inboxes;
    private final Map<Visitor, UUID> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Visitor, UUID> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    VisitorsConversations(SiteInboxes inboxes) {
        this.inboxes = inboxes;
    }

    synchronized Optional<UUID> of(UUID inboxId, String visitorId) {
        Visitor visitor = new Visitor(inboxId, visitorId);
        UUID known = remembered.get(visitor);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<UUID> found = inboxes.conversationOf(inboxId, visitorId);
        found.ifPresent(conversation -> remembered.put(visitor, conversation));
        return found;
    }
}
