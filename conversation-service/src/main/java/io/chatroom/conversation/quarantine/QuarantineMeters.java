package io.chatroom.conversation.quarantine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What becomes of quarantined input, counted on this replica. */
@Singleton
class QuarantineMeters {
    private final Counter quarantined;
    private final Counter redriven;
    private final Counter heldAgain;
    private final Counter resolved;
    private final Counter discarded;

    QuarantineMeters(MeterRegistry meters) {
        this.quarantined = Counter.builder("chatroom.quarantined")
                .description("Input that could not be understood or stored")
                .register(meters);
        this.redriven = fate(meters, "redriven");
        this.heldAgain = fate(meters, "held_again");
        this.resolved = fate(meters, "resolved");
        this.discarded = fate(meters, "discarded");
    }

    private static Counter fate(MeterRegistry meters, String fate) {
        return Counter.builder("chatroom.quarantine.entries")
                .description("Entries that were asked for again, and what came of it")
                .tag("fate", fate)
                .register(meters);
    }

    void quarantined(int entries) {
        quarantined.increment(entries);
    }

    void redriven(int entries) {
        redriven.increment(entries);
    }

    void heldAgain(int entries) {
        heldAgain.increment(entries);
    }

    void resolved(int entries) {
        resolved.increment(entries);
    }

    void discarded(int entries) {
        discarded.increment(entries);
    }
}
