package io.chatroom.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A process of a service runs; on {@link Topics#PRESENCE}, told again long before {@code until}, after which nobody knows. One that stops
 * tells an {@code until} that is over.
 *
 * @param lanes of delivery-service: what its database has, so that each process tells the same
 */
public record ServiceTold(
        String service,
        UUID instanceId,
        String version,
        Instant startedAt,
        Instant at,
        Instant until,
        @Nullable Lanes lanes) {

    /** What all keys begin with, so that readers of the topic tell it from the rest. */
    public static final String KEYS = "service:";

    public String key() {
        return KEYS + service + ":" + instanceId;
    }

    /**
     * Conversations with replies on their way. {@code due}: could be sent now, were nothing in the way; {@code waiting}: for their next
     * try; {@code sending}: a request is under way; {@code held}: until a person decides about the first of them.
     */
    public record Lanes(long due, long waiting, long sending, long held, List<Kept> inboxes) {}

    /** An inbox of which replies are kept back. {@code until} is when it is tried again, where a time is set for that. */
    public record Kept(
            UUID inboxId,
            By by,
            @Nullable Instant since,
            @Nullable Instant until,
            int failing,
            @Nullable String reason) {}

    public enum By {
        /** The breaker is open: {@code failing} conversations failed one after the other. */
        BREAKER,
        /** The breaker lets one reply through, to see. */
        PROBE,
        /** The platform asked for a pause. */
        PAUSE,
        /** The platform refuses the inbox until it is changed. */
        REFUSAL
    }
}
