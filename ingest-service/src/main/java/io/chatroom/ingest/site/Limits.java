package io.chatroom.ingest.site;

import io.chatroom.events.security.RateLimit;
import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.ingest.settings.IngestSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** How much visitors may ask of us. Per instance: the point is to bound one page gone wild, not to count exactly. */
@Singleton
class Limits {
    private final RateLimit sessionsByAddress;
    private final RateLimit messagesByVisitor;
    private final RateLimit messagesByAddress;

    Limits(IngestSettings settings) {
        this.sessionsByAddress = new RateLimit(settings.site().sessionsPerMinutePerAddress(), System::nanoTime);
        this.messagesByVisitor = new RateLimit(settings.site().messagesPerMinutePerVisitor(), System::nanoTime);
        this.messagesByAddress = new RateLimit(settings.site().messagesPerMinutePerAddress(), System::nanoTime);
    }

    void session(String address) {
        check(sessionsByAddress, address);
    }

    void message(String address, UUID inboxId, String visitorId) {
        check(messagesByAddress, address);
        check(messagesByVisitor, inboxId + ":" + visitorId);
    }

    private static void check(RateLimit limit, String who) {
        limit.take(who).ifPresent(wait -> {
            // rounded up: who comes back exactly then is let in
            Duration seconds = Duration.ofSeconds(wait.plusMillis(999).toSeconds());
            throw ProblemException.tooMany(
                    "Wait " + Math.max(1, seconds.toSeconds()) + " s, then send it again.", seconds);
        });
    }
}
