package io.chatroom.platforms.rocketchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.LookUpSample;
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
class RocketChatSample implements LookUpSample, SetupSample {
    static final String BOT = "b0tUserOfTheKit01";

    @Override
    public String platform() {
        return "rocketchat";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("api_base_url", "https://rocket.example", "bot_user_id", BOT);
    }

    @Override
    public String inboundSecret() {
        return "webhook_token";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "webhook_token", List.of("kitIntegrationTokenNew", "kitIntegrationTokenOld"),
                "bot_token", List.of("kit-personal-access-token"));
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
                URI.create("https://chat.example/webhooks/rocketchat/key"),
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
                {"token":"{token}","bot":false,"channel_id":"kitRoomFrontDesk1","channel_name":"front-desk",\
                "message_id":"kitMessageNumber1","timestamp":"2026-03-04T09:59:58.123Z","user_id":"miraUserOfTheKit1",\
                "user_name":"mira","text":"Is the blue one in stock?","siteUrl":"https://rocket.example/"}""";
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return """
                {"token":"{token}","bot":false,"timestamp":"2026-03-04T09:59:58.123Z","channel_id":"kitRoomFrontDesk1",\
                "channel_name":"front-desk","owner":{"username":"mira"}}""";
    }

    @Override
    public byte[] kept(WebhookRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return body.replace(validSecrets().getFirst(), "redacted").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String externalConversationId() {
        return "kitRoomFrontDesk1";
    }

    @Override
    public Answered accepted() {
        return json(
                200,
                "{\"message\":{\"_id\":\"0195a0000000700080000000000000aa\",\"rid\":\"kitRoomFrontDesk1\"},\"success\":true}");
    }

    @Override
    public Answered there() {
        return accepted();
    }

    @Override
    public Answered notThere() {
        return json(400, "{\"success\":false}");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return json(200, "{\"_id\":\"" + BOT + "\",\"username\":\"helper\",\"roles\":[\"bot\"],\"success\":true}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return json(401, "{\"status\":\"error\",\"message\":\"You must be logged in to do this.\"}");
    }

    @Override
    public String wrongCredential() {
        return "bot_token";
    }

    static Answered json(int status, String body) {
        return new Answered(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("rocketchat");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        List<String> token = List.of(config.path("token").asText());
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of("webhook_token", token)));
    }
}
