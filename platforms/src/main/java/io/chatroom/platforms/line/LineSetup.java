package io.chatroom.platforms.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.function.Function;

/**
 * Asks about the account and its webhook, enters the address, and has LINE call it. There is no call to take the address away again, and
 * none to switch webhooks on: that is done in the console.
 */
@Singleton
class LineSetup implements InboxSetup {
    private static final String ENDPOINT = "channel/webhook/endpoint";

    @Override
    public String id() {
        return LineDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return with(inbox, api -> {
            Outcome account = read(
                    api.get(http, "info"),
                    answer -> UntrustedJson.filled(answer, "userId").map(_ -> Outcome.Fine.AS_IT_IS));
            return account instanceof Outcome.Fine ? webhook(api.get(http, ENDPOINT), webhookUrl) : account;
        });
    }

    @Override
    public Outcome register(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        ObjectNode address = JsonNodeFactory.instance.objectNode().put("endpoint", webhookUrl.toString());
        return with(inbox, api -> {
            Outcome entered = read(
                    api.send(http, "PUT", ENDPOINT, address, Map.of()),
                    answer -> answer.isObject() && answer.isEmpty()
                            ? Optional.of(Outcome.Fine.AS_IT_IS)
                            : Optional.empty());
            return entered instanceof Outcome.Fine
                    ? read(api.send(http, "POST", "channel/webhook/test", address, Map.of()), LineSetup::tested)
                    : entered;
        });
    }

    /** The address stays where it is entered; what comes is not taken in any more, once the inbox is switched off or its key is gone. */
    @Override
    public Outcome remove(Inbox inbox, PlatformHttp http) {
        return new Outcome.Fine(
                Map.of(),
                List.of("LINE has no way to be told: switch off Use webhook in the LINE Developers console."),
                true);
    }

    private static Outcome with(Inbox inbox, Function<LineApi, Outcome> ask) {
        return LineApi.of(inbox)
                .map(ask)
                .orElseGet(() -> new Outcome.Wrong(
                        LineDescriptor.CHANNEL_ACCESS_TOKEN,
                        "missing",
                        "Put in a channel access token, and leave the API address as it is."));
    }

    private static Outcome webhook(PlatformHttp.Outcome outcome, URI webhookUrl) {
        String notHere = "LINE does not send this account's messages to this inbox yet.";
        if (outcome instanceof Answered answer && answer.status() == 404) {
            return new Outcome.Fine(Map.of(), List.of(notHere), false);
        }
        return read(
                outcome,
                answer -> UntrustedJson.filled(answer, "endpoint").map(endpoint -> {
                    List<String> hints = new ArrayList<>();
                    if (!endpoint.equals(webhookUrl.toString())) {
                        hints.add(notHere);
                    }
                    if (!answer.path("active").asBoolean(false)) {
                        hints.add("Webhooks are switched off: switch on Use webhook in the LINE Developers console.");
                    }
                    return new Outcome.Fine(Map.of(), hints, hints.isEmpty());
                }));
    }

    private static Optional<Outcome> tested(JsonNode answer) {
        if (!answer.path("success").isBoolean()) {
            return Optional.empty();
        }
        return Optional.of(
                answer.path("success").booleanValue()
                        ? Outcome.Fine.AS_IT_IS
                        : new Outcome.Wrong(
                                "webhook_url",
                                "not_reachable",
                                "LINE called the webhook address and did not get the answer it wants ("
                                        + reason(answer)
                                        + "). Is it public, and does the channel secret belong to this channel?"));
    }

    /** A word of LINE's such as COULD_NOT_CONNECT. */
    private static String reason(JsonNode answer) {
        return UntrustedJson.filled(answer, "reason")
                .filter(word -> word.length() <= 40 && word.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z')))
                .orElse("no reason given");
    }

    private static Outcome read(PlatformHttp.Outcome outcome, Function<JsonNode, Optional<? extends Outcome>> good) {
        return switch (outcome) {
            case Answered answer
            when answer.status() / 100 == 2 ->
                good.apply(LineApi.body(answer))
                        .<Outcome>map(result -> result)
                        .orElseGet(() -> new Outcome.Unreachable("LINE's answer does not say what it should."));
            case Answered answer
            when answer.status() == 401 || answer.status() == 403 ->
                new Outcome.Wrong(
                        LineDescriptor.CHANNEL_ACCESS_TOKEN,
                        "unauthorized",
                        "LINE does not accept the channel access token. Issue a new one in the console.");
            case Answered answer
            when answer.status() >= 400 && answer.status() < 500 && answer.status() != 429 ->
                new Outcome.Wrong(
                        "webhook_url",
                        "http_" + answer.status(),
                        "LINE refuses this. The webhook address must be https and at most 500 characters long.");
            case Answered answer -> new Outcome.Unreachable("LINE answered " + answer.status() + ".");
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
        };
    }
}
