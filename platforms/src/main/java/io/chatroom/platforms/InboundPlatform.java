package io.chatroom.platforms;

import java.time.Instant;
import java.util.Set;

/** Turns what a platform sends us into our own events. Stateless; performs no I/O; throws for nothing a sender can cause. */
public interface InboundPlatform {
    String id();

    /** What the platform says its bodies are; anything else is refused before it is looked at. */
    default Set<String> mediaTypes() {
        return Set.of("application/json");
    }

    /** Looks at the raw bytes, in constant time, against every secret that is valid now. */
    Verification verify(WebhookRequest request, Inbox inbox, Instant now);

    /** Called only for a {@link Verification.Genuine} request. The same bytes always give the same event ids. */
    Normalised normalise(WebhookRequest request, Inbox inbox, Instant now);

    default Ack ack() {
        return Ack.EMPTY;
    }
}
