package io.chatroom.platforms.rocketchat;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The server gives an upload to who is in its room and shows a token; the name at the end of the address may be any. */
@Singleton
class RocketChatMedia implements MediaSource {

    @Override
    public String id() {
        return RocketChatDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        if (externalId == null || !RocketChatApi.isId(externalId)) {
            return new Answer.Gone("The message names no file.");
        }
        return RocketChatApi.of(inbox, http)
                .map(api -> Answer.at(api.upload(externalId), api.authorization()))
                .orElseGet(() -> new Answer.Gone("The inbox has no bot token, or no address of a server."));
    }
}
