package io.chatroom.conversation.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An inbox as the API and the feed show it. {@code webhookUrl} is null while none of its keys is good; {@code keys} are those that are,
 * the newest first. Of its credentials only the names of those that are set are ever shown.
 */
@Schema(name = "Inbox")
public record InboxView(
        UUID id,
        String name,
        String platform,
        boolean enabled,
        State state,
        @Nullable String webhookUrl,
        Map<String, Object> settings,
        List<String> credentialsSet,
        List<Key> keys,

        @Schema(description = "What the platform says of it; null for a platform that cannot be asked") @Nullable
        InboxCheckView check,

        Instant createdAt,

        @Schema(description = "Since when there are only its conversations left, to be read") @Nullable
        Instant deletedAt) {

    /** A key that is good now. The newest stands in {@code webhookUrl}; of the others no more is said than tells them apart. */
    @Schema(name = "InboxKey")
    public record Key(
            UUID id,

            @Schema(description = "How the key begins", examples = "x3Fq0a")
            String prefix,

            Instant createdAt,

            @Schema(description = "When it stops being good; null for a key that was not replaced") @Nullable
            Instant expiresAt) {}

    @Schema(name = "InboxState")
    public enum State {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("disabled")
        DISABLED,
        @JsonProperty("deleted")
        DELETED
    }
}
