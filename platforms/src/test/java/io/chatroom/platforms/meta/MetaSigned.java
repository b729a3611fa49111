package io.chatroom.platforms.meta;

import io.chatroom.platforms.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook as Meta would send it. */
public final class MetaSigned {

    public static WebhookRequest request(String platform, byte[] body, String secret) {
        return new WebhookRequest(
                "POST",
                URI.create("https://chat.example/webhooks/" + platform + "/key"),
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "X-Hub-Signature-256", List.of("sha256=" + hmac(body, secret))),
                body);
    }

    public static WebhookRequest handshake(String query) {
        return new WebhookRequest(
                "GET", URI.create("https://chat.example/webhooks/x/key?" + query), Map.of(), new byte[0]);
    }

    private static String hmac(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private MetaSigned() {}
}
