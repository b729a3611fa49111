package io.chatroom.conversation.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked of inboxes. Neither says its credentials when printed. */
final class InboxRequests {
    static final int LONGEST_NAME = 100;
    static final long LONGEST_OVERLAP_SECONDS = 30 * 86_400L;
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

    @Schema(name = "CreateInboxRequest")
    public record Create(
            @NotBlank @Size(max = LONGEST_NAME) @Schema(examples = "Shop")
            String name,

            @NotNull @Size(min = 1, max = 50) @Schema(examples = "webhook")
            String platform,

            @Nullable
            @Schema(
                    description =
                            "By the fields of the platform, and `api_base_url`, `unknown_policy` (`resend` or `hold`)",
                    examples = "{\"url\": \"https://shop.example/replies\"}")
            Map<String, @Nullable Object> settings,

            @Nullable
            @Schema(
                    description = "By the fields of the platform; each a text, or a list of them, the newest first",
                    examples = "{\"secret\": \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}")
            Map<String, @Nullable Object> credentials) {
        @Override
        public String toString() {
            return "Create[" + name + ", " + platform + "]";
        }
    }

    @Schema(
            name = "ChangeInboxRequest",
            description = "What is left out stays. Within settings and credentials, null takes a field away.")
    public record Change(
            @Nullable @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = LONGEST_NAME)
            String name,

            @Nullable Boolean enabled,
            @Nullable Map<String, @Nullable Object> settings,
            @Nullable Map<String, @Nullable Object> credentials) {
        @Override
        public String toString() {
            return "Change[" + name + ", " + enabled + "]";
        }
    }

    @Schema(name = "RotateInboxKeyRequest")
    public record RotateKey(
            @Nullable
            @PositiveOrZero
            @Max(LONGEST_OVERLAP_SECONDS)
            @Schema(
                    description = "How long the keys until now stay good, in seconds; 0 ends them at once",
                    defaultValue = "86400",
                    examples = "3600")
            Long overlapSeconds) {

        Duration overlap() {
            return overlapSeconds == null ? USUAL_OVERLAP : Duration.ofSeconds(overlapSeconds);
        }
    }

    private InboxRequests() {}
}
