package io.chatroom.platforms.mattermost;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The server gives a file to who has a token and is in its channel; events name ids alone. */
@Singleton
class MattermostMedia implements MediaSource {

    @Override
    public String id() {
        return MattermostDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        if (externalId == null || !MattermostApi.isId(externalId)) {
            return new Answer.Gone("The message names no file.");
        }
        return MattermostApi.of(inbox, http)
                .map(api -> Answer.at(api.address("/files/" + externalId), api.authorization()))
                .orElseGet(() -> new Answer.Gone("The inbox has no bot token, or no address of a server."));
    }
}
