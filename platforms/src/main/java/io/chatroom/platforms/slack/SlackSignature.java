package io.chatroom.platforms.slack;

import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">How Slack signs</a>: HMAC-SHA256 over {@code v0:time:body}. */
final class SlackSignature {
    static final String TIMESTAMP = "x-slack-request-timestamp";
    static final String SIGNATURE = "x-slack-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v0";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    static Verification verify(WebhookRequest request, List<String> secrets, Instant now) {
        Optional<String> timestamp = request.header(TIMESTAMP);
        Optional<String> signature = request.header(SIGNATURE);
        if (timestamp.isEmpty() || signature.isEmpty()) {
            return new Verification.Forged("one of the headers " + TIMESTAMP + " and " + SIGNATURE + " is missing");
        }
        if (!SECONDS.matcher(timestamp.get()).matches()) {
            return new Verification.Forged(TIMESTAMP + " is not a number of seconds");
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
        if (Duration.between(signedAt, now).abs().compareTo(TOLERANCE) > 0) {
            return new Verification.Forged(TIMESTAMP + " is more than five minutes away from now");
        }
        boolean matches = false;
        for (String secret : secrets) {
            matches |= !secret.isEmpty()
                    && Signatures.same(sign(secret, timestamp.get(), request.body()), signature.get());
        }
        return matches ? Verification.GENUINE : new Verification.Forged("the signature does not match");
    }

    /** The key is the secret as it is written, though it looks like hexadecimal. */
    static String sign(String secret, String timestamp, byte[] body) {
        byte[] head = (VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        byte[] hmac = Signatures.hmacSha256(secret.getBytes(StandardCharsets.UTF_8), head, body);
        return VERSION + "=" + HexFormat.of().formatHex(hmac);
    }

    private SlackSignature() {}
}
