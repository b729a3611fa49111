package io.chatroom.platforms.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the <a href="https://docs.discord.com/developers/resources/application#get-current-application">application</a> that the token is of,
 * and enters our address there for its interactions. Discord tries an address before it takes it, so the inbox must know the public key
 * by then.
 */
@Singleton
class DiscordSetup implements InboxSetup {
    private static final JsonMapper JSON = new JsonMapper();
    static final String PATH = "/applications/@me";
    private static final String ENDPOINT = "interactions_endpoint_url";

    @Override
    public String id() {
        return DiscordDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return withApi(
                inbox, http, api -> read(api.exchange("GET", PATH, new byte[0]), body -> application(body, inbox)));
    }

    private static Outcome application(JsonNode body, Inbox inbox) {
        Optional<String> id = UntrustedJson.id(body, "id").filter(number -> number.matches("[0-9]{1,20}"));
        Optional<String> key = UntrustedJson.filled(body, "verify_key").filter(hex -> hex.matches("[0-9a-fA-F]{64}"));
        if (id.isEmpty() || key.isEmpty()) {
            return new Outcome.Unreachable("Discord's answer names no application and no public key.");
        }
        if (inbox.setting(DiscordDescriptor.APPLICATION_ID)
                .filter(known -> !known.equals(id.get()))
                .isPresent()) {
            return new Outcome.Wrong(
                    DiscordDescriptor.BOT_TOKEN,
                    "another_application",
                    "This token is of another application than this inbox. Make a new inbox for that one.");
        }
        return new Outcome.Fine(
                Map.of(DiscordDescriptor.APPLICATION_ID, id.get(), DiscordDescriptor.PUBLIC_KEY, key.get()),
                hints(body, inbox));
    }

    private static List<String> hints(JsonNode application, Inbox inbox) {
        if (!Boolean.TRUE.equals(inbox.settings().get(DiscordDescriptor.ORDINARY_MESSAGES))) {
            return List.of(
                    "Ordinary messages do not arrive unless the inbox is set to take them; commands and buttons do.");
        }
        return DiscordGateway.mayRead(application) ? List.of() : List.of(DiscordClose.NO_INTENT.reason());
    }

    @Override
    public Outcome register(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return withApi(
                inbox,
                http,
                api -> read(
                        api.exchange("PATCH", PATH, endpoint(webhookUrl.toString())),
                        body -> body.path(ENDPOINT).asText("").equals(webhookUrl.toString())
                                ? Outcome.Fine.AS_IT_IS
                                : new Outcome.Unreachable("Discord does not say that it took the address.")));
    }

    @Override
    public Outcome remove(Inbox inbox, PlatformHttp http) {
        return withApi(
                inbox, http, api -> read(api.exchange("PATCH", PATH, endpoint(null)), _ -> Outcome.Fine.AS_IT_IS));
    }

    private static Outcome withApi(Inbox inbox, PlatformHttp http, Function<DiscordApi, Outcome> ask) {
        return DiscordApi.of(inbox, http)
                .map(ask)
                .orElseGet(() -> new Outcome.Wrong(
                        DiscordDescriptor.BOT_TOKEN, "required", "Enter the bot token of the application."));
    }

    private static Outcome read(PlatformHttp.Outcome outcome, Function<JsonNode, Outcome> whenTaken) {
        return switch (outcome) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
            case Answered answer when answer.status() == 200 -> whenTaken.apply(DiscordAnswer.json(answer));
            case Answered answer
            when answer.status() == 401 || answer.status() == 403 ->
                new Outcome.Wrong(
                        DiscordDescriptor.BOT_TOKEN,
                        "unauthorized",
                        "Discord does not know this bot token: reset it in the developer portal and enter the new one.");
            case Answered answer
            when answer.status() == 400
                    && DiscordAnswer.json(answer).path("errors").has(ENDPOINT) ->
                new Outcome.Wrong(
                        "webhook_url",
                        "not_verified",
                        "Discord tried the webhook address and was not answered as it expects: it must be reachable from outside by"
                                + " https, and the inbox be checked and saved before.");
            case Answered answer -> new Outcome.Unreachable("Discord answered " + answer.status() + ".");
        };
    }

    private static byte[] endpoint(@Nullable String url) {
        ObjectNode body = JSON.createObjectNode().put(ENDPOINT, url);
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an address is always JSON", e);
        }
    }
}
