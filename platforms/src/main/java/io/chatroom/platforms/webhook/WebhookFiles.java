package io.chatroom.platforms.webhook;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Singleton
class WebhookFiles implements MediaSource {

    @Override
    public String id() {
        return WebhookDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        return Answer.open(url);
    }
}
