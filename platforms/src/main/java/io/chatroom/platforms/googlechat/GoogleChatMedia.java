package io.chatroom.platforms.googlechat;

import io.chatroom.platforms.AccessTokens.Grant;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An upload is <a href="https://developers.google.com/workspace/chat/api/reference/rest/v1/media/download">downloaded by its name</a>, with a
 * token of the app's. What lies in somebody's Drive is not for apps.
 */
@Singleton
class GoogleChatMedia implements MediaSource {
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_=+-][A-Za-z0-9_=+.-]*(?:/[A-Za-z0-9_=+-][A-Za-z0-9_=+.-]*){0,10}");

    @Override
    public String id() {
        return GoogleChatDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        Optional<ServiceAccount> account = ServiceAccount.of(inbox);
        Optional<URI> address = Optional.ofNullable(externalId)
                .filter(name -> NAME.matcher(name).matches())
                .flatMap(name -> GoogleChatOutbound.api(inbox, "media/" + name.replace("+", "%2B") + "?alt=media"));
        if (account.isEmpty() || address.isEmpty()) {
            return new Answer.Gone("The inbox has no usable service account key, or the message names no file.");
        }
        return switch (account.get().token(inbox, now, http)) {
            case Grant.Granted(String token, var _) ->
                Answer.at(address.get(), Map.of("authorization", "Bearer " + token));
            case Grant.Refused(String _, String _, String reason) -> new Answer.NotNow(reason, Answer.A_WHILE);
            case Grant.NoToken(String reason) -> new Answer.NotNow(reason, Answer.A_WHILE);
        };
    }
}
