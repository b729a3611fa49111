package io.chatroom.conversation.deliveries;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Either these replies, or those that a filter finds, the oldest first. */
@Schema(name = "RedriveDeliveriesRequest")
public record RedriveRequest(
        @Nullable @Size(min = 1, max = MOST) @Schema(description = "Give these or a filter")
        List<@NotNull UUID> messageIds,

        @Nullable @Valid DeliveryFilter filter,

        @Nullable @Schema(description = "Count and say what would be done, and do nothing", defaultValue = "false")
        Boolean dryRun,

        @Nullable
        @Min(1)
        @Max(MOST)
        @Schema(description = "With a filter: how many at most; ask again for the rest", defaultValue = "500")
        Integer limit) {
    static final int MOST = 500;

    boolean isDryRun() {
        return dryRun != null && dryRun;
    }

    int most() {
        return limit == null ? MOST : limit;
    }
}
