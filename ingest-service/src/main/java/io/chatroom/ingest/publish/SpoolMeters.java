package io.chatroom.ingest.publish;

import io.chatroom.ingest.spool.Spool;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What is in the spool, and what went through it. */
@Singleton
class SpoolMeters {
    private final Counter spooled;
    private final Counter drained;
    private final Counter refused;

    SpoolMeters(Spool spool, Clock clock, MeterRegistry registry) {
        Gauge.builder("chatroom.ingest.spool.records", spool, Spool::count).register(registry);
        Gauge.builder("chatroom.ingest.spool.size", spool, Spool::bytes)
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("chatroom.ingest.spool.age", spool, each -> ageInSeconds(each, clock))
                .baseUnit("seconds")
                .register(registry);
        this.spooled = registry.counter("chatroom.ingest.spool", "result", "spooled");
        this.drained = registry.counter("chatroom.ingest.spool", "result", "drained");
        this.refused = registry.counter("chatroom.ingest.spool", "result", "refused");
    }

    void spooled(int records) {
        spooled.increment(records);
    }

    void drained(int records) {
        drained.increment(records);
    }

    void refused(int records) {
        refused.increment(records);
    }

    private static double ageInSeconds(Spool spool, Clock clock) {
        Instant oldest = spool.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
