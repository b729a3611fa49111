package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SenderLookupSample;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MatrixSample implements SetupSample, SenderLookupSample {
    static final String ROOM = "!kitRoom:kit.example";

    @Override
    public String platform() {
        return "matrix";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "bot_user_id", "@support:kit.example",
                "user_namespace", "@_desk_.*:kit\\.example",
                "homeserver_url", "https://matrix.kit.example",
                "appservice_id", "chatroom",
                "team_members", List.of("@jonas:kit.example"));
    }

    @Override
    public String inboundSecret() {
        return "hs_token";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "hs_token", List.of("kit-hs-token-that-is-new", "kit-hs-token-that-is-old"),
                "as_token", List.of("kit-as-token-of-the-bot"));
    }

    @Override
    public String anotherSecret() {
        return "kit-hs-token-of-another";
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        return new WebhookRequest(
                "PUT",
                URI.create("https://chat.example/webhooks/matrix/key/_matrix/app/v1/transactions/17"),
                Map.of("Content-Type", List.of("application/json"), "Authorization", List.of("Bearer " + secret)),
                body);
    }

    @Override
    public List<String> provingHeaders() {
        return List.of("authorization");
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
        return "{\"events\":[" + message("m1") + "]}";
    }

    @Override
    public Optional<String> batch() {
        return Optional.of(
                "{\"events\":[" + message("m1") + "," + message("m2") + " ,\n" + message("m3") + "],\"ephemeral\":[]}");
    }

    private static String message(String id) {
        return """
                {"type":"m.room.message","room_id":"%s","event_id":"%s","sender":"@mira:elsewhere.example",\
                "origin_server_ts":1772618398123,"content":{"msgtype":"m.text","body":"Is the blue one in stock?",\
                "m.relates_to":{"m.in_reply_to":{"event_id":"$before"}}}}""".formatted(ROOM, id);
    }

    @Override
    public String unknownEvent() {
        return """
                {"events":[{"type":"m.poll.start","room_id":"%s","event_id":"$poll","sender":"@mira:elsewhere.example",\
                "origin_server_ts":1772618398123,"content":{"m.text":[{"body":"blue?"}]}}]}""".formatted(ROOM);
    }

    /** A transaction holds many events, and each is kept for itself. */
    @Override
    public byte[] kept(WebhookRequest request) {
        return UntrustedJson.elements(request.body(), "events").getFirst();
    }

    @Override
    public String externalConversationId() {
        return ROOM;
    }

    @Override
    public Answered accepted() {
        return json(200, "{\"event_id\":\"$sent:kit.example\"}");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return request.url().getPath().endsWith("/whoami")
                ? json(200, "{\"user_id\":\"@support:kit.example\"}")
                : json(200, "{\"duration_ms\":17}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return notAllowed();
    }

    @Override
    public String wrongCredential() {
        return "as_token";
    }

    @Override
    public String senderId() {
        return "@mira:elsewhere.example";
    }

    @Override
    public Answered known() {
        return json(200, "{\"displayname\":\"Mira Okafor\",\"avatar_url\":\"mxc://elsewhere.example/mira\"}");
    }

    @Override
    public String knownName() {
        return "Mira Okafor";
    }

    @Override
    public Answered nobody() {
        return json(404, "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"Profile was not found\"}");
    }

    @Override
    public Answered notAllowed() {
        return json(401, "{\"errcode\":\"M_UNKNOWN_TOKEN\",\"error\":\"Unrecognised access token.\"}");
    }

    static Answered json(int status, String body) {
        return new Answered(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("matrix");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        return new Inbox(
                INBOX_ID,
                platform(),
                Map.of(
                        "bot_user_id", config.path("botUserId").asText(),
                        "user_namespace", config.path("userNamespaceRegex").asText()),
                new Credentials(
                        Map.of("hs_token", List.of(config.path("hsToken").asText()))));
    }
}
