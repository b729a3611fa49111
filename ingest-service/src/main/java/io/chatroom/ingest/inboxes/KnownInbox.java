package io.chatroom.ingest.inboxes;

import io.chatroom.platforms.Inbox;
import java.util.Set;
import java.util.UUID;

/** An inbox as its last record left it. */
public sealed interface KnownInbox {
    UUID id();

    Set<String> keys();

    record Usable(Inbox inbox, boolean enabled, Set<String> keys) implements KnownInbox {
        @Override
        public UUID id() {
            return inbox.id();
        }
    }

    /** Its credentials cannot be opened, or its record cannot be read: our fault, to be mended by the operator. */
    record Unusable(UUID id, Set<String> keys, String reason) implements KnownInbox {}
}
