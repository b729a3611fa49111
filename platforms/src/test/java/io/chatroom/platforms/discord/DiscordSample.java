package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DiscordSample implements SetupSample {
    private static final HexFormat HEX = HexFormat.of();
    /** The first and the second example of <a href="https://www.rfc-editor.org/rfc/rfc8032#section-7.1">RFC 8032</a>. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String OTHER_SEED = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

    @Override
    public String platform() {
        return "discord";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "application_id",
                "1190000000000000001",
                "public_key",
                PUBLIC,
                "team_roles",
                List.of("1190000000000000555"));
    }

    @Override
    public String inboundSecret() {
        return "bot_token";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of("bot_token", List.of("MTE5.kit-b0t.t0ken-of-the-kit"));
    }

    /** Discord holds the key, and has one. */
    @Override
    public List<String> validSecrets() {
        return List.of(SEED);
    }

    @Override
    public int secretsAtOnce() {
        return 1;
    }

    @Override
    public Inbox inboxWithoutSecret() {
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(credentials()));
    }

    @Override
    public String anotherSecret() {
        return OTHER_SEED;
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] signature = Signatures.ed25519(HEX.parseHex(secret), timestamp.getBytes(StandardCharsets.UTF_8), body);
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/discord/key"),
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "X-Signature-Ed25519", List.of(HEX.formatHex(signature)),
                        "X-Signature-Timestamp", List.of(timestamp)),
                body);
    }

    @Override
    public List<String> provingHeaders() {
        return List.of("x-signature-ed25519", "x-signature-timestamp");
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
        return """
                {"type":2,"id":"1478692000000000001","application_id":"1190000000000000001","token":"kit-interaction-token",\
                "guild_id":"1190000000000000100","channel_id":"1190000000000000200","member":{"nick":"Mira","user":{"id":"1190000000000000300",\
                "username":"mira_o","global_name":"Mira Okafor","avatar":"a_0123abcd"}},"data":{"id":"1190000000000000400","type":1,\
                "name":"support","options":[{"type":3,"name":"message","value":"Is the blue one in stock?"}]}}""";
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return """
                {"version":1,"application_id":"1190000000000000001","type":1,"event":{"type":"STAGE_RAISED",\
                "timestamp":"2026-03-04T09:59:58.000Z","data":{"stage":7}}}""";
    }

    @Override
    public String externalConversationId() {
        return "1190000000000000200";
    }

    @Override
    public Answered accepted() {
        return json(200, "{\"id\":\"1478692000000000002\",\"channel_id\":\"1190000000000000200\"}");
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return json(
                200,
                "{\"id\":\"1190000000000000001\",\"verify_key\":\"" + PUBLIC + "\",\"interactions_endpoint_url\":\""
                        + WEBHOOK_URL + "\"}");
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return json(401, "{\"message\":\"401: Unauthorized\",\"code\":0}");
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
        return Optional.of("discord");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        Map<String, Object> settings =
                Map.of("public_key", config.path("publicKey").asText(PUBLIC));
        return new Inbox(INBOX_ID, platform(), settings, new Credentials(Map.of()));
    }

    /** What came over the gateway is read again from the frame it came in. */
    @Override
    public Optional<WebhookRequest> requestOf(JsonNode vector) {
        JsonNode dispatch = vector.path("request").path("gatewayDispatch");
        String frame = "{\"op\":0,\"s\":1,\"t\":" + dispatch + ",\"d\":"
                + vector.path("request").path("body").asText() + "}";
        return dispatch.isTextual()
                ? Optional.of(request(frame.getBytes(StandardCharsets.UTF_8), SEED, NOW))
                : Optional.empty();
    }

    @Override
    public Optional<String> eventKeyOf(JsonNode facts) {
        return facts.has("dedupId")
                ? Optional.of("interaction:" + facts.path("dedupId").asText())
                : Optional.empty();
    }
}
