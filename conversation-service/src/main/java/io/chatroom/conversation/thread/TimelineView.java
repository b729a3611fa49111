package io.chatroom.conversation.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done to deliver a message, and what came back. */
@Schema(name = "Timeline")
public record TimelineView(UUID messageId, List<Attempt> attempts, List<Receipt> receipts) {

    @Schema(name = "DeliveryAttempt")
    public record Attempt(
            int no,
            Instant startedAt,
            long durationMs,
            String outcome,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String responseExcerpt) {}

    @Schema(name = "DeliveryReceipt")
    public record Receipt(MessageStatus status, Instant at) {}
}
