package io.chatroom.platforms.webhook;

import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signatures as <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a> has them, over {@code id.timestamp.body}: {@code v1} is HMAC-SHA256, {@code v1a} is Ed25519. Whoever sends through
 * Svix has the same under older names of the headers.
 */
final class StandardWebhooks implements Proof {
    static final StandardWebhooks INSTANCE = new StandardWebhooks();

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Looks at every secret and every signature, whichever matches, so that the time taken tells nothing. */
    @Override
    public Verification verify(WebhookRequest request, List<String> secrets, Instant now) {
        Optional<String> id = header(request, "id").filter(value -> !value.isBlank());
        Optional<String> timestamp = header(request, "timestamp");
        Optional<String> signatures = header(request, "signature");
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return new Verification.Forged(
                    "one of the headers " + ID + ", " + TIMESTAMP + ", " + SIGNATURE + " is missing");
        }
        if (!UnixTime.isSeconds(timestamp.get())) {
            return new Verification.Forged(TIMESTAMP + " is not a number of seconds");
        }
        if (UnixTime.distance(timestamp.get(), now).compareTo(TOLERANCE) > 0) {
            return new Verification.Forged(TIMESTAMP + " is more than five minutes away from now");
        }
        byte[] head = head(id.get(), timestamp.get());
        List<SigningKey> keys = secrets.stream()
                .flatMap(secret -> SigningKey.parse(secret).stream())
                .toList();
        if (keys.isEmpty()) {
            return new Verification.Forged("the inbox has no secret that Standard Webhooks can use");
        }
        boolean matches = false;
        for (SigningKey key : keys) {
            matches |= key.matches(signatures.get(), head, request.body());
        }
        return matches ? Verification.GENUINE : new Verification.Forged("no signature matches");
    }

    /** With every secret there is, so that the receiver may go over to a new one whenever it likes. */
    @Override
    public Optional<Map<String, String>> sign(List<String> secrets, String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] head = head(id, timestamp);
        String signatures = secrets.stream()
                .flatMap(secret -> SigningKey.parse(secret).stream())
                .flatMap(key -> key.sign(head, body).stream())
                .collect(Collectors.joining(" "));
        return signatures.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE, signatures));
    }

    @Override
    public String deliveryId(WebhookRequest request) {
        return header(request, "id").orElse("");
    }

    /** One family of names for the whole request: what is signed must not be mixed with what is not. */
    private static Optional<String> header(WebhookRequest request, String name) {
        boolean named = Stream.of(ID, TIMESTAMP, SIGNATURE)
                .anyMatch(header -> request.header(header).isPresent());
        return request.header((named ? "webhook-" : "svix-") + name);
    }

    private static byte[] head(String id, String timestamp) {
        return (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    }

    private StandardWebhooks() {}
}
