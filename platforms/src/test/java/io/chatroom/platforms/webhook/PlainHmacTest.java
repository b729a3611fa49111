package io.chatroom.platforms.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlainHmacTest {
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    /** Computed with {@code openssl dgst} over the body below and the key {@code quite-an-ordinary-secret}. */
    private static final String BODY =
            "{\"type\":\"message.deleted\",\"external_id\":\"m1\",\"external_conversation_id\":\"c\"}";

    private static final String SHA256_HEX = "719231f8e7a57a2a4b7e7060f0ded49ceab12b6ba2f8fd0db97022f7806f9a63";
    private static final String SHA512_BASE64 =
            "nMWyUH0JmsOkTEQQQvtjVUbj2eKYULVcxnAdQiIUVqdaXSbPasl4UIiJen06oOMTDYjIPtC2uxi3BddJB3KKtw==";
    private static final String SHA1_TIMED_HEX = "466f984a5dedd38f4bbd75ad97691a2ef0c4d8ed";
    private static final String SECRET = "quite-an-ordinary-secret";
    private static final String OLDER = "what-was-the-secret-before";

    @Test
    void the_hmac_of_the_body_is_enough() {
        Inbox inbox = inbox(Map.of());
        assertThat(verify(inbox, Map.of("X-Signature", SHA256_HEX))).isEqualTo(Verification.GENUINE);
        assertThat(verify(inbox, Map.of("X-Signature", SHA256_HEX.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(Verification.GENUINE);
        for (int i = 0; i < SHA256_HEX.length(); i++) {
            String changed = SHA256_HEX.substring(0, i)
                    + (SHA256_HEX.charAt(i) == '7' ? '8' : '7')
                    + SHA256_HEX.substring(i + 1);
            assertForged(inbox, Map.of("X-Signature", changed));
        }
        assertForged(inbox, Map.of());
        assertForged(inbox, Map.of("X-Signature", ""));
        assertForged(inbox, Map.of("X-Other", SHA256_HEX));
    }

    @Test
    void header_algorithm_encoding_and_prefix_are_as_the_other_side_has_them() {
        Inbox inbox = inbox(Map.of(
                "hmac_header", "X-Shop-Hmac",
                "hmac_algorithm", "sha512",
                "hmac_encoding", "base64",
                "hmac_prefix", "sha512="));
        assertThat(verify(inbox, Map.of("x-shop-hmac", "sha512=" + SHA512_BASE64)))
                .isEqualTo(Verification.GENUINE);
        assertForged(inbox, Map.of("x-shop-hmac", SHA512_BASE64));
    }

    @Test
    void several_signatures_may_stand_behind_one_prefix() {
        Inbox inbox = inbox(Map.of("hmac_prefix", "v0="));
        assertThat(verify(inbox, Map.of("X-Signature", "v0=0123abcd,  " + SHA256_HEX)))
                .isEqualTo(Verification.GENUINE);
    }

    @Test
    void with_a_header_of_the_time_the_time_is_signed_and_must_be_near() {
        Inbox inbox = inbox(Map.of("hmac_algorithm", "sha1", "hmac_timestamp_header", "X-Time"));
        Map<String, String> headers = Map.of("X-Signature", SHA1_TIMED_HEX, "X-Time", "1772618400");
        assertThat(verify(inbox, headers)).isEqualTo(Verification.GENUINE);
        assertThat(verify(inbox, headers, NOW.plusSeconds(300))).isEqualTo(Verification.GENUINE);
        assertThat(verify(inbox, headers, NOW.plusSeconds(301))).isInstanceOf(Verification.Forged.class);
        assertThat(verify(inbox, headers, NOW.minusSeconds(301))).isInstanceOf(Verification.Forged.class);
        assertForged(inbox, Map.of("X-Signature", SHA1_TIMED_HEX, "X-Time", "1772618401"));
        assertForged(inbox, Map.of("X-Signature", SHA1_TIMED_HEX, "X-Time", "now"));
        assertForged(inbox, Map.of("X-Signature", SHA1_TIMED_HEX));
    }

    @Test
    void the_same_body_is_the_same_event_whatever_its_headers_say() {
        Inbox inbox = inbox(Map.of());
        assertThat(eventId(inbox, Map.of("webhook-id", "a"))).isEqualTo(eventId(inbox, Map.of("webhook-id", "b")));
    }

    @Test
    void replies_are_signed_the_same_way() {
        Inbox inbox = inbox(Map.of("hmac_prefix", "v0=", "hmac_timestamp_header", "X-Time"));
        List<PlatformHttp.Request> requests = new ArrayList<>();
        new WebhookOutbound().send(new OutboundMessage(ID, "c", "Hello", null, null, NOW, NOW), inbox, request -> {
            requests.add(request);
            return new Answered(204, Map.of(), new byte[0]);
        });
        PlatformHttp.Request sent = requests.getFirst();
        assertThat(sent.headers()).containsEntry("webhook-id", ID.toString()).containsEntry("x-time", "1772618400");
        WebhookRequest received = request(sent.headers(), sent.body());
        assertThat(new WebhookInbound().verify(received, inbox, NOW)).isEqualTo(Verification.GENUINE);
    }

    private static UUID eventId(Inbox inbox, Map<String, String> headers) {
        Normalised.Events events =
                (Normalised.Events) new WebhookInbound().normalise(request(headers, bytes(BODY)), inbox, NOW);
        return events.events().stream().map(InboundEvent::eventId).findFirst().orElseThrow();
    }

    private static void assertForged(Inbox inbox, Map<String, String> headers) {
        assertThat(verify(inbox, headers)).as(headers.toString()).isInstanceOf(Verification.Forged.class);
    }

    private static Verification verify(Inbox inbox, Map<String, String> headers) {
        return verify(inbox, headers, NOW);
    }

    private static Verification verify(Inbox inbox, Map<String, String> headers, Instant now) {
        return new WebhookInbound().verify(request(headers, bytes(BODY)), inbox, now);
    }

    private static WebhookRequest request(Map<String, String> headers, byte[] body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new WebhookRequest("POST", URI.create("https://chat.example"), lists, body);
    }

    private static Inbox inbox(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("signature", "hmac");
        all.put("url", "https://integrator.example/in");
        return new Inbox(ID, "webhook", all, new Credentials(Map.of("secret", List.of(SECRET, OLDER))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
