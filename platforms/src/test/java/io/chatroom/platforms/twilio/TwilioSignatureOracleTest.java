package io.chatroom.platforms.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Twilio's own validator and we agree about what is genuine. */
class TwilioSignatureOracleTest {
    private static final String TOKEN = "kit-auth-token";
    private static final Map<String, String> PARAMETERS =
            Map.of("To", "+4930000001", "Body", "Grüße & mehr 🙂", "From", "+4915550000017", "Empty", "");
    private static final String BODY =
            "To=%2B4930000001&Body=Gr%C3%BC%C3%9Fe+%26+mehr+%F0%9F%99%82&From=%2B4915550000017&Empty=";

    /** Signed for one URL and received at another: what a proxy, or a port that is said or not said, makes of it. */
    @Test
    void agrees_about_every_way_to_write_the_address() {
        List<String> urls = List.of(
                "https://chat.example/w?x=1",
                "https://chat.example:443/w?x=1",
                "https://chat.example:8443/w?x=1",
                "https://chat.example:80/w?x=1",
                "http://chat.example/w?x=1",
                "http://chat.example:80/w?x=1",
                "https://user:pass@chat.example/w?x=1",
                "https://user:pass@chat.example:443/w?x=1",
                "https://Chat.Example/w?x=1",
                "https://chat.example/w?x=%41",
                "https://chat.example/w");
        RequestValidator theirs = new RequestValidator(TOKEN);
        int genuine = 0;
        for (String signed : urls) {
            String signature = TwilioSample.signature(
                    TOKEN, signed + TwilioSample.parameters(BODY.getBytes(StandardCharsets.UTF_8)));
            for (String received : urls) {
                boolean expected = theirs.validate(received, PARAMETERS, signature);
                assertThat(verify(received, "application/x-www-form-urlencoded", BODY, signature))
                        .as("signed %s, received %s", signed, received)
                        .isEqualTo(expected);
                genuine += expected ? 1 : 0;
            }
        }
        assertThat(genuine).isGreaterThan(urls.size());
    }

    @Test
    void of_a_body_that_is_no_form_the_hash_is_in_the_address() {
        String body = "{\"text\":\"Grüße\"}";
        String hash = Signatures.sha256(body.getBytes(StandardCharsets.UTF_8));
        String url = "https://chat.example/w?bodySHA256=" + hash;
        String signature = TwilioSample.signature(TOKEN, url);
        assertThat(verify(url, "application/json", body, signature)).isTrue();
        assertThat(verify(url, "application/json", body + " ", signature)).isFalse();
        assertThat(verify(url + "0", "application/json", body, signature)).isFalse();
    }

    @Test
    void a_body_that_no_hash_stands_for_is_not_genuine() {
        String url = "https://chat.example/w";
        assertThat(verify(url, "application/json", "{}", TwilioSample.signature(TOKEN, url)))
                .isFalse();
        assertThat(verify(url, "text/plain", "To=1", TwilioSample.signature(TOKEN, url + "To1")))
                .isFalse();
    }

    private static boolean verify(String url, String type, String body, String signature) {
        WebhookRequest request = new WebhookRequest(
                "POST",
                URI.create(url),
                Map.of("Content-Type", List.of(type), "X-Twilio-Signature", List.of(signature)),
                body.getBytes(StandardCharsets.UTF_8));
        return TwilioSignature.verify(request, List.of("another-token", TOKEN)) instanceof Verification.Genuine;
    }
}
