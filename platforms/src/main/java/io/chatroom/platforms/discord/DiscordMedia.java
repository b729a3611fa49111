package io.chatroom.platforms.discord;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Discord signs the address, and it is good for a day. */
@Singleton
class DiscordMedia implements MediaSource {

    @Override
    public String id() {
        return DiscordDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        return Answer.open(url);
    }
}
