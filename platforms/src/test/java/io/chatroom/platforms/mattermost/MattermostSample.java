package io.chatroom.platforms.mattermost;

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
class MattermostSample implements LookUpSample, SetupSample {
    static final String BOT = "b0tb0tb0tb0tb0tb0tb0tb0tb0";
    static final String CHANNEL = "ch4nnelch4nnelch4nnelch4nn";

    @Override
    public String platform() {
        return "mattermost";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("api_base_url", "https://mattermost.example", "bot_user_id", BOT);
    }

    @Override
    public String inboundSecret() {
        return "webhook_token";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "webhook_token", List.of("k1tk1tk1tk1tk1tk1tk1tk1tn1", "k1tk1tk1tk1tk1tk1tk1tk1to2"),
                "bot_token", List.of("s3cr3ts3cr3ts3cr3ts3cr3ts3"));
    }

    @Override
    public String anotherSecret() {
        return "k1tk1tk1tk1tk1tk1tk1tk1tx3";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        // byte for byte, as the contract sends bodies that are no text
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        String contentType = bytes.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/mattermost/key"),
                Map.of("Content-Type", List.of(contentType)),
                bytes.replace("{token}", secret).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public List<String> provingHeaders() {
        return List.of();
    }

    @Override
    public List<WebhookRequest> spoiled(WebhookRequest genuine) {
        String body = new String(genuine.body(), StandardCharsets.UTF_8);
        String token = validSecrets().getFirst();
        List<String> tokens = new ArrayList<>(List.of("", token + token, token.toUpperCase(java.util.Locale.ROOT)));
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == '7' ? '8' : '7';
            tokens.add(token.substring(0, i) + other + token.substring(i + 1));
        }
        return tokens.stream()
                .map(other -> new WebhookRequest(
                        genuine.method(),
                        genuine.url(),
                        genuine.headers(),
                        body.replace(token, other).getBytes(StandardCharsets.UTF_8)))
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
                {"token":"{token}","team_id":"t34mt34mt34mt34mt34mt34mt3","team_domain":"shop","channel_id":"ch4nnelch4nnelch4nnelch4nn",\
                "channel_name":"front-desk","timestamp":1772618398000,"user_id":"m1ram1ram1ram1ram1ram1ram1","user_name":"mira",\
                "post_id":"p0stp0stp0stp0stp0stp0stp0","text":"Is the blue one in stock?","trigger_word":"",\
                "file_ids":"f1lef1lef1lef1lef1lef1lef1"}""";
    }

    static String form() {
        return "channel_id=" + CHANNEL + "&channel_name=front-desk&team_domain=shop&team_id=t34mt34mt34mt34mt34mt34mt3"
                + "&post_id=p0stp0stp0stp0stp0stp0stp0&text=Is+the+blue+one+in+stock%3F&timestamp=1772618398&token={token}"
                + "&trigger_word=&user_id=m1ram1ram1ram1ram1ram1ram1&user_name=mira&file_ids=f1lef1lef1lef1lef1lef1lef1";
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return "command=%2Fstock&token={token}&channel_id=" + CHANNEL + "&text=blue";
    }

    @Override
    public byte[] kept(WebhookRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return body.replace(validSecrets().getFirst(), "redacted").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String externalConversationId() {
        return CHANNEL;
    }

    @Override
    public Answered accepted() {
        return answered(
                201, "{\"id\":\"n3wn3wn3wn3wn3wn3wn3wn3wn3\",\"create_at\":1772618400000,\"message\":\"Three\"}");
    }

    @Override
    public Answered there() {
        return answered(200, """
                {"order":["0ther0ther0ther0ther0ther0","n3wn3wn3wn3wn3wn3wn3wn3wn3"],"posts":{"n3wn3wn3wn3wn3wn3wn3wn3wn3":\
                {"id":"n3wn3wn3wn3wn3wn3wn3wn3wn3","create_at":1772618390000,"props":{"from_bot":"true",\
                "chatroom_key":"0195a000-0000-7000-8000-0000000000aa"}},"0ther0ther0ther0ther0ther0":\
                {"id":"0ther0ther0ther0ther0ther0","create_at":1772618395000,"props":{}}}}""");
    }

    @Override
    public Answered notThere() {
        return answered(200, """
                {"order":["0ther0ther0ther0ther0ther0"],"posts":{"0ther0ther0ther0ther0ther0":{"id":"0ther0ther0ther0ther0ther0",\
                "create_at":1772618395000,"props":{}}}}""");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return answered(200, "{\"id\":\"" + BOT + "\",\"username\":\"helper\",\"is_bot\":true}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return answered(401, """
                {"id":"api.context.session_expired.app_error","message":"Invalid or expired session, please login again.",\
                "request_id":"r1","status_code":401}""");
    }

    @Override
    public String wrongCredential() {
        return "bot_token";
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("mattermost");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        List<String> token = List.of(config.path("token").asText());
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of("webhook_token", token)));
    }

    @Override
    public Optional<String> eventKeyOf(JsonNode facts) {
        return Optional.of("post:" + facts.path("dedupId").asText());
    }

    static Answered answered(int status, String body) {
        return new Answered(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
