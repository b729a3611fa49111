package io.chatroom.platforms.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SenderLookupSample;
import io.chatroom.platforms.contract.SetupSample;
import io.chatroom.platforms.meta.MetaSigned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class InstagramSample implements SetupSample, SenderLookupSample {
    static final String ACCOUNT = "17840000000000001";
    static final String MIRA = "7700000000000017";

    @Override
    public String platform() {
        return "instagram";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("account_id", ACCOUNT, "app_id", "550000000000005");
    }

    @Override
    public String inboundSecret() {
        return "app_secret";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "app_secret", List.of("kit-app-secret-new", "kit-app-secret-old"),
                "verify_token", List.of("kit-verify-token"),
                "access_token", List.of("IGAAkitAccountToken"));
    }

    @Override
    public String anotherSecret() {
        return "kit-app-secret-other";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        return MetaSigned.request("instagram", body, secret);
    }

    @Override
    public List<String> provingHeaders() {
        return List.of("x-hub-signature-256");
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
                {"sender":{"id":"7700000000000017"},"recipient":{"id":"17840000000000001"},"timestamp":1772618398125,"message":{"mid":"aWd_m_1",\
                "text":"Is the blue one in stock?","reply_to":{"mid":"m_0"},"attachments":[{"type":"image",\
                "payload":{"url":"https://scontent.example/v/blue.png?oh=1"}}]}}""");
    }

    @Override
    public Optional<String> batch() {
        String one =
                "{\"sender\":{\"id\":\"7700000000000017\"},\"recipient\":{\"id\":\"17840000000000001\"},\"timestamp\":1772618398125,\"message\":{\"mid\":\"%s\",\"text\":\"hi\"}}";
        return Optional.of(
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17840000000000001\",\"time\":1,\"messaging\":["
                        + one.formatted("m1") + "," + one.formatted("m2")
                        + "]},{\"id\":\"17840000000000001\",\"time\":2,\"standby\":["
                        + one.formatted("m3") + "]}]}");
    }

    @Override
    public String unknownEvent() {
        return about(
                "{\"sender\":{\"id\":\"7700000000000017\"},\"recipient\":{\"id\":\"17840000000000001\"},\"telepathy\":{\"thought\":\"blue\"}}");
    }

    @Override
    public String externalConversationId() {
        return ACCOUNT + ":" + MIRA;
    }

    @Override
    public Answered accepted() {
        return answered(200, "{\"recipient_id\":\"7700000000000017\",\"message_id\":\"aWd_m_2\"}");
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("instagram");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        return new Inbox(
                INBOX_ID,
                platform(),
                Map.of(),
                new Credentials(Map.of(
                        "app_secret", List.of(config.path("appSecret").asText()),
                        "verify_token", List.of(config.path("verifyToken").asText()))));
    }

    /** The facts tell account and person apart; for us the two make a conversation. */
    @Override
    public void compare(JsonNode facts, List<InboundEvent> events) {
        JsonNode ours = facts.deepCopy();
        if (facts.has("account")) {
            ((ObjectNode) ours)
                    .put(
                            "conversation",
                            facts.path("account").asText() + ":"
                                    + facts.path("conversation").asText());
        }
        SetupSample.super.compare(ours, events);
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return answered(200, "{\"username\":\"blue.things\",\"id\":\"17840000000000001\"}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return answered(400, """
                {"error":{"message":"Malformed access token IGAAkitAccountToken","type":"OAuthException","code":190,"fbtrace_id":"A"}}""");
    }

    @Override
    public String wrongCredential() {
        return "access_token";
    }

    @Override
    public String senderId() {
        return MIRA;
    }

    @Override
    public Answered known() {
        return answered(200, """
                {"name":"Mira Okafor","username":"mira.o","profile_pic":"https://platform-lookaside.example/7700000000000017.jpg","id":"7700000000000017"}""");
    }

    @Override
    public String knownName() {
        return "Mira Okafor";
    }

    @Override
    public Answered nobody() {
        return answered(400, "{\"error\":{\"message\":\"Object does not exist\",\"code\":100,\"error_subcode\":33}}");
    }

    @Override
    public Answered notAllowed() {
        return toWrongCredentials(null);
    }

    static String about(String event) {
        return "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17840000000000001\",\"time\":1772618398999,\"messaging\":["
                + event + "]}]}";
    }

    static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
