package io.chatroom.platforms;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one attempt to send ended. */
public sealed interface SendResult {

    /** How much a refusal concerns: this message, every message of its conversation, or everything the inbox sends. */
    enum Scope {
        MESSAGE,
        CONVERSATION,
        INBOX
    }

    /**
     * The platform took it; its ids for the parts, the first part first (empty if it gives none). {@code movedTo} is the id that the
     * conversation has by now, where the platform said that it has another one.
     */
    record Sent(List<String> externalIds, @Nullable String movedTo) implements SendResult {
        public Sent(List<String> externalIds) {
            this(externalIds, null);
        }
    }

    /** It will never take this as it is; {@code code} is stable for machines, {@code reason} is for people. */
    record Rejected(Scope scope, String code, String reason) implements SendResult {}

    /** Too fast: nothing was processed; come back no sooner than {@code retryAfter}. */
    record Throttled(Duration retryAfter, Scope scope) implements SendResult {}

    /** It did not work this time. {@code maybeProcessed}: the request left, so the platform may have acted on it. */
    record Unavailable(String reason, boolean maybeProcessed) implements SendResult {}
}
