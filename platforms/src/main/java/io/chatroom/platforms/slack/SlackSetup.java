package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks <a href="https://docs.slack.dev/reference/methods/auth.test">who the token is</a>, and reads its scopes off the answer. Where
 * events go is entered by hand in Slack: it takes a token of a developer, not of an app.
 */
@Singleton
class SlackSetup implements InboxSetup {

    /** Without any of these something that the guide promises does not work. */
    private static final Map<String, String> WANTED = Map.of(
            "channels:history", "messages in public channels do not arrive",
            "groups:history", "messages in private channels do not arrive",
            "im:history", "direct messages do not arrive",
            "mpim:history", "messages in group conversations do not arrive",
            "reactions:read", "reactions do not arrive",
            "files:read", "files cannot be fetched",
            "users:read", "people are shown by an ID instead of their name");

    @Override
    public String id() {
        return SlackDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        Optional<SlackApi> api = SlackApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Outcome.Wrong(
                    SlackDescriptor.BOT_TOKEN, "required", "Enter the bot token, which begins with xoxb-.");
        }
        return switch (api.get().post("auth.test", SlackApi.arguments())) {
            case SlackAnswer.Ok ok -> whoami(ok.body(), scopes(ok.answer()), inbox, api.get());
            case SlackAnswer.Refused refused
            when refused.concernsInbox() && !refused.error().equals("http_404") ->
                new Outcome.Wrong(SlackDescriptor.BOT_TOKEN, refused.error(), refused.reason());
            case SlackAnswer.Refused refused -> new Outcome.Unreachable(refused.reason());
            case SlackAnswer.TooFast _ -> new Outcome.Unreachable("Slack was asked too often; try again in a minute.");
            case SlackAnswer.Failed failed -> new Outcome.Unreachable(failed.reason());
        };
    }

    private static Outcome whoami(JsonNode body, Set<String> scopes, Inbox inbox, SlackApi api) {
        Optional<String> team = UntrustedJson.id(body, "team_id");
        Optional<String> user = UntrustedJson.id(body, "user_id");
        Optional<String> bot = UntrustedJson.id(body, "bot_id");
        if (team.isEmpty() || user.isEmpty()) {
            return new Outcome.Unreachable("Slack's answer names no workspace and no user.");
        }
        if (bot.isEmpty()) {
            return new Outcome.Wrong(
                    SlackDescriptor.BOT_TOKEN,
                    "not_a_bot",
                    "This token is a person's. Enter the bot token of the app, which begins with xoxb-.");
        }
        if (inbox.setting(SlackDescriptor.TEAM_ID)
                .filter(known -> !team.get().equals(known))
                .isPresent()) {
            return new Outcome.Wrong(
                    SlackDescriptor.BOT_TOKEN,
                    "another_workspace",
                    "This token is of another workspace than this inbox. Make a new inbox for that workspace.");
        }
        if (!scopes.isEmpty() && !scopes.contains("chat:write")) {
            return new Outcome.Wrong(
                    SlackDescriptor.BOT_TOKEN,
                    "missing_scope",
                    "The app may not write: add the scope chat:write and install the app again.");
        }
        Map<String, String> facts = new HashMap<>();
        facts.put(SlackDescriptor.TEAM_ID, team.get());
        facts.put(SlackDescriptor.BOT_USER_ID, user.get());
        if (scopes.contains("users:read")) {
            appOf(bot.get(), api).ifPresent(app -> facts.put(SlackDescriptor.APP_ID, app));
        }
        return new Outcome.Fine(facts, hints(scopes));
    }

    /** It is nice to know and no more, so it may fail. */
    private static Optional<String> appOf(String bot, SlackApi api) {
        return api.get("bots.info", new LinkedHashMap<>(Map.of("bot", bot))) instanceof SlackAnswer.Ok ok
                ? UntrustedJson.id(ok.body().path("bot"), "app_id").filter(app -> app.matches("A[A-Z0-9]{1,30}"))
                : Optional.empty();
    }

    private static List<String> hints(Set<String> scopes) {
        List<String> hints = new ArrayList<>();
        if (!scopes.isEmpty()) {
            WANTED.entrySet().stream()
                    .filter(wanted -> !scopes.contains(wanted.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(wanted ->
                            hints.add("Without the scope " + wanted.getKey() + " " + wanted.getValue() + "."));
        }
        return hints;
    }

    private static Set<String> scopes(Answered answer) {
        return Arrays.stream(answer.header("x-oauth-scopes").orElse("").split(","))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toSet());
    }
}
