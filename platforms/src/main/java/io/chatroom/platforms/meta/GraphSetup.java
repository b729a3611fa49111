package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup.Outcome;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the Graph API's answers mean for somebody who connects an inbox. */
public final class GraphSetup {

    /** Asks, if the inbox has a token and says by {@code setting} which account it is. */
    public static Outcome with(Inbox inbox, String server, String setting, BiFunction<GraphApi, String, Outcome> ask) {
        Optional<GraphApi> api = GraphApi.of(inbox, server);
        if (api.isEmpty()) {
            return new Outcome.Wrong(
                    MetaApp.ACCESS_TOKEN, "missing", "Put in an access token, and leave the API address as it is.");
        }
        Optional<String> account = inbox.setting(setting).filter(GraphApi::isNode);
        return account.isPresent()
                ? ask.apply(api.get(), account.get())
                : new Outcome.Wrong(setting, "missing", "Put in the account's id, as the guide says.");
    }

    /** {@code read} makes the outcome from a good answer; empty if there is not in it what should be. */
    public static Outcome answered(
            PlatformHttp.Outcome outcome, String setting, Function<JsonNode, Optional<? extends Outcome>> read) {
        return switch (outcome) {
            case Answered answer
            when answer.status() / 100 == 2 ->
                read.apply(GraphError.body(answer))
                        .<Outcome>map(result -> result)
                        .orElseGet(() -> new Outcome.Unreachable("Meta's answer does not say what it should."));
            case Answered answer -> refused(GraphError.of(answer), setting);
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
        };
    }

    /** {@code {"success": true}}. */
    public static Optional<Outcome> succeeded(JsonNode answer) {
        return answer.path("success").asBoolean(false) ? Optional.of(Outcome.Fine.AS_IT_IS) : Optional.empty();
    }

    private static Outcome refused(GraphError error, String setting) {
        if (error.isTooFast() || error.passing() || error.status() >= 500 || error.status() < 400) {
            return new Outcome.Unreachable("Meta answered " + error.status() + ".");
        }
        // its message for a wrong token quotes the token
        if (error.isToken()) {
            return new Outcome.Wrong(
                    MetaApp.ACCESS_TOKEN, "unauthorized", "Meta does not accept the access token. Make a new one.");
        }
        if (error.isNoSuchNode()) {
            return new Outcome.Wrong(
                    setting,
                    "no_such_account",
                    "Meta knows no account of this id, or the access token's user was not given it.");
        }
        if (error.code() == 10 || error.code() == 3 || (error.code() >= 200 && error.code() < 300)) {
            return new Outcome.Wrong(
                    MetaApp.ACCESS_TOKEN,
                    "not_allowed",
                    "The access token lacks a permission; the guide lists those it needs.");
        }
        if (error.code() == 2200) {
            return new Outcome.Wrong(
                    "webhook_url",
                    "not_reachable",
                    "Meta called the webhook address and did not get the answer it wants. Is it public, and saved here?");
        }
        return new Outcome.Wrong(setting, error.name(), "Meta refuses this with the code " + error.name() + ".");
    }

    private GraphSetup() {}
}
