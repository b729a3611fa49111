package io.chatroom.platforms.webhook;

import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signatures as <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a> has them, version {@code v1}: HMAC-SHA256 over {@code id.timestamp.body}.
 */
final class StandardWebhooks {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v1,";
    private static final String SECRET_PREFIX = "whsec_";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    static Verification verify(WebhookRequest request, List<String> secrets, Instant now) {
        Optional<String> id = request.header(ID).filter(value -> !value.isBlank());
        Optional<String> timestamp = request.header(TIMESTAMP);
        Optional<String> signatures = request.header(SIGNATURE);
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return new Verification.Forged(
                    "one of the headers " + ID + ", " + TIMESTAMP + ", " + SIGNATURE + " is missing");
        }
        if (!SECONDS.matcher(timestamp.get()).matches()) {
            return new Verification.Forged(TIMESTAMP + " is not a number of seconds");
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
        if (Duration.between(signedAt, now).abs().compareTo(TOLERANCE) > 0) {
            return new Verification.Forged(TIMESTAMP + " is more than five minutes away from now");
        }
        return anyMatches(request.body(), id.get(), timestamp.get(), signatures.get(), secrets)
                ? Verification.GENUINE
                : new Verification.Forged("no signature matches");
    }

    /** The headers of a request of ours; the same id with every attempt, so that the receiver can tell a repetition. */
    static Optional<Map<String, String>> sign(String secret, String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        return key(secret)
                .map(key -> Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE, signature(key, id, timestamp, body)));
    }

    /** Looks at every secret and every signature, whichever matches, so that the time taken tells nothing. */
    private static boolean anyMatches(
            byte[] body, String id, String timestamp, String signatures, List<String> secrets) {
        boolean matches = false;
        for (String secret : secrets) {
            Optional<byte[]> key = key(secret);
            if (key.isEmpty()) {
                continue;
            }
            String expected = signature(key.get(), id, timestamp, body);
            for (String given : signatures.split(" ", -1)) {
                matches |= Signatures.same(expected, given);
            }
        }
        return matches;
    }

    private static String signature(byte[] key, String id, String timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return VERSION + Base64.getEncoder().encodeToString(Signatures.hmacSha256(key, head, body));
    }

    /** The prefix is a convention; the key is what stands behind it in base64. Empty if there is none. */
    private static Optional<byte[]> key(String secret) {
        String base64 = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(key -> key.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private StandardWebhooks() {}
}
