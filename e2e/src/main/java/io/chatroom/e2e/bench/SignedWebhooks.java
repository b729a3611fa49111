package io.chatroom.e2e.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whole HTTP requests of one integrator, each with a body and an id of its own, signed as they are made: so cheap to make that the
 * server is what is measured. For one thread.
 */
final class SignedWebhooks {
    private static final int CONVERSATIONS = 1000;

    private final String head;
    private final String run;
    private final Mac mac;
    private long count;

    /** @param run tells the ids of one run from those of others */
    SignedWebhooks(String path, String secret, String run) {
        this.head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
        this.run = run;
        try {
            this.mac = Mac.getInstance("HmacSHA256");
            String base64 = secret.substring(secret.indexOf('_') + 1);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] next() {
        long n = count++;
        String body = "{\"type\":\"message.created\",\"external_id\":\"" + run + "-" + n
                + "\",\"external_conversation_id\":\"order-" + n % CONVERSATIONS
                + "\",\"sender\":{\"external_id\":\"customer-" + n % CONVERSATIONS
                + "\",\"name\":\"Mira Okafor\"},\"text\":\"Hello, this is message " + n
                + ". I ordered the blue one and got the green one; can it be changed before Friday? Thank you.\","
                + "\"sent_at\":\"2026-01-31T12:00:00Z\"}";
        String id = "msg_" + run + "_" + n;
        String timestamp = Long.toString(System.currentTimeMillis() / 1000);
        byte[] signature = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.US_ASCII));
        return (head + "webhook-id: " + id + "\r\nwebhook-timestamp: " + timestamp + "\r\nwebhook-signature: v1,"
                        + Base64.getEncoder().encodeToString(signature) + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
