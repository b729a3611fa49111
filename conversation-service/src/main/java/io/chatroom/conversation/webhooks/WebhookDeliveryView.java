package io.chatroom.conversation.webhooks;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event on its way to one subscription. {@code id} is the {@code webhook-id} that the receiver sees, the same with every attempt. */
@Schema(name = "WebhookDelivery")
public record WebhookDeliveryView(
        UUID id,
        UUID eventId,
        EventType type,
        State status,
        @Nullable String statusCode,
        @Nullable String statusReason,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant settledAt) {
    static final String COLUMNS =
            "id, seq, event_id, type, status, status_code, status_reason, next_attempt_at, created_at, settled_at";

    @Schema(name = "WebhookDeliveryStatus")
    public enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("retrying")
        RETRYING,
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    @Schema(name = "WebhookAttempt")
    public record Attempt(
            int no,
            Instant startedAt,
            long durationMs,
            String outcome,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String responseExcerpt) {}

    @Schema(name = "WebhookDeliveryDetail")
    public record Detail(
            WebhookDeliveryView delivery,

            @Schema(description = "What is sent, to the byte")
            String payload,

            List<Attempt> attempts) {}

    static WebhookDeliveryView of(ResultSet row) throws SQLException {
        return new WebhookDeliveryView(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                EventType.of(row.getString("type")),
                State.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("status_code"),
                row.getString("status_reason"),
                instantAt(row, "next_attempt_at"),
                Objects.requireNonNull(instantAt(row, "created_at")),
                instantAt(row, "settled_at"));
    }
}
