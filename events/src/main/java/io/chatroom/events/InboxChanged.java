package io.chatroom.events;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole current state of an inbox; the payload of {@link Topics#INBOXES}, compacted by inbox id. A record with a null value
 * says the inbox is gone. {@code keys} are the inbox keys that are valid now; {@code credentials} are sealed with
 * {@link io.chatroom.events.security.CredentialCipher}, bound to the inbox id.
 */
public record InboxChanged(
        UUID inboxId,
        String name,
        String platform,
        boolean enabled,
        List<String> keys,
        Map<String, Object> settings,
        @Nullable String credentials,
        long version) {

    public String key() {
        return inboxId.toString();
    }
}
