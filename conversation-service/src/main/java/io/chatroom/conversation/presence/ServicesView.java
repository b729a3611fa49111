package io.chatroom.conversation.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatroom.events.ServiceTold;
import io.chatroom.events.ServiceTold.By;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which processes run, and what keeps replies back, as of one moment. */
@Schema(name = "Services")
public record ServicesView(
        Instant at,

        @Schema(description = "Those heard of within ten minutes, by name; one that stopped in order is not among them")
        List<Process> services,

        @Schema(description = "As delivery-service told last; null if it has told nothing for ten minutes") @Nullable
        Lanes lanes) {

    @Schema(name = "ServiceProcess")
    public record Process(
            @Schema(examples = "delivery-service") String service,
            UUID instanceId,

            @Schema(examples = "0.1.0") String version,

            Instant startedAt,

            @Schema(description = "When it told last that it runs; it does each 15 seconds")
            Instant toldAt,

            @Schema(
                    description =
                            "It has told nothing for 45 seconds, and not that it stops: it is gone, or cannot reach Kafka")
            @JsonProperty("silent")
            boolean isSilent) {}

    @Schema(name = "Lanes", description = "Conversations with replies on their way")
    public record Lanes(
            Instant toldAt,

            @Schema(description = "Nothing newer was told for 45 seconds") @JsonProperty("stale")
            boolean isStale,

            @Schema(description = "Could be sent now, were nothing in the way")
            long due,

            @Schema(description = "For the next try of what failed")
            long waiting,

            @Schema(description = "A request is under way") long sending,

            @Schema(description = "Until a person decides about a reply of which it is not known whether it arrived")
            long held,

            @Schema(description = "Inboxes that keep theirs back; 200 at most")
            List<Kept> inboxes) {}

    @Schema(name = "KeptBack")
    public record Kept(
            UUID inboxId,
            KeptBy by,

            @Schema(description = "Of a refusal: since when") @Nullable
            Instant since,

            @Schema(description = "When it is tried again, where there is a time for that") @Nullable
            Instant until,

            @Schema(description = "Conversations that failed one after the other, as far as the breaker counts")
            int failing,

            @Schema(description = "In the platform's words") @Nullable
            String reason) {}

    @Schema(
            name = "KeptBy",
            description =
                    "`breaker`: conversation after conversation failed, so the breaker is open. `probe`: it lets one reply through, to see."
                            + " `pause`: the platform asked for it. `refusal`: the platform refuses the inbox until it is changed.")
    public enum KeptBy {
        @JsonProperty("breaker")
        BREAKER,
        @JsonProperty("probe")
        PROBE,
        @JsonProperty("pause")
        PAUSE,
        @JsonProperty("refusal")
        REFUSAL;

        private static KeptBy of(By by) {
            return switch (by) {
                case BREAKER -> BREAKER;
                case PROBE -> PROBE;
                case PAUSE -> PAUSE;
                case REFUSAL -> REFUSAL;
            };
        }
    }

    static ServicesView of(List<ServiceTold> told, Instant now) {
        return new ServicesView(
                now,
                told.stream()
                        .map(one -> new Process(
                                one.service(),
                                one.instanceId(),
                                one.version(),
                                one.startedAt(),
                                one.at(),
                                !one.until().isAfter(now)))
                        .toList(),
                told.stream()
                        .filter(one -> one.lanes() != null)
                        .max(Comparator.comparing(ServiceTold::at))
                        .map(one -> lanes(one, now))
                        .orElse(null));
    }

    private static Lanes lanes(ServiceTold told, Instant now) {
        ServiceTold.Lanes lanes = java.util.Objects.requireNonNull(told.lanes());
        return new Lanes(
                told.at(),
                !told.until().isAfter(now),
                lanes.due(),
                lanes.waiting(),
                lanes.sending(),
                lanes.held(),
                lanes.inboxes().stream()
                        .map(kept -> new Kept(
                                kept.inboxId(),
                                KeptBy.of(kept.by()),
                                kept.since(),
                                kept.until(),
                                kept.failing(),
                                kept.reason()))
                        .toList());
    }
}
