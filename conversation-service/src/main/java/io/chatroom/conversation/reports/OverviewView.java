package io.chatroom.conversation.reports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What happened in whole hours of a range, and what waits now. */
@Schema(name = "ReportOverview")
public record OverviewView(
        Instant from,
        Instant to,

        @Schema(description = "`hour` or `day` (of UTC): what a point of `volume` stands for", examples = "day")
        String step,

        @Schema(description = "Messages are counted up to then; later than `to`, or all of the range is counted")
        Instant countedUntil,

        Now now,
        Totals totals,
        List<Point> volume,
        List<OfInbox> byInbox,
        List<OfAgent> byAgent) {

    @Schema(name = "ReportNow", description = "Counts are at most 10000 for each inbox, which means that many or more")
    public record Now(
            long open,
            long unassigned,
            @Nullable OldestWaiting oldestWaiting,
            @Schema(description = "Replies under way") long backlog,

            @Schema(description = "Replies that were given up")
            long dead,

            @Schema(description = "Replies whose outcome nobody knows")
            long unknown) {}

    @Schema(name = "ReportOldestWaiting")
    public record OldestWaiting(UUID conversationId, Instant since) {}

    @Schema(name = "ReportTotals")
    public record Totals(
            long incoming, long outgoing, long conversations, Durations firstResponse, Durations resolution) {}

    @Schema(name = "ReportDurations", description = "In seconds; null where there is none")
    public record Durations(
            long count,
            @Nullable Double p50Seconds,
            @Nullable Double p90Seconds) {}

    @Schema(name = "ReportPoint")
    public record Point(Instant at, long incoming, long outgoing) {}

    @Schema(name = "ReportOfInbox")
    public record OfInbox(
            UUID inboxId,
            String name,
            String platform,
            long incoming,
            long outgoing,
            long open,
            long unassigned,
            long backlog,
            @Nullable Instant oldestPendingAt,
            long dead,
            long unknown,
            Durations firstResponse,
            Durations resolution,
            Delivery delivery) {}

    @Schema(
            name = "ReportDelivery",
            description =
                    "Of the replies written in the range. `success`: those the platform took among those whose fate is known;"
                            + " null where there is none. Times are from the reply to the platform's answer.")
    public record Delivery(
            long sent,
            long dead,
            @Nullable Double success,
            @Nullable Double p50Seconds,
            @Nullable Double p95Seconds,

            @Schema(description = "Only the newest 20000 replies of the range are looked at, and there were more")
            boolean sampled) {}

    @Schema(name = "ReportOfAgent")
    public record OfAgent(UUID accountId, String name, long replies, Durations firstResponse, Durations resolution) {}
}
