package io.chatroom.conversation.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked of webhooks. */
final class WebhookRequests {
    private static final String URL = "https?://[^\\s\\u0000]{1,1990}";
    private static final String URL_MESSAGE = "starts with https:// or http://, and has 2000 characters at most";
    private static final String NO_NUL = "[^\\u0000]*";
    private static final String NO_NUL_MESSAGE = "must not contain the character NUL";
    private static final int MOST_INBOXES = 1000;

    @Schema(name = "CreateWebhookRequest")
    public record CreateRequest(
            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = NO_NUL, message = NO_NUL_MESSAGE)
            @Schema(examples = "Warehouse")
            String name,

            @NotNull
            @Pattern(regexp = URL, message = URL_MESSAGE)
            @Schema(examples = "https://warehouse.example.com/chatroom", maxLength = 2000)
            String url,

            @NotEmpty @Size(max = 5) List<@NotNull EventType> eventTypes,

            @Nullable
            @Size(min = 1, max = MOST_INBOXES)
            @Schema(description = "Only of these inboxes; of all, also of later ones, unless given")
            List<@NotNull UUID> inboxIds,

            @Nullable Boolean enabled) {}

    @Schema(name = "ChangeWebhookRequest", description = "What is left out stays")
    public record ChangeRequest(
            @Nullable
            @Size(min = 1, max = 100)
            @Pattern(
                    regexp = "(?s)[^\\u0000]*[^\\s\\u0000][^\\u0000]*",
                    message = "must say something, without the character NUL")
            String name,

            @Nullable
            @Pattern(regexp = URL, message = URL_MESSAGE)
            @Schema(examples = "https://warehouse.example.com/chatroom", maxLength = 2000)
            String url,

            @Nullable @Size(min = 1, max = 5) List<@NotNull EventType> eventTypes,

            @Nullable @Size(max = MOST_INBOXES) @Schema(description = "Only of these inboxes; an empty list means all")
            List<@NotNull UUID> inboxIds,

            @Nullable Boolean enabled) {}

    @Schema(name = "RotateWebhookSecretRequest")
    public record RotateRequest(
            @Nullable
            @Schema(
                    description =
                            "Whether the secret until now signs too, until the next rotation; true unless said, so that the receiver"
                                    + " can go over at any time")
            Boolean keepPrevious) {}

    @Schema(
            name = "RedriveWebhookRequest",
            description = "Either the ids of deliveries, or all that failed or are unknown, the oldest first")
    public record RedriveRequest(
            @Nullable @Size(min = 1, max = 1000) List<@NotNull UUID> deliveryIds,
            @Nullable Boolean dryRun) {}

    private WebhookRequests() {}
}
