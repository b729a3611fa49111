package io.chatroom.platforms.matrix;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Our homeserver <a href="https://spec.matrix.org/latest/client-server-api/#get_matrixclientv1mediadownloadservernamemediaid">fetches
 * a file</a> from whichever server holds it, and gives it to who shows a token.
 */
@Singleton
class MatrixMedia implements MediaSource {
    private static final Pattern MXC =
            Pattern.compile("mxc://([A-Za-z0-9.-]{1,255}(?::[0-9]{1,5})?)/([A-Za-z0-9_-]{1,255})");

    @Override
    public String id() {
        return MatrixDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        Matcher named = MXC.matcher(url == null ? "" : url);
        if (!named.matches()) {
            return new Answer.Gone("The message names no file.");
        }
        return MatrixApi.of(inbox, http)
                .map(api -> Answer.at(
                        URI.create(api.base() + "/_matrix/client/v1/media/download/" + named.group(1) + "/"
                                + named.group(2)),
                        api.authorization()))
                .orElseGet(() -> new Answer.Gone("The inbox has no token, or no address of a homeserver."));
    }
}
