package io.chatroom.platforms.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of a platform whose proof is a token in the body, one event a request. Bodies have {@code {token}} where it belongs. */
public interface TokenInBodySample extends PlatformSample {
    String TOKEN = "{token}";

    @Override
    default String inboundSecret() {
        return "webhook_token";
    }

    @Override
    default WebhookRequest request(byte[] body, String secret, Instant at) {
        // byte for byte, as the contract sends bodies that are no text
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        String contentType = bytes.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/" + platform() + "/key"),
                Map.of("Content-Type", List.of(contentType)),
                bytes.replace(TOKEN, secret).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    default List<String> provingHeaders() {
        return List.of();
    }

    @Override
    default List<WebhookRequest> spoiled(WebhookRequest genuine) {
        String body = new String(genuine.body(), StandardCharsets.UTF_8);
        String token = validSecrets().getFirst();
        List<String> others = new ArrayList<>(List.of("", token + token, token + "z"));
        for (int i = 0; i < token.length(); i++) {
            others.add(token.substring(0, i) + (token.charAt(i) == '7' ? '8' : '7') + token.substring(i + 1));
        }
        return others.stream()
                .map(other -> new WebhookRequest(
                        genuine.method(),
                        genuine.url(),
                        genuine.headers(),
                        body.replace(token, other).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    default boolean provesBody() {
        return false;
    }

    @Override
    default Optional<Duration> replayWindow() {
        return Optional.empty();
    }

    @Override
    default Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    default byte[] kept(WebhookRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return body.replace(validSecrets().getFirst(), "redacted").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    default Optional<String> vectors() {
        return Optional.of(platform());
    }

    @Override
    default Inbox inboxOf(JsonNode config) {
        List<String> token = List.of(config.path("token").asText());
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of(inboundSecret(), token)));
    }

    static Answered json(int status, String body) {
        return new Answered(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
