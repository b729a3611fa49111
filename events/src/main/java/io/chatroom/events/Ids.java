package io.chatroom.events;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** How ids are made. */
public final class Ids {

    /** A new UUIDv7: what we create sorts by time of creation. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * The id of an event that came from a platform: UUIDv5 of the inbox and the platform's own event id, so that the same
     * webhook delivered again <em>is</em> the same event.
     */
    public static UUID ofPlatformEvent(UUID inboxId, String platformEventId) {
        return UuidCreator.getNameBasedSha1(inboxId, platformEventId.getBytes(StandardCharsets.UTF_8));
    }

    private Ids() {}
}
