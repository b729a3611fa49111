package io.chatroom.platforms.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The fields of an <a href="https://developers.mattermost.com/integrate/webhooks/outgoing/">outgoing webhook</a>, which come as a form or as JSON. */
record OutgoingWebhook(JsonNode fields) {
    private static final String JSON = "application/json";
    private static final int MOST_FIELDS = 100;

    /** Empty if the body is neither. */
    static Optional<OutgoingWebhook> read(WebhookRequest request) {
        if (request.header("content-type").orElse("").startsWith(JSON)) {
            return UntrustedJson.read(request.body()) instanceof Reading.Json(JsonNode root) && root.isObject()
                    ? Optional.of(new OutgoingWebhook(root))
                    : Optional.empty();
        }
        return form(new String(request.body(), StandardCharsets.UTF_8)).map(OutgoingWebhook::new);
    }

    String token() {
        return UntrustedJson.text(fields, "token").orElse("");
    }

    /** Milliseconds in JSON, seconds in a form; either is of this century. */
    Optional<Instant> timestamp() {
        return UntrustedJson.id(fields, "timestamp")
                .filter(digits -> digits.length() <= 13 && digits.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::parseLong)
                .filter(time -> time > 0)
                .map(time -> time < 100_000_000_000L ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time));
    }

    private static Optional<JsonNode> form(String body) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String pair : body.split("&", MOST_FIELDS)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    fields.putIfAbsent(
                            decoded(pair.substring(0, equals)), fields.textNode(decoded(pair.substring(equals + 1))));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
