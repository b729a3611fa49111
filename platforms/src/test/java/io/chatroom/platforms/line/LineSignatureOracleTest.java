package io.chatroom.platforms.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.parser.LineSignatureValidator;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.PlatformSample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** LINE's own library and we agree about what is genuine. */
class LineSignatureOracleTest {
    private static final String SECRET = "kit-channel-secret";

    @Test
    void agrees_about_genuine_and_changed_requests() {
        LineSignatureValidator theirs = new LineSignatureValidator(SECRET.getBytes(StandardCharsets.UTF_8));
        byte[] body = "{\"events\":[\"Grüße 🙂\"]}".getBytes(StandardCharsets.UTF_8);
        String genuine = LineSample.signature(body, SECRET);
        assertThat(theirs.validateSignature(body, genuine)).isTrue();
        for (String signature : List.of(
                genuine,
                genuine.toLowerCase(java.util.Locale.ROOT),
                LineSample.signature(body, "kit-channel-secret-other"),
                "AAAA")) {
            assertThat(verify(body, signature)).as(signature).isEqualTo(theirs.validateSignature(body, signature));
        }
        byte[] changed = body.clone();
        changed[5] ^= 1;
        assertThat(verify(changed, genuine)).isEqualTo(theirs.validateSignature(changed, genuine));
    }

    private static boolean verify(byte[] body, String signature) {
        WebhookRequest request = new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/line/key"),
                Map.of("x-line-signature", List.of(signature)),
                body);
        Inbox inbox = new Inbox(
                PlatformSample.INBOX_ID, "line", Map.of(), new Credentials(Map.of("channel_secret", List.of(SECRET))));
        return new LineInbound().verify(request, inbox, PlatformSample.NOW) instanceof Verification.Genuine;
    }
}
