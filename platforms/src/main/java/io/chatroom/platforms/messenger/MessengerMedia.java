package io.chatroom.platforms.messenger;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Meta signs the address, and it is good for some days. */
@Singleton
class MessengerMedia implements MediaSource {

    @Override
    public String id() {
        return MessengerDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        return Answer.open(url);
    }
}
