package io.chatroom.platforms.telegram;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TelegramSample implements SetupSample {

    @Override
    public String platform() {
        return "telegram";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("team_members", List.of("3333333"));
    }

    @Override
    public String inboundSecret() {
        return "secret_token";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "bot_token", List.of("700000001:AAkit-bot-token"),
                "secret_token", List.of("kit-secret-token-new", "kit-secret-token-old"));
    }

    @Override
    public String anotherSecret() {
        return "kit-secret-token-other";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/telegram/key"),
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "X-Telegram-Bot-Api-Secret-Token", List.of(secret)),
                body);
    }

    @Override
    public List<String> provingHeaders() {
        return List.of("x-telegram-bot-api-secret-token");
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
                {"update_id":812000001,"message":{"message_id":31,"date":1772618398,"chat":{"id":55500123,"type":"private",\
                "first_name":"Mira","last_name":"Okafor"},"from":{"id":55500123,"is_bot":false,"first_name":"Mira","last_name":"Okafor",\
                "username":"mira_o"},"text":"Is the blue one in stock?","reply_to_message":{"message_id":30,"date":1772618300,\
                "chat":{"id":55500123,"type":"private"},"text":"Hello"},"photo":[{"file_id":"small","width":90,"height":60,"file_size":900}]}}""";
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return "{\"update_id\":812000002,\"hologram_post\":{\"chat\":{\"id\":1},\"message_id\":7}}";
    }

    @Override
    public String externalConversationId() {
        return "55500123";
    }

    @Override
    public Answered accepted() {
        return new Answered(
                200, Map.of(), "{\"ok\":true,\"result\":{\"message_id\":32}}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("telegram");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        List<String> secret = List.of(config.path("secretToken").asText());
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of("secret_token", secret)));
    }

    @Override
    public Optional<String> eventKeyOf(JsonNode facts) {
        return Optional.of("update:" + facts.path("dedupId").asText());
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        String path = request.url().getPath();
        if (path.endsWith("/getMe")) {
            return answered(200, """
                    {"ok":true,"result":{"id":700000001,"is_bot":true,"first_name":"Shop helper","username":"shop_helper_bot",\
                    "can_join_groups":true,"can_read_all_group_messages":false}}""");
        }
        return path.endsWith("/getWebhookInfo")
                ? answered(200, """
                        {"ok":true,"result":{"url":"%s","has_custom_certificate":false,"pending_update_count":0,"max_connections":40,\
                        "allowed_updates":["message"]}}""".formatted(WEBHOOK_URL))
                : answered(200, "{\"ok\":true,\"result\":true,\"description\":\"Webhook was set\"}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return answered(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    }

    @Override
    public String wrongCredential() {
        return "bot_token";
    }

    static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
