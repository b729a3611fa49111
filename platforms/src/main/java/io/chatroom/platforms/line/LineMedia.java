package io.chatroom.platforms.line;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * LINE holds a file <a href="https://developers.line.biz/en/reference/messaging-api/#get-content">under its message's id</a>, on a server
 * of its own, for a while; what has an address is for everybody.
 */
@Singleton
class LineMedia implements MediaSource {
    private static final Pattern ID = Pattern.compile("[0-9]{1,32}");

    @Override
    public String id() {
        return LineDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        if (url != null) {
            return Answer.open(url);
        }
        if (externalId == null || !ID.matcher(externalId).matches()) {
            return new Answer.Gone("The message names no file.");
        }
        return LineApi.ofContent(inbox)
                .map(api -> Answer.at(api.address("message/" + externalId + "/content"), api.authorization()))
                .orElseGet(() -> new Answer.Gone("The inbox has no access token, or its API address is not a URL."));
    }
}
