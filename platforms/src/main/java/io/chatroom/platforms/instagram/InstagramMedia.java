package io.chatroom.platforms.instagram;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Meta signs the address, and it is good for some days; that of a story, for as long as the story is. */
@Singleton
class InstagramMedia implements MediaSource {

    @Override
    public String id() {
        return InstagramDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        return Answer.open(url);
    }
}
