package io.chatroom.platforms.googlechat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.chatroom.platforms.TestKeys;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.SetupSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class GoogleChatSample implements SetupSample {
    static final String ADDRESS = "https://chat.example/webhooks/googlechat/key";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String platform() {
        return "googlechat";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("signing_keys", TestKeys.set(JSON.createObjectNode(), "google-kit-key-1", "google-kit-key-2"));
    }

    @Override
    public String inboundSecret() {
        return "service_account_key";
    }

    @Override
    public Map<String, List<String>> credentials() {
        byte[] key = TestKeys.named("google-kit-account").getPrivate().getEncoded();
        ObjectNode file = JSON.createObjectNode()
                .put("type", "service_account")
                .put("private_key_id", "kit-key-id")
                .put(
                        "private_key",
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                                + "\n-----END PRIVATE KEY-----\n")
                .put("client_email", "helper@kit.iam.gserviceaccount.com")
                .put("token_uri", "https://elsewhere.example/token");
        return Map.of("service_account_key", List.of(file.toString()));
    }

    /** Google's own keys prove its requests: here they go by their names. */
    @Override
    public List<String> validSecrets() {
        return List.of("google-kit-key-1", "google-kit-key-2");
    }

    @Override
    public String anotherSecret() {
        return "google-kit-key-3";
    }

    @Override
    public Inbox inboxWithoutSecret() {
        return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(credentials()));
    }

    /** The token has no length of time, so that its end is its time. */
    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        return request(body, secret, claims(at));
    }

    static WebhookRequest request(byte[] body, String keyId, ObjectNode claims) {
        return new WebhookRequest(
                "POST",
                URI.create(ADDRESS),
                Map.of(
                        "Content-Type", List.of("application/json; charset=UTF-8"),
                        "Authorization", List.of("Bearer " + TestKeys.token(keyId, claims))),
                body);
    }

    static ObjectNode claims(Instant at) {
        return JSON.createObjectNode()
                .put("iss", "https://accounts.google.com")
                .put("aud", ADDRESS)
                .put("email", "chat@system.gserviceaccount.com")
                .put("email_verified", true)
                .put("iat", at.getEpochSecond())
                .put("exp", at.getEpochSecond());
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
        return Optional.of(Duration.ofMinutes(5));
    }

    @Override
    public String message() {
        return """
                {"type":"MESSAGE","eventTime":"2026-03-04T09:59:58.123456Z","space":{"name":"spaces/AAAAkit","type":"ROOM",\
                "spaceThreadingState":"THREADED_MESSAGES"},"message":{"name":"spaces/AAAAkit/messages/m1.m1","sender":{"name":"users/4711",\
                "displayName":"Mira Okafor","avatarUrl":"https://avatars.example/4711","email":"mira@kit.example","type":"HUMAN"},\
                "createTime":"2026-03-04T09:59:58.123456Z","text":"@Helper is the blue one in stock?","argumentText":" is the blue one in stock?",\
                "thread":{"name":"spaces/AAAAkit/threads/t1"}},"user":{"name":"users/4711"}}""";
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return "{\"type\":\"CARD_CLICKED\",\"space\":{\"name\":\"spaces/AAAAkit\"},\"action\":{\"actionMethodName\":\"vote\"}}";
    }

    @Override
    public String externalConversationId() {
        return "spaces/AAAAkit/threads/t1";
    }

    @Override
    public Answered accepted() {
        return json(200, "{\"name\":\"spaces/AAAAkit/messages/client-0195a000-0000-7000-8000-0000000000aa\"}");
    }

    @Override
    public Optional<Answered> answerTo(Request request) {
        return request.url().getPath().endsWith("/token") ? Optional.of(token()) : Optional.empty();
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        return request.url().getPath().endsWith("/token")
                ? token()
                : new Answered(
                        200,
                        Map.of("date", "Wed, 04 Mar 2026 10:00:00 GMT"),
                        TestKeys.set(JSON.createObjectNode(), "google-kit-key-1")
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return request.url().getPath().endsWith("/token")
                ? json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid grant: account not found\"}")
                : whenAllIsWell(request);
    }

    @Override
    public String wrongCredential() {
        return "service_account_key";
    }

    static Answered token() {
        return json(200, "{\"access_token\":\"kit-access-token\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
    }

    static Answered json(int status, String body) {
        return new Answered(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
