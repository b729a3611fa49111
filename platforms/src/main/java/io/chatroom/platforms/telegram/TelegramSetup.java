package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks the Bot API <a href="https://core.telegram.org/bots/api#getme">who the token is</a> and <a
 * href="https://core.telegram.org/bots/api#getwebhookinfo">where its updates go</a>, and <a
 * href="https://core.telegram.org/bots/api#setwebhook">makes them come to us</a>.
 */
@Singleton
class TelegramSetup implements InboxSetup {
    private static final Set<Integer> PORTS = Set.of(-1, 443, 80, 88, 8443);

    /** Reactions are left out unless they are asked for. */
    private static final List<String> WANTED = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "message_reaction",
            "business_message",
            "edited_business_message",
            "deleted_business_messages");

    @Override
    public String id() {
        return TelegramDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return ask(
                inbox,
                http,
                api -> call(api, "getMe", TelegramApi.arguments(), me -> {
                    Optional<String> username =
                            UntrustedJson.filled(me, "username").filter(name -> name.matches("[A-Za-z0-9_]{3,64}"));
                    if (UntrustedJson.id(me, "id").isEmpty()) {
                        return new Outcome.Unreachable("Telegram's answer names no bot.");
                    }
                    return call(
                            api,
                            "getWebhookInfo",
                            TelegramApi.arguments(),
                            webhook -> registration(webhook, webhookUrl)
                                    .orElseGet(() -> new Outcome.Fine(
                                            username.map(name -> Map.of(TelegramDescriptor.BOT_USERNAME, name))
                                                    .orElse(Map.of()),
                                            hints(me, webhook),
                                            true)));
                }));
    }

    @Override
    public Outcome register(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        if (!"https".equals(webhookUrl.getScheme()) || !PORTS.contains(webhookUrl.getPort())) {
            return new Outcome.Wrong(
                    WEBHOOK_URL,
                    "address_not_taken",
                    "Telegram sends to https addresses on the ports 443, 80, 88 and 8443 only; set the public URL to one.");
        }
        return ask(inbox, http, api -> {
            ObjectNode arguments = TelegramApi.arguments()
                    .put("url", webhookUrl.toString())
                    .put("secret_token", inbox.credentials().current(TelegramDescriptor.SECRET_TOKEN))
                    // what is waiting was written to this bot, and is for us
                    .put("drop_pending_updates", false);
            ArrayNode updates = arguments.putArray("allowed_updates");
            WANTED.forEach(updates::add);
            return call(api, "setWebhook", arguments, _ -> registered(true));
        });
    }

    @Override
    public Outcome remove(Inbox inbox, PlatformHttp http) {
        return ask(inbox, http, api -> call(api, "deleteWebhook", TelegramApi.arguments(), _ -> registered(false)));
    }

    private static Outcome registered(boolean registered) {
        return new Outcome.Fine(Map.of(), List.of(), registered);
    }

    private static Optional<Outcome> registration(JsonNode webhook, URI webhookUrl) {
        String registered = UntrustedJson.text(webhook, "url").orElse("");
        if (registered.equals(webhookUrl.toString())) {
            return Optional.empty();
        }
        return Optional.of(
                registered.isEmpty()
                        ? new Outcome.Wrong(
                                WEBHOOK_URL,
                                "not_registered",
                                "Telegram does not send this bot's updates anywhere yet. Register the webhook address.")
                        : new Outcome.Wrong(
                                WEBHOOK_URL,
                                "registered_elsewhere",
                                "Telegram sends this bot's updates to another address. Register this inbox's to have them here."));
    }

    private static List<String> hints(JsonNode me, JsonNode webhook) {
        List<String> hints = new ArrayList<>();
        if (me.path("can_read_all_group_messages").isBoolean()
                && !me.path("can_read_all_group_messages").booleanValue()) {
            hints.add(
                    "In groups the bot sees only commands and answers to itself: send /setprivacy to @BotFather to change that.");
        }
        List<String> allowed = webhook.path("allowed_updates")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        if (!allowed.containsAll(WANTED)) {
            hints.add(
                    "Telegram does not send all kinds of updates that could be shown here: register the webhook address again.");
        }
        UntrustedJson.filled(webhook, "last_error_message")
                .filter(_ ->
                        UntrustedJson.number(webhook, "pending_update_count").orElse(0L) > 0)
                .ifPresent(error ->
                        hints.add("Telegram could not deliver lately, and will try again: " + sentence(error)));
        return hints;
    }

    private static Outcome ask(Inbox inbox, PlatformHttp http, Function<TelegramApi, Outcome> question) {
        if (inbox.credentials().all(TelegramDescriptor.SECRET_TOKEN).isEmpty()) {
            return new Outcome.Wrong(
                    TelegramDescriptor.SECRET_TOKEN, "required", "Make up a secret token, and enter it here.");
        }
        return TelegramApi.of(inbox, http)
                .map(question)
                .orElseGet(() -> new Outcome.Wrong(
                        TelegramDescriptor.BOT_TOKEN, "required", "Enter the bot token that @BotFather gave you."));
    }

    private static Outcome call(
            TelegramApi api, String method, ObjectNode arguments, Function<JsonNode, Outcome> answered) {
        return switch (api.call(method, arguments)) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
            case Answered answer -> {
                JsonNode body = TelegramAnswer.body(answer);
                int status = answer.status();
                if (status == 200
                        && body.path("ok").isBoolean()
                        && body.path("ok").booleanValue()
                        && body.has("result")) {
                    yield answered.apply(body.path("result"));
                }
                String description = UntrustedJson.filled(body, "description").orElse("HTTP " + status);
                // a token that is no token at all is a path that does not exist
                if (status == 401 || status == 404) {
                    yield new Outcome.Wrong(
                            TelegramDescriptor.BOT_TOKEN,
                            "unauthorized",
                            "Telegram does not know this bot token; copy it from @BotFather again.");
                }
                yield status == 400
                        ? new Outcome.Wrong(WEBHOOK_URL, "refused", "Telegram refuses it: " + sentence(description))
                        : new Outcome.Unreachable("Telegram answered: " + description);
            }
        };
    }

    private static String sentence(String text) {
        String shortened = text.codePointCount(0, text.length()) <= 200
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 200)) + "…";
        return shortened.endsWith(".") ? shortened : shortened + ".";
    }
}
