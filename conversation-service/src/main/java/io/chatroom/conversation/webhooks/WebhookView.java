package io.chatroom.conversation.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A subscription as the API shows it; its secret is shown once, with {@link Created}. */
@Schema(name = "Webhook")
public record WebhookView(
        UUID id,
        String name,
        String url,
        List<EventType> eventTypes,
        @Nullable List<UUID> inboxIds,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {

    @Schema(name = "WebhookWithSecret")
    public record Created(
            WebhookView webhook,

            @Schema(
                    description = "Signs every delivery, as Standard Webhooks has it. It is not shown again.",
                    examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            String secret) {
        @Override
        public String toString() {
            return "Created[" + webhook.id() + "]";
        }
    }
}
