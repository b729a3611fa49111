package io.chatroom.conversation.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An inbox as the API and the feed show it. {@code webhookUrl} is null while none of its keys is good. Of its credentials only the names of those that are set are ever
 * shown.
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
        Instant createdAt) {

    @Schema(name = "InboxState")
    public enum State {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("disabled")
        DISABLED
    }
}
