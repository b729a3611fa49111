package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the Bot API's answer means. Descriptions are for people; the codes they come with are few, so some must be read. */
final class TelegramAnswer {

    static SendResult classify(Answered answer, Instant now) {
        JsonNode body = body(answer);
        int status = answer.status();
        String description = UntrustedJson.filled(body, "description").orElse("HTTP " + status);
        return switch (status) {
            case 200 -> sent(body);
            case 400 -> new SendResult.Rejected(concerns(description), code(description), description);
            // blocked by the person, thrown out of the group, account deleted
            case 403 -> new SendResult.Rejected(Scope.CONVERSATION, "forbidden", description);
            // a token that is no token at all is a path that does not exist
            case 401, 404 ->
                new SendResult.Rejected(Scope.INBOX, "unauthorized", "Telegram does not know this bot token.");
            case 429 -> throttled(answer, body, now);
            default -> {
                if (status > 400 && status < 500) {
                    yield new SendResult.Rejected(Scope.MESSAGE, "http_" + status, description);
                }
                // a gateway that gave up does not know what the server behind it did
                yield new SendResult.Unavailable(description, status == 502 || status == 504);
            }
        };
    }

    /** The id a group has since it became a supergroup, if that is why it was refused. */
    static Optional<Long> chatHasMovedTo(Outcome outcome) {
        return outcome instanceof Answered answer && answer.status() == 400
                ? UntrustedJson.number(body(answer).path("parameters"), "migrate_to_chat_id")
                : Optional.empty();
    }

    static JsonNode body(Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    private static SendResult sent(JsonNode body) {
        return UntrustedJson.id(body.path("result"), "message_id")
                .<SendResult>map(id -> new SendResult.Sent(List.of(id)))
                .orElseGet(() -> new SendResult.Unavailable("Telegram answered 200 without a message_id", true));
    }

    /** The answer does not say whose limit it was; the one for a chat (one message a second) is met long before the bot's. */
    private static SendResult throttled(Answered answer, JsonNode body, Instant now) {
        Duration wait = UntrustedJson.number(body.path("parameters"), "retry_after")
                .map(RetryAfter::ofSeconds)
                .orElseGet(() -> RetryAfter.of(answer, now));
        return new SendResult.Throttled(wait, Scope.CONVERSATION);
    }

    private static Scope concerns(String description) {
        String lower = description.toLowerCase(Locale.ROOT);
        boolean chat = Stream.of(
                        "chat not found",
                        "upgraded to a supergroup",
                        "thread not found",
                        "topic_closed",
                        "rights",
                        // the business account has taken the bot away, or its right to answer
                        "business connection",
                        "business_connection",
                        "business_peer")
                .anyMatch(lower::contains);
        return chat ? Scope.CONVERSATION : Scope.MESSAGE;
    }

    private static String code(String description) {
        String lower = description.toLowerCase(Locale.ROOT);
        if (lower.contains("chat not found")) {
            return "no_such_chat";
        }
        if (lower.contains("upgraded to a supergroup")) {
            return "chat_moved";
        }
        return lower.contains("too long") ? "text_too_long" : "bad_request";
    }

    private TelegramAnswer() {}
}
