package io.chatroom.platforms;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One account of ours on one platform, as the platform's code sees it. */
public record Inbox(UUID id, String platform, Map<String, Object> settings, Credentials credentials) {

    /** A setting's text, if it is set and not blank. */
    public Optional<String> setting(String name) {
        return settings.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
