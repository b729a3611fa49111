package io.chatroom.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** How much waits to be sent, as the relay last saw it. */
final class Backlog {
    private volatile long rows;
    private volatile double oldestSeconds;

    void bindTo(MeterRegistry registry) {
        Gauge.builder("chatroom.outbox.backlog", this, backlog -> backlog.rows)
                .description("Outbox rows that are committed and not yet acknowledged by Kafka")
                .register(registry);
        Gauge.builder("chatroom.outbox.oldest.age", this, backlog -> backlog.oldestSeconds)
                .description("Age of the oldest outbox row")
                .baseUnit("seconds")
                .register(registry);
    }

    void saw(long rows, Duration oldest) {
        this.rows = rows;
        this.oldestSeconds = oldest.toMillis() / 1000.0;
    }

    long rows() {
        return rows;
    }
}
