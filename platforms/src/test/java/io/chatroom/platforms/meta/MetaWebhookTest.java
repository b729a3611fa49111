package io.chatroom.platforms.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Ack;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.Verification.Challenge;
import io.chatroom.platforms.Verification.Forged;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MetaWebhookTest {
    private static final Inbox INBOX = inbox(Map.of(
            "verify_token", List.of("new token&more", "old-token"),
            "app_secret", List.of("secret-of-the-app")));

    @Test
    void the_handshake_is_answered_with_what_was_asked_for_either_token() {
        String mode = "hub.mode=subscribe&hub.challenge=987654&hub.verify_token=";
        assertThat(handshake(mode + "new%20token%26more"))
                .isEqualTo(new Challenge(new Ack(200, "text/plain", "987654")));
        assertThat(handshake(mode + "old-token")).isInstanceOf(Challenge.class);
    }

    @Test
    void a_handshake_that_is_none_gets_no_answer_out_of_us() {
        for (String query : List.of(
                "hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong",
                "hub.mode=subscribe&hub.challenge=1&hub.verify_token=",
                "hub.mode=subscribe&hub.challenge=1",
                "hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=old-token",
                "hub.mode=subscribe&hub.verify_token=old-token",
                "hub.mode=subscribe&hub.challenge=" + "1".repeat(1001) + "&hub.verify_token=old-token",
                "hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong&hub.verify_token=old-token",
                "")) {
            assertThat(handshake(query)).as(query).isInstanceOf(Forged.class);
        }
        assertThat(MetaWebhook.verify(
                        MetaSigned.handshake("hub.mode=subscribe&hub.challenge=1&hub.verify_token="), inbox(Map.of())))
                .isInstanceOf(Forged.class);
    }

    @Test
    void the_older_signature_is_not_enough() {
        WebhookRequest genuine = MetaSigned.request("x", bytes("{}"), "secret-of-the-app");
        assertThat(MetaWebhook.verify(genuine, INBOX)).isEqualTo(Verification.GENUINE);
        Map<String, List<String>> headers = new HashMap<>(genuine.headers());
        headers.remove("x-hub-signature-256");
        headers.put("x-hub-signature", List.of("sha1=ab69cf3b06d4a6bbd9e8c0b5e5e3b0a7c1d2e3f4"));
        assertThat(MetaWebhook.verify(new WebhookRequest("POST", genuine.url(), headers, genuine.body()), INBOX))
                .isInstanceOf(Forged.class);
    }

    private static Verification handshake(String query) {
        return MetaWebhook.verify(MetaSigned.handshake(query), INBOX);
    }

    private static Inbox inbox(Map<String, List<String>> credentials) {
        return new Inbox(
                UUID.fromString("0195a000-0000-7000-8000-000000000001"), "x", Map.of(), new Credentials(credentials));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
