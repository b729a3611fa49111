package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SetupSample;
import io.chatroom.platforms.meta.MetaSigned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class WhatsAppSample implements SetupSample {
    static final String NUMBER = "880000000000001";

    @Override
    public String platform() {
        return "whatsapp";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("phone_number_id", NUMBER);
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
                "access_token", List.of("EAAkitAccessToken"));
    }

    @Override
    public String anotherSecret() {
        return "kit-app-secret-other";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        return MetaSigned.request("whatsapp", body, secret);
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
                "contacts":[{"profile":{"name":"Mira Okafor","username":"@mira.o"},"wa_id":"4915550000017","user_id":"DE.700000000000000001"}],\
                "messages":[{"context":{"from":"4930000001","id":"wamid.ours1"},"from":"4915550000017","from_user_id":"DE.700000000000000001",\
                "id":"wamid.m1","timestamp":"1772618398","type":"text","text":{"body":"Is the blue one in stock?"}}]""");
    }

    @Override
    public Optional<String> batch() {
        String one =
                "{\"from\":\"4915550000017\",\"id\":\"%s\",\"timestamp\":\"1772618398\",\"type\":\"text\",\"text\":{\"body\":\"hi\"}}";
        String first = about("\"messages\":[" + one.formatted("m1") + "," + one.formatted("m2") + "]");
        String second = about("\"messages\":[" + one.formatted("m3") + "]");
        return Optional.of(first.substring(0, first.length() - 2) + ","
                + second.substring(second.indexOf("\"entry\":[") + 9, second.length() - 2) + "]}");
    }

    @Override
    public String unknownEvent() {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"7001","changes":[{"field":"telepathy","value":{"thought":"blue"}}]}]}""";
    }

    @Override
    public String externalConversationId() {
        return NUMBER + ":DE.700000000000000001";
    }

    @Override
    public Answered accepted() {
        return answered(200, """
                {"messaging_product":"whatsapp","contacts":[{"input":"DE.700000000000000001","user_id":"DE.700000000000000001"}],\
                "messages":[{"id":"wamid.ours2"}]}""");
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("whatsapp");
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
            ((com.fasterxml.jackson.databind.node.ObjectNode) ours)
                    .put(
                            "conversation",
                            facts.path("account").asText() + ":"
                                    + facts.path("conversation").asText());
        }
        SetupSample.super.compare(ours, events);
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return request.method().equals("GET") ? answered(200, """
                        {"display_phone_number":"+49 30 000001","verified_name":"Blue Things","webhook_configuration":{"application":\
                        "https://chat.example/webhooks/platform/k3y"},"id":"880000000000001"}""") : answered(200, "{\"success\":true}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return answered(400, """
                {"error":{"message":"Malformed access token EAAkitAccessToken","type":"OAuthException","code":190,"fbtrace_id":"A"}}""");
    }

    @Override
    public String wrongCredential() {
        return "access_token";
    }

    static String about(String value) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"7001","changes":[{"value":{"messaging_product":"whatsapp",\
                "metadata":{"display_phone_number":"4930000001","phone_number_id":"880000000000001"},%s},"field":"messages"}]}]}""".formatted(value);
    }

    static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
