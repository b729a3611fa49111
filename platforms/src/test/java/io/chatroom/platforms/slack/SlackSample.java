package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.LookUpSample;
import io.chatroom.platforms.contract.SenderLookupSample;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SlackSample implements LookUpSample, SetupSample, SenderLookupSample {

    @Override
    public String platform() {
        return "slack";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "team_id", "T0SHOP", "app_id", "A0KIT", "bot_user_id", "U0BOT", "team_members", List.of("U0JONAS"));
    }

    @Override
    public String inboundSecret() {
        return "signing_secret";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "signing_secret", List.of("k1tsigningsecretnew0000000000001", "k1tsigningsecretold0000000000002"),
                "bot_token", List.of("xoxb-7000-k1tb0tt0ken"));
    }

    @Override
    public String anotherSecret() {
        return "k1tsigningsecretother000000000003";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/slack/key"),
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "X-Slack-Request-Timestamp", List.of(timestamp),
                        "X-Slack-Signature", List.of(SlackSignature.sign(secret, timestamp, body))),
                body);
    }

    @Override
    public List<String> provingHeaders() {
        return List.of("x-slack-request-timestamp", "x-slack-signature");
    }

    @Override
    public boolean provesBody() {
        return true;
    }

    @Override
    public Optional<Duration> replayWindow() {
        return Optional.of(Duration.ofMinutes(5));
    }

    @Override
    public String message() {
        return callback("Ev0KIT1", """
                {"type":"message","subtype":"file_share","user":"U0MIRA","text":"Is the <https://shop.example/blue|blue one> in stock?",\
                "ts":"1772618398.000200","thread_ts":"1772618300.000100","channel":"C0FRONT","channel_type":"channel",\
                "event_ts":"1772618398.000200","files":[{"id":"F0BLUE","name":"blue.jpg","mimetype":"image/jpeg","size":4711,\
                "mode":"hosted","url_private":"https://files.slack.com/files-pri/T0SHOP-F0BLUE/blue.jpg"}]}""");
    }

    static String callback(String eventId, String event) {
        return """
                {"token":"n0t-used","team_id":"T0SHOP","api_app_id":"A0KIT","type":"event_callback","event_id":"%s",\
                "event_time":1772618398,"authorizations":[{"enterprise_id":null,"team_id":"T0SHOP","user_id":"U0BOT","is_bot":true,\
                "is_enterprise_install":false}],"event":%s}""".formatted(eventId, event);
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return callback("Ev0KIT2", "{\"type\":\"function_executed\",\"event_ts\":\"1772618398.000300\"}");
    }

    @Override
    public String externalConversationId() {
        return "T0SHOP:C0FRONT";
    }

    @Override
    public Answered accepted() {
        return answered("{\"ok\":true,\"channel\":\"C0FRONT\",\"ts\":\"1772618400.000500\",\"message\":{}}");
    }

    @Override
    public Answered there() {
        return answered("""
                {"ok":true,"has_more":false,"messages":[{"type":"message","ts":"1772618399.000400","text":"hm"},{"type":"message",\
                "ts":"1772618400.000500","text":"Three","metadata":{"event_type":"chatroom_reply","event_payload":\
                {"key":"0195a000-0000-7000-8000-0000000000aa"}}}]}""");
    }

    @Override
    public Answered notThere() {
        return answered(
                "{\"ok\":true,\"has_more\":false,\"messages\":[{\"ts\":\"1772618399.000400\",\"text\":\"hm\"}]}");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return request.url().getPath().endsWith("auth.test")
                ? new Answered(200, Map.of("x-oauth-scopes", "chat:write,channels:history,users:read"), bytes("""
                                {"ok":true,"url":"https://shop.slack.com/","team":"Shop","user":"helper","team_id":"T0SHOP",\
                                "user_id":"U0BOT","bot_id":"B0BOT","is_enterprise_install":false}"""))
                : answered("{\"ok\":true,\"bot\":{\"id\":\"B0BOT\",\"app_id\":\"A0KIT\",\"name\":\"helper\"}}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return answered("{\"ok\":false,\"error\":\"invalid_auth\"}");
    }

    @Override
    public String wrongCredential() {
        return "bot_token";
    }

    @Override
    public String senderId() {
        return "U0MIRA";
    }

    @Override
    public Answered known() {
        return answered("""
                {"ok":true,"user":{"id":"U0MIRA","name":"mira.o","real_name":"Mira Okafor","profile":{"display_name":"Mira",\
                "real_name":"Mira Okafor","image_72":"https://avatars.example/72.png","image_192":"https://avatars.example/192.png"}}}""");
    }

    @Override
    public String knownName() {
        return "Mira";
    }

    @Override
    public Answered nobody() {
        return answered("{\"ok\":false,\"error\":\"user_not_found\"}");
    }

    @Override
    public Answered notAllowed() {
        return answered(
                "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"users:read\",\"provided\":\"chat:write\"}");
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("slack");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        Map<String, Object> settings = new HashMap<>();
        if (config.has("botUserId")) {
            settings.put("bot_user_id", config.path("botUserId").asText());
        }
        List<String> secret = List.of(config.path("signingSecret").asText());
        return new Inbox(INBOX_ID, platform(), settings, new Credentials(Map.of("signing_secret", secret)));
    }

    /** A message's id is its place and time, as Slack tells of some twice, with an event id each. */
    @Override
    public Optional<String> eventKeyOf(JsonNode facts) {
        return facts.has("messageId")
                ? Optional.of("message:" + conversation(facts) + ":"
                        + facts.path("messageId").asText())
                : Optional.empty();
    }

    /** The vectors leave the workspace out of a conversation's id, and write reactions by name. */
    @Override
    public void compare(JsonNode facts, List<InboundEvent> events) {
        if (facts instanceof ObjectNode theirs) {
            ObjectNode ours = theirs.deepCopy();
            if (theirs.has("conversation")) {
                ours.put("conversation", conversation(facts));
            }
            if (theirs.has("reaction")) {
                ours.put("reaction", SlackText.reaction(theirs.path("reaction").asText()));
            }
            LookUpSample.super.compare(ours, events);
        }
    }

    private static String conversation(JsonNode facts) {
        return "T111:" + facts.path("conversation").asText();
    }

    static Answered answered(String body) {
        return new Answered(200, Map.of("content-type", "application/json; charset=utf-8"), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
