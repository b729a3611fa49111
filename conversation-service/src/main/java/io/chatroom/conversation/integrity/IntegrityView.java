package io.chatroom.conversation.integrity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether everything that was acknowledged is accounted for, as of one moment. */
@Schema(name = "Integrity")
public record IntegrityView(
        Instant at,

        @Schema(description = "The most serious of the inboxes' states: missing, settling, surplus, balanced")
        State state,

        @Schema(description = "Records on the inbound topic that ingest has told of and the store has not read yet")
        long unread,

        @Schema(description = "Those out of balance first; 1000 at most")
        List<Inbox> inboxes,

        @Schema(description = "The ingest instances there ever were, the one heard last first; 100 at most")
        List<Instance> instances,

        Replies replies) {

    @Schema(
            name = "IntegrityState",
            description =
                    "`balanced`: acknowledged = stored + duplicates + quarantined + echoes. `settling`: some of it is on its way, so it"
                            + " cannot be told yet. `surplus`: more was read than acknowledged, which is harmless. `missing`:"
                            + " acknowledged events are nowhere to be found.")
    public enum State {
        @JsonProperty("balanced")
        BALANCED,
        @JsonProperty("surplus")
        SURPLUS,
        @JsonProperty("settling")
        SETTLING,
        @JsonProperty("missing")
        MISSING
    }

    @Schema(name = "IntegrityOfInbox")
    public record Inbox(
            UUID inboxId,

            @Schema(description = "Null if there is no such inbox") @Nullable
            String name,

            @Nullable String platform,
            State state,

            @Schema(
                    description =
                            "Since when the reconciler, which looks each minute, has seen it so; null if it has not yet")
            @Nullable
            Instant since,

            @Schema(description = "The state in words, and what to do")
            String explanation,

            @Schema(description = "Events that ingest answered with 2xx, echoes included")
            long acknowledged,

            @Schema(description = "Our own messages, sent back by the platform, and dropped on purpose")
            long echoes,

            @Schema(description = "Acknowledged, and still in ingest's spool on disk")
            long spooled,

            @Schema(description = "Stored, each once") long stored,

            @Schema(description = "Known already: the platform repeated them, or Kafka has them twice")
            long duplicates,

            @Schema(description = "Quarantined when they came; redriving or discarding them later does not change this")
            long quarantined,

            @Schema(description = "Acknowledged, and nowhere")
            long missing,

            @Schema(description = "Read, and not acknowledged as far as ingest remembers")
            long surplus,

            @Schema(description = "Entries of this inbox that are in quarantine now")
            long held,

            @Schema(description = "Replies that have not arrived")
            Unsettled replies) {}

    @Schema(name = "IntegrityOfUnsettledReplies")
    public record Unsettled(
            long pending, long unknown, long dead, @Nullable Instant oldestPendingAt) {}

    @Schema(name = "IntegrityOfReplies", description = "replies = sent + pending + unknown + dead + cancelled")
    public record Replies(
            long replies,

            @Schema(description = "The platform took them, or the visitor can read them")
            long sent,

            @Schema(description = "On their way, or waiting for another try")
            long pending,

            @Schema(description = "They left, and no answer came")
            long unknown,

            @Schema(description = "Given up, with a reason") long dead,

            @Schema(description = "Not sent any more, as somebody wished")
            long cancelled,

            @Schema(description = "Since when the oldest of the pending ones has been on its way") @Nullable
            Instant oldestPendingAt) {}

    @Schema(name = "IntegrityOfInstance")
    public record Instance(
            UUID instanceId,

            @Schema(description = "When it told its counts last")
            Instant toldAt,

            @Schema(description = "It has not told anything for five minutes: it is gone, or cannot reach Kafka")
            @JsonProperty("silent")
            boolean isSilent,

            @Schema(description = "What was in its spool when it told last; if it is gone, its disk has them")
            long spooled) {}
}
