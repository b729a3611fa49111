package io.chatroom.platforms.teams;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TeamsSample implements SetupSample {
    static final String APP_ID = "3f0c1b7e-52aa-4e0d-9b61-7d2f4c8a90e5";
    static final String TENANT_ID = "b7d0a1c4-0f3e-4a52-8c6d-91e2f3a4b5c6";
    static final String SERVICE_URL = "https://smba.trafficmanager.net/emea/b7d0a1c4/";
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectNode ENDORSED = JSON.createObjectNode();

    static {
        ENDORSED.putArray("endorsements").add("webchat").add("msteams");
    }

    @Override
    public String platform() {
        return "teams";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "app_id",
                APP_ID,
                "tenant_id",
                TENANT_ID,
                "signing_keys",
                TestKeys.set(ENDORSED, "teams-kit-key-1", "teams-kit-key-2"),
                "team_members",
                List.of("0b6a1111-2222-4333-8444-555566667777"));
    }

    @Override
    public String inboundSecret() {
        return "client_secret";
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of(
                "client_secret", List.of("kit~client.secret-1"),
                "outgoing_token", List.of("a2l0LW91dGdvaW5nLXRva2VuLW9mLTMyLWJ5dGVzLi4="));
    }

    /** Microsoft's own keys prove its requests: here they go by their names. */
    @Override
    public List<String> validSecrets() {
        return List.of("teams-kit-key-1", "teams-kit-key-2");
    }

    @Override
    public String anotherSecret() {
        return "teams-kit-key-3";
    }

    @Override
    public Inbox inboxWithoutSecret() {
        Map<String, Object> settings = new HashMap<>(settings());
        settings.remove("signing_keys");
        return new Inbox(INBOX_ID, platform(), settings, new Credentials(credentials()));
    }

    /** The token has no length of time, so that its end is its time. */
    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        return request(body, secret, claims(at));
    }

    static WebhookRequest request(byte[] body, String keyId, ObjectNode claims) {
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/teams/key"),
                Map.of(
                        "Content-Type", List.of("application/json; charset=utf-8"),
                        "Authorization", List.of("Bearer " + TestKeys.token(keyId, claims))),
                body);
    }

    static ObjectNode claims(Instant at) {
        return JSON.createObjectNode()
                .put("serviceurl", SERVICE_URL)
                .put("iss", "https://api.botframework.com")
                .put("aud", APP_ID)
                .put("nbf", at.getEpochSecond())
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

    /** The token names the activity's service URL. */
    @Override
    public boolean provesAnyBody() {
        return false;
    }

    @Override
    public Optional<Duration> replayWindow() {
        return Optional.of(Duration.ofMinutes(5));
    }

    @Override
    public String message() {
        return """
                {"type":"message","id":"1772618398123","timestamp":"2026-03-04T09:59:58.1234567Z","serviceUrl":"%s",\
                "channelId":"msteams","from":{"id":"29:1mira-okafor","name":"Mira Okafor","aadObjectId":"0d9c7a52-1111-4222-8333-444455556666"},\
                "conversation":{"conversationType":"personal","id":"a:1kit-personal-chat"},"recipient":{"id":"28:%s","name":"Kit"},\
                "textFormat":"plain","text":"Is the blue one in stock?"}""".formatted(SERVICE_URL, APP_ID);
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        return """
                {"type":"invoke","name":"composeExtension/query","id":"f:77","timestamp":"2026-03-04T09:59:58Z","serviceUrl":"%s",\
                "channelId":"msteams","from":{"id":"29:1mira-okafor"},"conversation":{"id":"a:1kit-personal-chat"}}""".formatted(SERVICE_URL);
    }

    @Override
    public String externalConversationId() {
        return "19:kit-channel@thread.tacv2;messageid=1772618300000";
    }

    @Override
    public Answered accepted() {
        return json(201, "{\"id\":\"1772618402000\"}");
    }

    @Override
    public Optional<Answered> answerTo(Request request) {
        return request.url().getPath().endsWith("/token") ? Optional.of(token()) : Optional.empty();
    }

    @Override
    public Answered whenAllIsWell(Request request) {
        String path = request.url().getPath();
        if (path.endsWith("/token")) {
            return token();
        }
        return path.endsWith("/openidconfiguration")
                ? json(
                        200,
                        "{\"issuer\":\"https://api.botframework.com\",\"jwks_uri\":\"https://login.botframework.com/v1/.well-known/keys\"}")
                : json(200, TestKeys.set(ENDORSED, "teams-kit-key-1"));
    }

    @Override
    public Answered toWrongCredentials(Request request) {
        return json(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret provided.\"}");
    }

    @Override
    public String wrongCredential() {
        return "client_secret";
    }

    static Answered token() {
        return json(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"kit-access-token\"}");
    }

    static Answered json(int status, String body) {
        return new Answered(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> vectors() {
        return Optional.of("teams");
    }

    @Override
    public Inbox inboxOf(JsonNode config) {
        if (config.path("mode").asText().equals("outgoing-webhook")) {
            List<String> token = List.of(config.path("securityToken").asText());
            return new Inbox(INBOX_ID, platform(), Map.of(), new Credentials(Map.of("outgoing_token", token)));
        }
        Map<String, Object> settings = Map.of(
                "app_id",
                config.path("appId").asText(),
                "signing_keys",
                config.path("jwks").toString());
        return new Inbox(INBOX_ID, platform(), settings, new Credentials(Map.of()));
    }

    @Override
    public Optional<String> eventKeyOf(JsonNode facts) {
        return Optional.of(String.join(
                "\n",
                "activity",
                "message",
                facts.path("conversation").asText(),
                facts.path("dedupId").asText(),
                ""));
    }
}
