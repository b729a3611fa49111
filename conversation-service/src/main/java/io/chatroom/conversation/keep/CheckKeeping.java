package io.chatroom.conversation.keep;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Kafka keeps records for a week; who forgets an event sooner stores it twice when it is read again. */
final class CheckKeeping {
    private static final Duration LEAST = Duration.ofDays(8);

    void beforeAnythingElse(@Observes @Priority(1) StartupEvent start, KeepSettings settings) {
        if (settings.events().compareTo(LEAST) < 0) {
            throw new ConfigurationException("chatroom.keep.events must be at least " + LEAST.toDays()
                    + " days, as Kafka's topics keep a record for 7 and one that is read again must be known; it is "
                    + settings.events() + ".");
        }
        if (settings.endedSessions().isNegative() || settings.answers().isNegative()) {
            throw new ConfigurationException("chatroom.keep.ended-sessions and answers must not be negative.");
        }
    }
}
