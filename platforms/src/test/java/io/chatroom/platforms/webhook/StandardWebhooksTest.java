package io.chatroom.platforms.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final byte[] BODY = "{\"text\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SEED =
            HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final byte[] PUBLIC =
            HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private static final String PRIVATE_KEY = "whsk_" + base64(SEED);
    private static final String PUBLIC_KEY = "whpk_" + base64(PUBLIC);
    private static final String SHARED = "whsec_c2hhcmVkLWJ5LWJvdGgtc2lkZXMtMDE=";
    private static final String OLDER = "whsec_c2hhcmVkLWJ5LWJvdGgtc2lkZXMtMDA=";

    @Test
    void what_a_private_key_signs_its_public_key_accepts_and_nothing_else_does() {
        Map<String, String> signed = sign(PRIVATE_KEY);
        assertThat(signed.get("webhook-signature")).startsWith("v1a,");
        assertThat(verify(signed, PUBLIC_KEY)).isEqualTo(Verification.GENUINE);
        assertThat(verify(signed, SHARED, PUBLIC_KEY)).isEqualTo(Verification.GENUINE);
        for (String other : List.of(SHARED, PRIVATE_KEY, "whpk_" + base64(SEED), "whpk_" + base64(new byte[31]))) {
            assertThat(verify(signed, other)).isInstanceOf(Verification.Forged.class);
        }
    }

    @Test
    void a_private_key_may_have_its_public_key_behind_it() {
        byte[] both = java.util.Arrays.copyOf(SEED, 64);
        System.arraycopy(PUBLIC, 0, both, 32, 32);
        assertThat(sign("whsk_" + base64(both))).isEqualTo(sign(PRIVATE_KEY));
    }

    @Test
    void every_secret_signs_and_any_of_them_is_enough_for_the_receiver() {
        Map<String, String> signed = sign(SHARED, OLDER, PRIVATE_KEY, PUBLIC_KEY);
        assertThat(signed.get("webhook-signature").split(" ")).hasSize(3);
        for (String one : List.of(SHARED, OLDER, PUBLIC_KEY)) {
            assertThat(verify(signed, one)).isEqualTo(Verification.GENUINE);
        }
    }

    @Test
    void an_asymmetric_signature_is_noticed_to_be_changed_at_every_character() {
        Map<String, String> signed = sign(PRIVATE_KEY);
        String signature = signed.get("webhook-signature");
        for (int i = 0; i < signature.length(); i++) {
            char other = signature.charAt(i) == '7' ? '8' : '7';
            Map<String, String> changed = new HashMap<>(signed);
            changed.put("webhook-signature", signature.substring(0, i) + other + signature.substring(i + 1));
            assertThat(verify(changed, PUBLIC_KEY)).isInstanceOf(Verification.Forged.class);
        }
    }

    @Test
    void a_header_full_of_signatures_costs_only_so_much() {
        Map<String, String> signed = new HashMap<>(sign(PRIVATE_KEY));
        String wrong = "v1a," + base64(new byte[64]) + " ";
        signed.compute("webhook-signature", (_, signature) -> wrong.repeat(4) + signature);
        assertThat(verify(signed, PUBLIC_KEY)).isEqualTo(Verification.GENUINE);
        signed.compute("webhook-signature", (_, signature) -> wrong + signature);
        assertThat(verify(signed, PUBLIC_KEY)).isInstanceOf(Verification.Forged.class);
    }

    @Test
    void the_older_names_of_the_headers_are_understood_but_not_mixed() {
        Map<String, String> signed = sign(SHARED);
        Map<String, String> older = new HashMap<>();
        signed.forEach((name, value) -> older.put(name.replace("webhook-", "svix-"), value));
        assertThat(verify(older, SHARED)).isEqualTo(Verification.GENUINE);
        assertThat(StandardWebhooks.INSTANCE.deliveryId(request(older))).isEqualTo("msg_1");
        older.put("webhook-id", "msg_2");
        assertThat(verify(older, SHARED)).isInstanceOf(Verification.Forged.class);
    }

    @Test
    void a_secret_that_is_no_key_says_so() {
        assertThat(verify(sign(SHARED), "not base64, whatever it is"))
                .isEqualTo(new Verification.Forged("the inbox has no secret that Standard Webhooks can use"));
        assertThat(StandardWebhooks.INSTANCE.sign(List.of("not base64!", PUBLIC_KEY), "msg_1", NOW, BODY))
                .isEmpty();
    }

    private static Map<String, String> sign(String... secrets) {
        return StandardWebhooks.INSTANCE
                .sign(List.of(secrets), "msg_1", NOW, BODY)
                .orElseThrow();
    }

    private static Verification verify(Map<String, String> headers, String... secrets) {
        return StandardWebhooks.INSTANCE.verify(request(headers), List.of(secrets), NOW);
    }

    private static WebhookRequest request(Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new WebhookRequest("POST", URI.create("https://chat.example"), lists, BODY);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
