package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the Web API's answer means. Slack answers 200 to nearly everything, and says in {@code ok} whether it worked and in {@code
 * error} why not.
 */
sealed interface SlackAnswer {

    record Ok(JsonNode body, Answered answer) implements SlackAnswer {}

    /** {@code error} is Slack's own word, or {@code http_} and the status where it has none. */
    record Refused(String error, String reason) implements SlackAnswer {

        /** By its token it will do nothing for us any more, or not yet. */
        boolean concernsInbox() {
            return INBOX.contains(error);
        }

        Scope scope() {
            if (concernsInbox()) {
                return Scope.INBOX;
            }
            boolean channel = CHANNEL.contains(error) || error.startsWith("restricted_action");
            return channel ? Scope.CONVERSATION : Scope.MESSAGE;
        }
    }

    record TooFast(Duration retryAfter, Scope scope) implements SlackAnswer {}

    record Failed(String reason, boolean maybeProcessed) implements SlackAnswer {}

    Pattern ERROR = Pattern.compile("[a-z0-9_]{1,80}");

    Set<String> INBOX = Set.of(
            "access_denied",
            "account_inactive",
            "http_401",
            "http_403",
            // no method we use is unknown to Slack, so it is not Slack
            "http_404",
            "invalid_auth",
            "missing_scope",
            "not_allowed_token_type",
            "not_authed",
            "token_expired",
            "token_revoked");

    Set<String> CHANNEL = Set.of(
            "channel_not_found",
            "ekm_access_denied",
            "is_archived",
            "messages_tab_disabled",
            "no_permission",
            "not_in_channel");

    /** What an operator can do about it. */
    Map<String, String> EXPLAINED = Map.ofEntries(
            Map.entry("account_inactive", "The bot's account is switched off; install the app again."),
            Map.entry("channel_not_found", "The channel is gone, or the app has no access to it."),
            Map.entry("ekm_access_denied", "Administrators of the workspace have suspended posting."),
            Map.entry("http_404", "There is no Slack at the API base URL."),
            Map.entry("invalid_auth", "Slack does not know this bot token."),
            Map.entry("is_archived", "The channel is archived."),
            Map.entry("messages_tab_disabled", "The app takes no direct messages; switch its messages tab on."),
            Map.entry("msg_too_long", "The text is too long for Slack."),
            Map.entry("not_allowed_token_type", "A bot token is needed, which begins with xoxb-."),
            Map.entry("not_in_channel", "The app is not in the channel; invite it there."),
            Map.entry(
                    "token_expired", "The bot token has expired; switch token rotation off and install the app again."),
            Map.entry("token_revoked", "The bot token was revoked; install the app again, and enter the new token."));

    static SlackAnswer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NotSent(String reason) -> new Failed(reason, false);
            case Outcome.NoAnswer(String reason) -> new Failed(reason, true);
            case Answered answer -> of(answer);
        };
    }

    private static SlackAnswer of(Answered answer) {
        int status = answer.status();
        if (status == 429) {
            return tooFast(answer);
        }
        if (status >= 500) {
            return new Failed("Slack answered " + status, status != 503);
        }
        if (status >= 300 && status < 400) {
            return new Failed("Slack answered " + status + ", and redirects are not followed", false);
        }
        JsonNode body = UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
        if (status < 300 && body.path("ok").isBoolean() && body.path("ok").booleanValue()) {
            return new Ok(body, answer);
        }
        String error = UntrustedJson.filled(body, "error")
                .filter(word -> ERROR.matcher(word).matches())
                .orElse("");
        if (!error.isEmpty()) {
            return refused(error, body, answer);
        }
        return status < 300
                ? new Failed("Slack's answer cannot be read", true)
                : new Refused("http_" + status, explained("http_" + status));
    }

    private static SlackAnswer refused(String error, JsonNode body, Answered answer) {
        return switch (error) {
            case "ratelimited", "rate_limited" -> tooFast(answer);
            // the workspace is being moved, which takes its time; nothing is wrong with the message
            case "team_added_to_org", "org_login_required" -> new TooFast(Duration.ofMinutes(10), Scope.INBOX);
            case "request_timeout", "service_unavailable" -> new Failed(error, false);
            case "fatal_error", "internal_error" -> new Failed(error, true);
            case "missing_scope" ->
                new Refused(
                        error,
                        UntrustedJson.filled(body, "needed")
                                .filter(scope -> scope.matches("[a-z.,: _]{1,200}"))
                                .map(scope ->
                                        "The app lacks the scope " + scope + "; add it and install the app again.")
                                .orElse("The app lacks a scope; compare its scopes with the guide's."));
            default -> new Refused(error, explained(error));
        };
    }

    private static String explained(String error) {
        return EXPLAINED.getOrDefault(error, "Slack refused it: " + error + ".");
    }

    /** One message a second and channel is the limit that is met first. */
    private static TooFast tooFast(Answered answer) {
        return new TooFast(RetryAfter.inSeconds(answer), Scope.CONVERSATION);
    }
}
