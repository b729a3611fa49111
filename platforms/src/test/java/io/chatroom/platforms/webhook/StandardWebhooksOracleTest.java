package io.chatroom.platforms.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reference library and we agree, in both directions. Its clock cannot be set, so this test uses the real one. */
class StandardWebhooksOracleTest {
    private static final String SECRET = "whsec_dGhlLW9yYWNsZS1hbmQtd2UtYWdyZWU=";
    private static final String BODY = "{\"text\":\"Grüße 🙂\"}";

    @Test
    void what_we_sign_it_accepts() {
        Map<String, List<String>> headers = new HashMap<>();
        StandardWebhooks.INSTANCE
                .sign(List.of(SECRET), "msg_1", Instant.now(), BODY.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .forEach((name, value) -> headers.put(name, List.of(value)));
        assertThatCode(() -> new Webhook(SECRET).verify(BODY, HttpHeaders.of(headers, (_, _) -> true)))
                .doesNotThrowAnyException();
    }

    @Test
    void what_it_signs_we_accept() throws Exception {
        Instant now = Instant.now();
        String signature = new Webhook(SECRET).sign("msg_1", now.getEpochSecond(), BODY);
        WebhookRequest request = new WebhookRequest(
                "POST",
                URI.create("https://chat.example"),
                Map.of(
                        "webhook-id", List.of("msg_1"),
                        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature", List.of(signature)),
                BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(StandardWebhooks.INSTANCE.verify(request, List.of(SECRET), now))
                .isEqualTo(Verification.GENUINE);
    }
}
