package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What Discord's answer means (https://docs.discord.com/developers/topics/opcodes-and-status-codes#json). */
final class DiscordAnswer {

    static SendResult classify(Answered answer, Instant now) {
        JsonNode body = json(answer);
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return UntrustedJson.id(body, "id")
                    .<SendResult>map(id -> new SendResult.Sent(List.of(id)))
                    .orElseGet(() -> new SendResult.Unavailable("Discord answered " + status + " without an id", true));
        }
        long code = UntrustedJson.number(body, "code").orElse(0L);
        String message = UntrustedJson.filled(body, "message").orElse("Discord answered " + status + ".");
        if (status == 429 || isSlowMode(code)) {
            return new SendResult.Throttled(wait(answer, body, now), throttled(answer, body));
        }
        if (status == 401 || code == 40001 || code == 40333) {
            return new SendResult.Rejected(Scope.INBOX, "unauthorized", message);
        }
        if (status >= 400 && status < 500 && status != 408) {
            return new SendResult.Rejected(
                    concerns(status, code), code > 0 ? "discord_" + code : "http_" + status, message);
        }
        return new SendResult.Unavailable(message, status >= 500);
    }

    /** Nobody may write faster in this channel, or messages to people were opened too fast. */
    private static boolean isSlowMode(long code) {
        return code == 20016 || code == 20028 || code == 40003;
    }

    private static Scope concerns(int status, long code) {
        return switch ((int) Math.clamp(code, 0, Integer.MAX_VALUE)) {
            // unknown channel, no access, a person who takes no messages, no permission to write or to read what is
            // answered
            case 10003, 50001, 50007, 50013, 160002 -> Scope.CONVERSATION;
            // unknown message, empty, badly formed, blocked by the server's own rules
            case 10008, 50006, 50035, 200000 -> Scope.MESSAGE;
            default -> status == 403 || status == 404 ? Scope.CONVERSATION : Scope.MESSAGE;
        };
    }

    /** The body is exact to the millisecond; the header is rounded up. */
    private static Duration wait(Answered answer, JsonNode body, Instant now) {
        JsonNode seconds = body.path("retry_after");
        return seconds.isNumber() && seconds.doubleValue() >= 0 && seconds.doubleValue() < 86_400
                ? Duration.ofMillis(Math.round(seconds.doubleValue() * 1000))
                : RetryAfter.of(answer, now);
    }

    /** A limit is a channel's unless it says that it is everybody's; what is not JSON stands before Discord and lets nothing in. */
    private static Scope throttled(Answered answer, JsonNode body) {
        boolean global = body.path("global").asBoolean(false)
                || answer.header("x-ratelimit-scope").filter("global"::equals).isPresent()
                || !body.isObject();
        return global ? Scope.INBOX : Scope.CONVERSATION;
    }

    static JsonNode json(Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    private DiscordAnswer() {}
}
