package io.chatroom.conversation.store;

import io.chatroom.conversation.store.InboundCounts.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What became of the records of the inbound topic, counted on this replica. */
@Singleton
class InboundMeters {
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    InboundMeters(MeterRegistry meters) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("chatroom.inbound.events")
                            .description("Records of the inbound topic, by what became of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void count(InboundCounts counts) {
        counters.forEach((outcome, counter) -> counter.increment(counts.of(outcome)));
    }
}
