package io.chatroom.local.fake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks as <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a> says; written apart from the product's own implementation, so that the two check each other.
 */
public record StandardWebhooks(String secret) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    public static String newSecret() {
        byte[] key = new byte[24];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /** The three headers that go with {@code body}. */
    public Map<String, String> headers(String id, Instant at, byte[] body) {
        String timestamp = Long.toString(at.getEpochSecond());
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + mac(id, timestamp, body));
    }

    /** Why the request is not genuine; empty if it is. */
    Optional<String> refusal(ReceivedRequest request, Instant now) {
        String id = request.header("webhook-id").orElse("");
        String timestamp = request.header("webhook-timestamp").orElse("");
        if (id.isEmpty() || !timestamp.matches("\\d{1,12}")) {
            return Optional.of("webhook-id or webhook-timestamp is missing");
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signed, now).abs().compareTo(TOLERANCE) > 0) {
            return Optional.of("webhook-timestamp is more than five minutes away");
        }
        byte[] expected = ("v1," + mac(id, timestamp, request.body())).getBytes(StandardCharsets.UTF_8);
        for (String signature : request.header("webhook-signature").orElse("").split(" ", -1)) {
            if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
                return Optional.empty();
            }
        }
        return Optional.of("webhook-signature does not match");
    }

    private String mac(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String base64 = secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret;
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not available", e);
        }
    }

    @Override
    public String toString() {
        return "StandardWebhooks[…]";
    }
}
