package io.chatroom.platforms.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.AccessTokens;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the Bot Connector's answer means (https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability). */
final class TeamsAnswer {
    static SendResult classify(Answered answer, Instant now) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            // without an id where it made several messages of one
            return new SendResult.Sent(
                    UntrustedJson.id(json(answer.body()), "id").map(List::of).orElse(List.of()));
        }
        Problem problem = Problem.of(answer);
        return switch (status) {
            case 401 ->
                new SendResult.Rejected(
                        Scope.INBOX,
                        AccessTokens.UNAUTHORIZED,
                        "Teams does not accept the bot's token: " + problem.message());
            case 403 -> new SendResult.Rejected(forbidden(problem), problem.code("forbidden"), problem.message());
            case 404 -> new SendResult.Rejected(Scope.CONVERSATION, problem.code("not_found"), problem.message());
            case 429 -> new SendResult.Throttled(RetryAfter.of(answer, now), Scope.CONVERSATION);
            // somebody else was writing to the same conversation, and won
            case 412 -> new SendResult.Unavailable(problem.message(), false);
            default -> {
                if (status >= 400 && status < 500 && status != 408) {
                    yield new SendResult.Rejected(Scope.MESSAGE, problem.code("http_" + status), problem.message());
                }
                yield new SendResult.Unavailable(problem.message(), status == 500 || status == 502 || status == 504);
            }
        };
    }

    private static Scope forbidden(Problem problem) {
        // switched off for everybody, and not in this conversation only
        return problem.code("").contains("disabled_by_admin") ? Scope.INBOX : Scope.CONVERSATION;
    }

    private record Problem(Optional<String> name, String message) {

        /** The body is {@code {"error":{"code","message"}}}; the code of a blocked bot stands in JSON within the message. */
        static Problem of(Answered answer) {
            JsonNode error = json(answer.body()).path("error");
            String message = UntrustedJson.filled(error, "message")
                    .or(() -> UntrustedJson.filled(json(answer.body()), "message"))
                    .orElse("Teams answered " + answer.status() + ".");
            JsonNode inner = message.startsWith("{")
                    ? json(message.getBytes(StandardCharsets.UTF_8))
                    : MissingNode.getInstance();
            return new Problem(
                    UntrustedJson.filled(inner, "subCode").or(() -> UntrustedJson.filled(error, "code")),
                    UntrustedJson.filled(inner, "details")
                            .or(() -> UntrustedJson.filled(inner, "message"))
                            .orElse(message));
        }

        /** {@code MessageWritesBlocked} becomes {@code message_writes_blocked}. */
        String code(String unsaid) {
            return name.map(word -> word.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9]+", "_"))
                    .filter(word -> word.length() <= 60 && !word.equals("_"))
                    .orElse(unsaid);
        }
    }

    private static JsonNode json(byte[] body) {
        return UntrustedJson.read(body) instanceof Reading.Json(JsonNode root) ? root : MissingNode.getInstance();
    }

    private TeamsAnswer() {}
}
