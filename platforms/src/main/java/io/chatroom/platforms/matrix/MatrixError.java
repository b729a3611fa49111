package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The one form of all errors (https://spec.matrix.org/latest/client-server-api/#standard-error-response). */
record MatrixError(String errcode, String message) {

    static MatrixError of(Answered answer) {
        JsonNode body = json(answer);
        return new MatrixError(
                UntrustedJson.filled(body, "errcode").orElse(""),
                UntrustedJson.filled(body, "error").orElse("The homeserver answered " + answer.status() + "."));
    }

    /** {@code M_LIMIT_EXCEEDED} becomes {@code limit_exceeded}. */
    String code(int status) {
        boolean usable = errcode.matches("M_[A-Z_]{1,60}");
        return usable ? errcode.substring(2).toLowerCase(Locale.ROOT) : "http_" + status;
    }

    /** In the header; older homeservers have it in the body, in milliseconds. */
    static Duration wait(Answered answer, Instant now) {
        if (answer.header("retry-after").isPresent()) {
            return RetryAfter.of(answer, now);
        }
        return UntrustedJson.number(json(answer), "retry_after_ms")
                .map(millis -> RetryAfter.ofSeconds((Math.clamp(millis, 0, 86_400_000) + 999) / 1000))
                .orElseGet(() -> RetryAfter.of(answer, now));
    }

    static JsonNode json(Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }
}
