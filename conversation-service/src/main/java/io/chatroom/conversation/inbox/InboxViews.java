package io.chatroom.conversation.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.platform.PlatformCatalog;
import io.chatroom.conversation.settings.ConversationSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes views of inboxes: what the entity stores as text is read, and the address is put together. */
@Singleton
class InboxViews {
    private static final TypeReference<TreeMap<String, Object>> SETTINGS = new TypeReference<>() {};

    private final String publicUrl;
    private final PlatformCatalog platforms;
    private final ObjectMapper json;

    InboxViews(ConversationSettings settings, PlatformCatalog platforms, ObjectMapper json) {
        String url = settings.publicUrl().toString();
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.platforms = platforms;
        this.json = json;
    }

    InboxView of(Inbox inbox, List<InboxKey> keys) {
        return new InboxView(
                inbox.id(),
                inbox.name(),
                inbox.platform(),
                inbox.isEnabled(),
                inbox.isEnabled() ? InboxView.State.ACTIVE : InboxView.State.DISABLED,
                keys.isEmpty() ? null : address(inbox, keys.getFirst()),
                settings(inbox),
                inbox.credentialsSet(),
                keys.stream()
                        .map(key -> new InboxView.Key(key.id(), key.prefix(), key.createdAt(), key.expiresAt()))
                        .toList(),
                inbox.createdAt());
    }

    /** Nobody posts webhooks for who reads replies from us: visitors' requests begin with this. */
    private String address(Inbox inbox, InboxKey key) {
        String path = platforms.isPulled(inbox.platform()) ? "/site/v1/" : "/webhooks/" + inbox.platform() + "/";
        return publicUrl + path + key.key();
    }

    Map<String, Object> settings(Inbox inbox) {
        try {
            return json.readValue(inbox.settings(), SETTINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of inbox " + inbox.id() + " do not read", e);
        }
    }

    String written(Map<String, Object> settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write settings", e);
        }
    }
}
