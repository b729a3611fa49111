package io.chatroom.conversation.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatroom.events.OutsideAnswer.SetupOutcome;
import io.chatroom.events.OutsideRequest.SetupAction;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the platform says of an inbox. While {@code pending}, it is being asked anew, and the rest is what it said before. */
@Schema(name = "InboxCheck")
public record InboxCheckView(
        @Schema(description = "What was asked last") Action action,

        boolean pending,
        Instant requestedAt,

        @Schema(description = "When it last answered; null until it has") @Nullable
        Instant checkedAt,

        @Nullable Outcome outcome,

        @Schema(description = "Whether all is well; null until it has answered") @Nullable
        Boolean ok,

        @Schema(description = "Whether it sends its events to `webhook_url`; null where it does not tell") @Nullable
        Boolean webhookRegistered,

        List<Finding> findings) {

    @Schema(name = "InboxFinding", description = "In plain words. A hint has neither field nor code.")
    public record Finding(
            @Schema(description = "The setting or credential to blame, or `webhook_url`", examples = "bot_token")
            @Nullable
            String field,

            @Nullable String code,
            String message) {}

    @Schema(name = "InboxCheckAction")
    public enum Action {
        @JsonProperty("check")
        CHECK,
        @JsonProperty("register")
        REGISTER,
        @JsonProperty("remove")
        REMOVE;

        static Action of(SetupAction action) {
            return switch (action) {
                case CHECK -> CHECK;
                case REGISTER -> REGISTER;
                case REMOVE -> REMOVE;
            };
        }
    }

    @Schema(name = "InboxCheckOutcome")
    public enum Outcome {
        @JsonProperty("fine")
        FINE,
        @JsonProperty("wrong")
        WRONG,
        @JsonProperty("unreachable")
        UNREACHABLE;

        static @Nullable Outcome of(@Nullable SetupOutcome outcome) {
            return switch (outcome) {
                case null -> null;
                case FINE -> FINE;
                case WRONG -> WRONG;
                case UNREACHABLE -> UNREACHABLE;
            };
        }
    }
}
