package io.chatroom.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looks at a conversation, types in it, or has left it; the payload of {@link Topics#PRESENCE}. It holds until {@code until}
 * and is worth nothing after, so it is never stored and may be lost.
 *
 * @param conversationId absent from visitors of a site, whose conversation is the one of {@code visitorId} in the inbox
 * @param visitorId of a visitor of a site
 * @param accountId of somebody of ours
 * @param note what is typed is for ourselves
 */
public record PresenceSignal(
        Kind kind,
        UUID inboxId,
        @Nullable UUID conversationId,
        @Nullable String visitorId,
        @Nullable UUID accountId,
        @Nullable String name,
        boolean note,
        Instant until) {

    public enum Kind {
        VIEWING,
        /** Has begun an answer. */
        REPLYING,
        LEFT,
        TYPING,
        PAUSED
    }

    public String key() {
        return (conversationId == null ? inboxId : conversationId).toString();
    }
}
