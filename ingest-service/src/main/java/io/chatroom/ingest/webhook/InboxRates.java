package io.chatroom.ingest.webhook;

import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.platforms.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Sees which inbox sends far more than is expected, and says so once a minute. It refuses nothing: a platform that is refused
 * repeats itself, and may switch the webhook off in the end.
 */
@Singleton
class InboxRates {
    private static final Logger LOG = Logger.getLogger(InboxRates.class);

    private final Map<UUID, Minute> minutes = new ConcurrentHashMap<>();
    private final long expected;
    private final Clock clock;
    private final MeterRegistry meters;

    private record Minute(long number, long requests) {
        Minute next(long now) {
            return number == now ? new Minute(number, requests + 1) : new Minute(now, 1);
        }
    }

    InboxRates(IngestSettings settings, Clock clock, MeterRegistry meters) {
        this.expected = settings.ingest().expectedPerMinute();
        this.clock = clock;
        this.meters = meters;
    }

    /** One genuine request. */
    void saw(Inbox inbox) {
        long now = clock.millis() / 60_000;
        Minute minute =
                minutes.compute(inbox.id(), (_, before) -> before == null ? new Minute(now, 1) : before.next(now));
        if (minute.requests() > expected) {
            meters.counter("chatroom.ingest.over.rate", "inbox", inbox.id().toString())
                    .increment();
            if (minute.requests() == expected + 1) {
                LOG.warnf(
                        "inbox %s (%s) has sent more than %d webhooks within a minute; all of them are taken",
                        inbox.id(), inbox.platform(), expected);
            }
        }
    }
}
