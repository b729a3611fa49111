package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@code url_private} a file is for who shows a token. Whoever may not have it is shown a page to sign in at, so <a
 * href="https://docs.slack.dev/reference/methods/files.info">files.info</a> is asked before; it also knows the address of files of
 * another workspace, whose events name an id alone.
 */
@Singleton
class SlackMedia implements MediaSource {
    private static final Pattern ID = Pattern.compile("F[A-Z0-9]{1,30}");

    @Override
    public String id() {
        return SlackDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        Optional<SlackApi> api = SlackApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Answer.Gone("The inbox has no bot token, or its API base URL is not a URL.");
        }
        if (externalId == null || !ID.matcher(externalId).matches()) {
            return at(url, api.get(), inbox);
        }
        return switch (api.get().get("files.info", new LinkedHashMap<>(Map.of("file", externalId)))) {
            case SlackAnswer.Ok ok -> at(address(ok.body().path("file")), api.get(), inbox);
            // the token can be mended
            case SlackAnswer.Refused refused
            when refused.concernsInbox() -> new Answer.NotNow(refused.reason(), Answer.A_WHILE);
            case SlackAnswer.Refused refused -> new Answer.Gone(refused.reason());
            case SlackAnswer.TooFast tooFast -> new Answer.NotNow("Slack was asked too often.", tooFast.retryAfter());
            case SlackAnswer.Failed failed -> new Answer.NotNow(failed.reason(), Answer.A_WHILE);
        };
    }

    private static @Nullable String address(JsonNode file) {
        return UntrustedJson.filled(file, "url_private").orElse(null);
    }

    private static Answer at(@Nullable String url, SlackApi api, Inbox inbox) {
        return Optional.ofNullable(url)
                .flatMap(ServerAddress::read)
                .filter(address -> ServerAddress.isTrusted(address, inbox, "slack.com", "slack-files.com"))
                .map(address -> Answer.at(address, api.authorization()))
                .orElseGet(() -> new Answer.Gone("The file is not kept by Slack."));
    }
}
