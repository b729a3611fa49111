package io.chatroom.platforms.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SenderLookupSample;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class LineSample implements SetupSample, SenderLookupSample {
    static final String MIRA = "U0000000000000000000000000000abcd";

    @Override
    public String platform() {
        return "line";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("team_members", List.of("U0000000000000000000000000000feed"));
    }

    @Override
    public String inboundSecret() {
        return "channel_secret";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "channel_secret", List.of("kit-channel-secret-new", "kit-channel-secret-old"),
                "channel_access_token", List.of("kitChannelAccessToken="));
    }

    @Override
    public String anotherSecret() {
        return "kit-channel-secret-other";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/line/key"),
                Map.of(
                        "Content-Type", List.of("application/json; charset=utf-8"),
                        "User-Agent", List.of("LineBotWebhook/2.0"),
                        "x-line-signature", List.of(signature(body, secret))),
                body);
    }

    @Override
    public List<String> provingHeaders() {
        return List.of("x-line-signature");
    }

    @Override
    public boolean provesBody() {
        return true;
    }

    @Override
    public Optional<Duration> replayWindow() {
        return Optional.empty();
    }

    @Override
    public String message() {
        return about("""
                {"type":"message","webhookEventId":"01KJKIT0000000000000000001","deliveryContext":{"isRedelivery":false},\
                "timestamp":1772618398125,"mode":"active","replyToken":"kitReplyToken","source":{"type":"user",\
                "userId":"U0000000000000000000000000000abcd"},"message":{"id":"500000000000000001","type":"text",\
                "text":"Is the blue one in stock?","quoteToken":"q1","quotedMessageId":"500000000000000000"}}""");
    }

    @Override
    public Optional<String> batch() {
        String one =
                "{\"type\":\"message\",\"webhookEventId\":\"01KJ%1$s\",\"timestamp\":1772618398125,\"source\":{\"type\":\"user\",\"userId\":\"U00abcd\"},\"message\":{\"id\":\"%1$s\",\"type\":\"text\",\"text\":\"hi\"}}";
        return Optional.of(about(one.formatted("m1") + "," + one.formatted("m2") + "," + one.formatted("m3")));
    }

    @Override
    public String unknownEvent() {
        return about(
                "{\"type\":\"telepathy\",\"webhookEventId\":\"01KJKIT0000000000000000002\",\"timestamp\":1772618398125,\"thought\":\"blue\"}");
    }

    @Override
    public String externalConversationId() {
        return MIRA;
    }

    @Override
    public Answered accepted() {
        return answered(200, "{\"sentMessages\":[{\"id\":\"500000000000000002\",\"quoteToken\":\"q2\"}]}");
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("line");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        List<String> secret = List.of(config.path("channelSecret").asText());
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of("channel_secret", secret)));
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        String path = request.url().getPath();
        if (path.endsWith("/info")) {
            return answered(
                    200,
                    "{\"userId\":\"U00bot\",\"basicId\":\"@blue\",\"displayName\":\"Blue Things\",\"chatMode\":\"bot\"}");
        }
        if (path.endsWith("/test")) {
            return answered(200, "{\"success\":true,\"statusCode\":200,\"reason\":\"OK\",\"detail\":\"200\"}");
        }
        return request.method().equals("PUT")
                ? answered(200, "{}")
                : answered(200, "{\"endpoint\":\"" + WEBHOOK_URL + "\",\"active\":true}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return answered(
                401,
                "{\"message\":\"Authentication failed. Confirm that the access token in the authorization header is valid.\"}");
    }

    @Override
    public String wrongCredential() {
        return "channel_access_token";
    }

    @Override
    public String senderId() {
        return MIRA;
    }

    @Override
    public Answered known() {
        return answered(200, """
                {"userId":"U0000000000000000000000000000abcd","displayName":"Mira Okafor","pictureUrl":"https://profile.example/abcd",\
                "language":"en"}""");
    }

    @Override
    public String knownName() {
        return "Mira Okafor";
    }

    @Override
    public Answered nobody() {
        return answered(404, "{\"message\":\"Not found\"}");
    }

    @Override
    public Answered notAllowed() {
        return answered(401, "{\"message\":\"Authentication failed.\"}");
    }

    static String about(String events) {
        return "{\"destination\":\"U00bot\",\"events\":[" + events + "]}";
    }

    static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
