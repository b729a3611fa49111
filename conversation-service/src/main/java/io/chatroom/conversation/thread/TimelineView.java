package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done to deliver a message, what came back, and what can be done now. */
@Schema(name = "Timeline")
public record TimelineView(
        UUID messageId, List<Attempt> attempts, List<Receipt> receipts, List<Event> events, List<Action> actions) {

    /** {@code part} counts from 1, where the text was too long for one message of the platform. */
    @Schema(name = "DeliveryAttempt")
    public record Attempt(
            int no,
            Instant startedAt,
            long durationMs,
            String outcome,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String responseExcerpt,
            int generation,
            @Nullable Integer part) {}

    @Schema(name = "DeliveryReceipt")
    public record Receipt(MessageStatus status, Instant at) {}

    /** What somebody asked for, and what came of it. {@code by} is a name. */
    @Schema(name = "DeliveryEvent")
    public record Event(
            @Schema(enumeration = {"retry_requested", "cancel_requested", "cancelled", "cancel_refused"})
            String kind,

            Instant at,
            int generation,
            @Nullable String by,
            @Nullable String reason) {}

    @Schema(name = "DeliveryAction", description = "`retry`: send it again. `cancel`: do not send it any more.")
    public enum Action {
        @JsonProperty("retry")
        RETRY,
        @JsonProperty("cancel")
        CANCEL;

        static List<Action> on(@Nullable MessageStatus status, boolean cancelRequested) {
            return switch (status) {
                case null -> List.of();
                case QUEUED, SENDING, RETRYING -> cancelRequested ? List.of() : List.of(CANCEL);
                case UNKNOWN, FAILED -> cancelRequested ? List.of(RETRY) : List.of(RETRY, CANCEL);
                case CANCELLED -> List.of(RETRY);
                case SENT, DELIVERED, READ -> List.of();
            };
        }
    }
}
