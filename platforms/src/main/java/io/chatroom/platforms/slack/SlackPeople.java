package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names behind ids, from <a href="https://docs.slack.dev/reference/methods/users.info">users.info</a>, and from bots.info for apps
 * that have no user.
 */
@Singleton
class SlackPeople implements SenderLookup {
    private static final Pattern ID = Pattern.compile("[UWB][A-Z0-9]{1,30}");
    private static final Set<String> NOBODY =
            Set.of("user_not_found", "users_not_found", "user_not_visible", "bot_not_found");
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    @Override
    public String id() {
        return SlackDescriptor.ID;
    }

    @Override
    public Answer lookUp(String externalId, String externalConversationId, Inbox inbox, PlatformHttp http) {
        if (!ID.matcher(externalId).matches()) {
            return new Answer.Nobody();
        }
        Optional<SlackApi> api = SlackApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Answer.NotAllowed("The inbox has no bot token, or its API base URL is not a URL.");
        }
        boolean bot = externalId.startsWith("B");
        SlackAnswer answer = api.get()
                .get(bot ? "bots.info" : "users.info", new LinkedHashMap<>(Map.of(bot ? "bot" : "user", externalId)));
        return switch (answer) {
            case SlackAnswer.Ok ok ->
                bot ? bot(ok.body().path("bot")) : person(ok.body().path("user"));
            case SlackAnswer.Refused refused when NOBODY.contains(refused.error()) -> new Answer.Nobody();
            case SlackAnswer.Refused refused when refused.concernsInbox() -> new Answer.NotAllowed(refused.reason());
            case SlackAnswer.Refused refused -> new Answer.NotNow(refused.reason(), A_WHILE);
            case SlackAnswer.TooFast tooFast -> new Answer.NotNow("Slack was asked too often", tooFast.retryAfter());
            case SlackAnswer.Failed failed -> new Answer.NotNow(failed.reason(), A_WHILE);
        };
    }

    /** People choose a name to be shown by; without one Slack itself shows the full name. */
    private static Answer person(JsonNode user) {
        JsonNode profile = user.path("profile");
        Optional<String> handle = UntrustedJson.filled(user, "name");
        Optional<String> name = UntrustedJson.firstFilled(profile, "display_name", "real_name")
                .or(() -> UntrustedJson.firstFilled(user, "real_name", "name"));
        return known(name, handle, profile);
    }

    private static Answer bot(JsonNode bot) {
        return known(UntrustedJson.filled(bot, "name"), Optional.empty(), bot.path("icons"));
    }

    private static Answer known(Optional<String> name, Optional<String> handle, JsonNode pictures) {
        if (name.isEmpty()) {
            return new Answer.NotNow("Slack's answer names nobody", A_WHILE);
        }
        Optional<String> avatar = UntrustedJson.firstFilled(pictures, "image_192", "image_72", "image_48")
                .filter(url -> url.startsWith("https://"));
        return new Answer.Known(name.get(), handle.orElse(null), avatar.orElse(null));
    }
}
