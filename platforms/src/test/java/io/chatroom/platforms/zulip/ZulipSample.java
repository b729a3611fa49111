package io.chatroom.platforms.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies have {@code {token}} where the token belongs. */
class ZulipSample implements SetupSample {
    @Override
    public String platform() {
        return "zulip";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("api_base_url", "https://zulip.example", "bot_email", "helper-bot@zulip.example");
    }

    @Override
    public String inboundSecret() {
        return "webhook_token";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "webhook_token", List.of("kitIntegrationTokenNew", "kitIntegrationTokenOld"),
                "api_key", List.of("kitApiKeyOfTheBot0123456789"));
    }

    @Override
    public String anotherSecret() {
        return "kitIntegrationTokenElse";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        // byte for byte, as the contract sends bodies that are no text
        String bytes = new String(body, StandardCharsets.ISO_8859_1).replace("{token}", secret);
        return request(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static WebhookRequest request(byte[] body) {
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/zulip/key"),
                Map.of("Content-Type", List.of("application/json")),
                body);
    }

    @Override
    public List<String> provingHeaders() {
        return List.of();
    }

    @Override
    public List<WebhookRequest> spoiled(WebhookRequest genuine) {
        String body = new String(genuine.body(), StandardCharsets.UTF_8);
        String token = validSecrets().getFirst();
        List<String> others = new ArrayList<>(List.of("", token + token, token + " "));
        for (int i = 0; i < token.length(); i++) {
            others.add(token.substring(0, i) + (token.charAt(i) == '7' ? '8' : '7') + token.substring(i + 1));
        }
        return others.stream()
                .map(other -> request(body.replace(token, other).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public boolean provesBody() {
        return false;
    }

    @Override
    public Optional<Duration> replayWindow() {
        return Optional.empty();
    }

    @Override
    public String message() {
        return """
                {"token":"{token}","bot_email":"helper-bot@zulip.example","bot_full_name":"Helper","trigger":"mention",\
                "data":"@**Helper** is the blue one in stock?","message":{"id":4711,"type":"stream","stream_id":7,"display_recipient":"shop",\
                "subject":"Blue/red","sender_id":21,"sender_email":"mira@zulip.example","sender_full_name":"Mira Okafor",\
                "avatar_url":"https://zulip.example/user_avatars/21.png","content":"@**Helper** is the blue one in stock?",\
                "timestamp":1772618398,"client":"website"}}""";
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return "{\"token\":\"{token}\",\"bot_email\":\"helper-bot@zulip.example\",\"trigger\":\"reaction\",\"reaction\":{\"emoji\":\"tada\"}}";
    }

    @Override
    public byte[] kept(WebhookRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return body.replace(validSecrets().getFirst(), "redacted").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String externalConversationId() {
        return "7/Blue/red";
    }

    @Override
    public Answered accepted() {
        return json(200, "{\"result\":\"success\",\"msg\":\"\",\"id\":4712}");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return json(200, "{\"result\":\"success\",\"user_id\":22,\"is_bot\":true}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return json(401, "{\"result\":\"error\",\"msg\":\"Invalid API key\",\"code\":\"INVALID_API_KEY\"}");
    }

    @Override
    public String wrongCredential() {
        return "api_key";
    }

    static Answered json(int status, String body) {
        return new Answered(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("zulip");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        List<String> token = List.of(config.path("token").asText());
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of("webhook_token", token)));
    }
}
