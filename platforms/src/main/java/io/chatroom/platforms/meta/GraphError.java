package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * What the Graph API says is wrong. The <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">code</a> tells, and the
 * HTTP status little: too many requests and wrong tokens both come as 400 as well.
 *
 * @param code -1 if there is none
 * @param subcode -1 if there is none
 * @param message for people; Meta's words
 * @param passing Meta says that it will go away
 */
public record GraphError(int status, int code, int subcode, String message, boolean passing) {
    private static final int LONGEST_MESSAGE = 500;

    public static GraphError of(Answered answer) {
        JsonNode error = body(answer).path("error");
        String message = UntrustedJson.filled(error.path("error_data"), "details")
                .or(() -> UntrustedJson.filled(error, "error_user_msg"))
                .or(() -> UntrustedJson.filled(error, "message"))
                .orElse("HTTP " + answer.status());
        return new GraphError(
                answer.status(),
                number(error, "code"),
                number(error, "error_subcode"),
                UntrustedJson.brief(message, LONGEST_MESSAGE),
                error.path("is_transient").asBoolean(false));
    }

    public static JsonNode body(Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    /** Stable, for machines. */
    public String name() {
        return code < 0 ? "http_" + status : "meta_" + code;
    }

    /** The token has expired, was revoked, or never was one. */
    public boolean isToken() {
        return code == 190 || code == 102 || (code < 0 && status == 401);
    }

    /** Too many calls: of the app, of the page, of the business account. */
    public boolean isTooFast() {
        return switch (code) {
            case 4, 17, 32, 613 -> true;
            case -1 -> status == 429;
            default -> code >= 80_000 && code <= 80_014;
        };
    }

    /** There is no such thing, or none that the token may see. */
    public boolean isNoSuchNode() {
        return (code == 100 && subcode == 33) || code == 803;
    }

    /** {@code Retry-After} where it is given, and otherwise what the header with the account's usage says, in minutes. */
    public static Duration retryAfter(Answered answer, Instant now) {
        if (answer.header("retry-after").isEmpty()) {
            long minutes = answer.header("x-business-use-case-usage")
                    .map(GraphError::minutes)
                    .orElse(0L);
            if (minutes > 0) {
                return RetryAfter.ofSeconds(Math.min(minutes, 1440) * 60);
            }
        }
        return RetryAfter.of(answer, now);
    }

    private static long minutes(String usage) {
        long most = 0;
        if (UntrustedJson.read(usage.getBytes(StandardCharsets.UTF_8)) instanceof Reading.Json(JsonNode accounts)) {
            for (JsonNode account : accounts) {
                for (JsonNode use : account) {
                    most = Math.max(
                            most,
                            UntrustedJson.number(use, "estimated_time_to_regain_access")
                                    .orElse(0L));
                }
            }
        }
        return most;
    }

    private static int number(JsonNode error, String field) {
        JsonNode value = error.path(field);
        return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0 ? value.intValue() : -1;
    }
}
