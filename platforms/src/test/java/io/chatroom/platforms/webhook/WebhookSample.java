package io.chatroom.platforms.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.PlatformSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class WebhookSample implements PlatformSample {

    @Override
    public String platform() {
        return "webhook";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", "https://integrator.example/replies");
    }

    @Override
    public String inboundSecret() {
        return "secret";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of("secret", List.of("whsec_bmV3LXNlY3JldC1mb3ItdGhlLWtpdC0x", "b2xkLXNlY3JldC1mb3ItdGhlLWtpdC0y"));
    }

    @Override
    public String anotherSecret() {
        return "whsec_c29tZWJvZHktZWxzZXMtc2VjcmV0LTMz";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        StandardWebhooks.INSTANCE
                .sign(List.of(secret), "msg_sample", at, body)
                .orElseThrow()
                .forEach((name, value) -> headers.put(name, List.of(value)));
        return new WebhookRequest("POST", URI.create("https://chat.example/webhooks/webhook/key"), headers, body);
    }

    @Override
    public List<String> provingHeaders() {
        return List.of("webhook-id", "webhook-timestamp", "webhook-signature");
    }

    @Override
    public boolean provesBody() {
        return true;
    }

    @Override
    public Optional<Duration> replayWindow() {
        return Optional.of(Duration.ofSeconds(300));
    }

    @Override
    public String message() {
        return message("m1");
    }

    @Override
    public Optional<String> batch() {
        return Optional.of("{\"events\":[" + message("m1") + "," + message("m2") + "," + message("m3") + "]}");
    }

    private static String message(String id) {
        return """
                {"type":"message.created","external_id":"%s","external_conversation_id":"c-77","sender":{"external_id":"u-5",\
                "name":"Mira Okafor","avatar_url":"https://integrator.example/u-5.png"},"text":"Is the blue one in stock?",\
                "attachments":[{"url":"https://integrator.example/blue.jpg","name":"blue.jpg","mime_type":"image/jpeg","size":4711}],\
                "reply_to_external_id":"m0","sent_at":"2026-03-04T09:59:58Z"}""".formatted(id);
    }

    @Override
    public String unknownEvent() {
        return "{\"type\":\"poll.created\",\"external_id\":\"p1\",\"question\":\"blau?\"}";
    }

    @Override
    public String externalConversationId() {
        return "c-77";
    }

    @Override
    public Answered accepted() {
        return new Answered(202, Map.of(), "{\"external_id\":\"r-9\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("standard-webhooks");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        List<String> secret = List.of(config.path("secret").asText());
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of("secret", secret)));
    }
}
