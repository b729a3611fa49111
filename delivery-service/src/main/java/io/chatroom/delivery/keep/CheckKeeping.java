package io.chatroom.delivery.keep;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Kafka keeps records for a week; who forgets a reply sooner sends it twice when it is read again. */
final class CheckKeeping {
    private static final Duration LEAST = Duration.ofDays(8);

    void beforeAnythingElse(@Observes @Priority(1) StartupEvent start, KeepSettings settings) {
        if (settings.settledReplies().compareTo(LEAST) < 0) {
            throw new ConfigurationException("chatroom.keep.settled-replies must be at least " + LEAST.toDays()
                    + " days, as Kafka's topics keep a record for 7 and one that is read again must be known; it is "
                    + settings.settledReplies() + ".");
        }
    }
}
