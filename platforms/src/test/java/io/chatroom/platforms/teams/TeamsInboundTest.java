package io.chatroom.platforms.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.TestKeys;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.PlatformSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamsInboundTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OUTGOING_TOKEN = "a2l0LW91dGdvaW5nLXRva2VuLW9mLTMyLWJ5dGVzLi4=";

    private final TeamsSample sample = new TeamsSample();
    private final TeamsInbound inbound = new TeamsInbound();

    @Test
    void the_service_url_may_be_claimed_in_either_spelling_and_must_be_the_activitys() {
        ObjectNode claims = claims();
        claims.remove("serviceurl");
        assertForged(claims);
        assertThat(verify(claims.put("serviceUrl", TeamsSample.SERVICE_URL))).isEqualTo(Verification.GENUINE);
        assertForged(claims.put("serviceurl", "https://elsewhere.example/"));
        assertForged(claims().put("serviceurl", TeamsSample.SERVICE_URL + "x"));
    }

    @Test
    void only_the_bot_connector_of_the_bots_cloud_is_believed() {
        assertForged(claims().put("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"));
        assertForged(claims().put("iss", "https://api.botframework.us"));
        Map<String, Object> settings = new HashMap<>(sample.settings());
        settings.put("cloud", "gcchigh");
        Inbox government = new Inbox(PlatformSample.INBOX_ID, "teams", settings, new Credentials(Map.of()));
        WebhookRequest request = request(claims().put("iss", "https://api.botframework.us"), sample.message());
        assertThat(inbound.verify(request, government, PlatformSample.NOW)).isEqualTo(Verification.GENUINE);
    }

    @Test
    void the_token_must_be_for_this_bot() {
        assertForged(claims().put("aud", "00000000-0000-4000-8000-000000000000"));
        assertForged(claims().put("aud", ""));
        assertThat(verify(claims().put("aud", TeamsSample.APP_ID.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(Verification.GENUINE);
    }

    @Test
    void the_key_must_stand_for_the_channel_and_the_channel_must_be_teams() {
        String webchat = sample.message().replace("\"msteams\"", "\"webchat\"");
        assertThat(inbound.verify(request(claims(), webchat), sample.inbox(), PlatformSample.NOW))
                .isInstanceOf(Verification.Forged.class);
        Map<String, Object> settings = new HashMap<>(sample.settings());
        settings.put("signing_keys", TestKeys.set(JSON.createObjectNode(), "teams-kit-key-1"));
        Inbox unendorsed = new Inbox(PlatformSample.INBOX_ID, "teams", settings, new Credentials(Map.of()));
        assertThat(inbound.verify(request(claims(), sample.message()), unendorsed, PlatformSample.NOW))
                .isInstanceOf(Verification.Forged.class);
    }

    @Test
    void an_inbox_without_keys_says_what_to_do() {
        assertThat(inbound.verify(request(claims(), sample.message()), sample.inboxWithoutSecret(), PlatformSample.NOW))
                .isInstanceOfSatisfying(
                        Verification.Forged.class,
                        forged -> assertThat(forged.reason()).contains("check the inbox"));
    }

    @Test
    void an_outgoing_webhook_is_proven_by_its_bytes_and_answered_with_a_message() throws Exception {
        byte[] body = bytes(sample.message());
        byte[] hmac = Signatures.hmacSha256(Base64.getDecoder().decode(OUTGOING_TOKEN), body);
        String given = "HMAC " + Base64.getEncoder().encodeToString(hmac);
        WebhookRequest genuine = outgoing(given, body);
        assertThat(inbound.verify(genuine, sample.inbox(), PlatformSample.NOW)).isEqualTo(Verification.GENUINE);
        Ack ack = inbound.ack(genuine, sample.inbox());
        JsonNode answer = JSON.readTree(ack.body());
        assertThat(answer.path("type").asText()).isEqualTo("message");
        assertThat(answer.path("text").asText()).isEqualTo("Your message has reached us.");
        assertThat(inbound.ack(request(claims(), sample.message()), sample.inbox()))
                .isEqualTo(Ack.EMPTY);

        for (int i = 5; i < given.length(); i++) {
            String changed = given.substring(0, i) + (given.charAt(i) == '7' ? '8' : '7') + given.substring(i + 1);
            assertThat(inbound.verify(outgoing(changed, body), sample.inbox(), PlatformSample.NOW))
                    .isInstanceOf(Verification.Forged.class);
        }
        body[10] ^= 1;
        assertThat(inbound.verify(outgoing(given, body), sample.inbox(), PlatformSample.NOW))
                .isInstanceOf(Verification.Forged.class);
        Inbox bare = new Inbox(PlatformSample.INBOX_ID, "teams", Map.of(), new Credentials(Map.of()));
        assertThat(inbound.verify(genuine, bare, PlatformSample.NOW)).isInstanceOf(Verification.Forged.class);
    }

    private void assertForged(ObjectNode claims) {
        assertThat(verify(claims)).as(claims.toString()).isInstanceOf(Verification.Forged.class);
    }

    private Verification verify(ObjectNode claims) {
        return inbound.verify(request(claims, sample.message()), sample.inbox(), PlatformSample.NOW);
    }

    private static ObjectNode claims() {
        return TeamsSample.claims(PlatformSample.NOW);
    }

    private static WebhookRequest request(ObjectNode claims, String body) {
        return TeamsSample.request(bytes(body), "teams-kit-key-1", claims);
    }

    private static WebhookRequest outgoing(String authorization, byte[] body) {
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/teams/key"),
                Map.of("Content-Type", List.of("application/json"), "Authorization", List.of(authorization)),
                body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
