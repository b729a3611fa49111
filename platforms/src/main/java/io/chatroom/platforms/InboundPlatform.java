package io.chatroom.platforms;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Turns what a platform sends us into our own events. Stateless; performs no I/O; throws for nothing a sender can cause. */
public interface InboundPlatform {
    String id();

    /** What the platform says its bodies are; anything else is refused before it is looked at. */
    default Set<String> mediaTypes() {
        return Set.of("application/json");
    }

    /** Whether the platform calls an address behind the inbox's own; {@code rest} is empty for that one, else it begins with a slash. */
    default boolean hasAddress(String rest) {
        return rest.isEmpty();
    }

    /** Looks at the raw bytes, in constant time, against every secret that is valid now. */
    Verification verify(WebhookRequest request, Inbox inbox, Instant now);

    /** Called only for a {@link Verification.Genuine} request. The same bytes always give the same event ids. */
    Normalised normalise(WebhookRequest request, Inbox inbox, Instant now);

    /** What a genuine request is answered once everything in it is durable. */
    default Ack ack(WebhookRequest request, Inbox inbox) {
        return ack();
    }

    default Ack ack() {
        return Ack.EMPTY;
    }

    /** For platforms that read what a forged request is answered; otherwise it is a problem with status 401. */
    default Optional<Ack> refusal() {
        return Optional.empty();
    }
}
