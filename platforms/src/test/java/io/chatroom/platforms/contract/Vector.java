package io.chatroom.platforms.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.WebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A published sample of a platform: a request and what it says, or an answer and what it means. What stands in it, and where, is
 * told by the {@code README.md} of the folder it comes from.
 */
record Vector(JsonNode root) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOST = "https://chat.example";

    static Vector read(Path file) throws IOException {
        return new Vector(JSON.readTree(file.toFile()));
    }

    String kind() {
        return root.path("kind").asText();
    }

    JsonNode config() {
        return root.path("config");
    }

    JsonNode expect() {
        return root.path("expect");
    }

    /** Some samples came another way than by webhook. */
    boolean isRequest() {
        return root.path("request").has("method");
    }

    Instant now() {
        return root.has("now") ? Instant.ofEpochSecond(root.path("now").asLong()) : PlatformSample.NOW;
    }

    WebhookRequest request() {
        JsonNode request = root.path("request");
        Map<String, List<String>> headers = new HashMap<>();
        request.path("headers").forEachEntry((name, value) -> headers.put(name, List.of(value.asText())));
        return new WebhookRequest(request.path("method").asText(), url(request), headers, body(request));
    }

    Answered response() {
        JsonNode response = root.path("response");
        Map<String, String> headers = new HashMap<>();
        response.path("headers")
                .forEachEntry((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value.asText()));
        return new Answered(response.path("status").asInt(), headers, body(response));
    }

    private static URI url(JsonNode request) {
        if (request.hasNonNull("url")) {
            return URI.create(request.path("url").asText());
        }
        String path = request.path("path").asText("/webhooks/x/key");
        return URI.create(HOST
                + path
                + (request.hasNonNull("query") ? "?" + request.path("query").asText() : ""));
    }

    private static byte[] body(JsonNode message) {
        String body = message.has("bodyRepeat") ? repeated(message.path("bodyRepeat")) : text(message.path("body"));
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** A character and a number, for bodies too large to be written down. */
    private static String repeated(JsonNode parts) {
        String character = "x";
        int times = 1;
        for (JsonNode part : parts.isContainerNode() ? parts : List.of(parts)) {
            if (part.isInt()) {
                times = part.intValue();
            } else {
                character = part.asText();
            }
        }
        return character.repeat(times);
    }

    private static String text(JsonNode body) {
        return body.isContainerNode() ? body.toString() : body.asText("");
    }
}
