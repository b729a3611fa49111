package io.chatroom.conversation.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An inbox as the API and the feed show it. Of its credentials only the names of those that are set are ever shown. */
public record InboxView(
        UUID id,
        String name,
        String platform,
        boolean enabled,
        State state,
        String webhookUrl,
        Map<String, Object> settings,
        List<String> credentialsSet,
        Instant createdAt) {

    public enum State {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("disabled")
        DISABLED
    }
}
