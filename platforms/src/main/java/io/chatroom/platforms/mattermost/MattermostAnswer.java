package io.chatroom.platforms.mattermost;

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
import java.util.Optional;
import java.util.regex.Pattern;

/** What the server's answer means: a status, and with a refusal an {@code id} of what is wrong. */
final class MattermostAnswer {
    private static final Pattern ERROR = Pattern.compile("[a-z0-9_.]{1,100}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    static SendResult classify(Answered answer, Instant now) {
        JsonNode body = body(answer);
        int status = answer.status();
        if (status == 429) {
            return new SendResult.Throttled(retryAfter(answer, now), Scope.INBOX);
        }
        if (status >= 200 && status < 300) {
            return UntrustedJson.id(body, "id")
                    .<SendResult>map(id -> new SendResult.Sent(List.of(id)))
                    .orElseGet(() -> new SendResult.Unavailable("The server took it and gave no id", true));
        }
        if (status >= 300 && status < 400) {
            return new SendResult.Unavailable(
                    "The server answered " + status + ", and redirects are not followed", false);
        }
        if (status >= 500) {
            return new SendResult.Unavailable("The server answered " + status, status != 503);
        }
        return refused(status, error(answer), UntrustedJson.filled(body, "message"));
    }

    private static SendResult refused(int status, Optional<String> error, Optional<String> message) {
        String code = error.map(id -> id.replace('.', '_')).orElse("http_" + status);
        if (status == 401) {
            return new SendResult.Rejected(Scope.INBOX, code, "The server does not know this bot token.");
        }
        if (status == 404 && error.isEmpty()) {
            return new SendResult.Rejected(Scope.INBOX, code, "There is no Mattermost at the API base URL.");
        }
        if (status == 403) {
            return new SendResult.Rejected(
                    Scope.CONVERSATION, code, "The bot may not post there; add it to the team and to the channel.");
        }
        boolean channel = status == 404 || error.orElse("").contains("can_not_post_to_deleted");
        return new SendResult.Rejected(
                channel ? Scope.CONVERSATION : Scope.MESSAGE,
                code,
                message.orElse("The server answered " + status + "."));
    }

    /** The server's word for what is wrong, if it has one. */
    static Optional<String> error(Answered answer) {
        return UntrustedJson.filled(body(answer), "id")
                .filter(error -> error.contains(".") && ERROR.matcher(error).matches());
    }

    static JsonNode body(Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    /** The server says it in a header of its own; a proxy before it says it as everybody does. */
    private static Duration retryAfter(Answered answer, Instant now) {
        return answer.header("x-ratelimit-reset")
                .filter(seconds -> SECONDS.matcher(seconds).matches())
                .filter(_ -> answer.header("retry-after").isEmpty())
                .map(seconds -> RetryAfter.ofSeconds(Long.parseLong(seconds)))
                .orElseGet(() -> RetryAfter.of(answer, now));
    }

    private MattermostAnswer() {}
}
