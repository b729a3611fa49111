package io.chatroom.platforms.webhook;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For systems that sign in a way of their own: the HMAC of the body in a header, keyed with the whole text of the secret. With a
 * header for the time, the HMAC of {@code timestamp.body}.
 */
record PlainHmac(
        String header,
        String algorithm,
        Encoding encoding,
        String prefix,
        @Nullable String timestampHeader) implements Proof {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    enum Encoding {
        HEX,
        BASE64;

        String encode(byte[] bytes) {
            return switch (this) {
                case HEX -> HexFormat.of().formatHex(bytes);
                case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            };
        }

        /** Hexadecimal digits may be capitals; in base64 that would be another signature. */
        String canonical(String given) {
            return this == HEX ? given.toLowerCase(Locale.ROOT) : given;
        }
    }

    static PlainHmac of(Inbox inbox) {
        String algorithm =
                switch (inbox.setting(WebhookDescriptor.HMAC_ALGORITHM).orElse("sha256")) {
                    case "sha1" -> "HmacSHA1";
                    case "sha512" -> "HmacSHA512";
                    default -> "HmacSHA256";
                };
        boolean base64 = inbox.setting(WebhookDescriptor.HMAC_ENCODING)
                .filter("base64"::equals)
                .isPresent();
        return new PlainHmac(
                inbox.setting(WebhookDescriptor.HMAC_HEADER)
                        .orElse("x-signature")
                        .toLowerCase(Locale.ROOT),
                algorithm,
                base64 ? Encoding.BASE64 : Encoding.HEX,
                inbox.setting(WebhookDescriptor.HMAC_PREFIX).orElse(""),
                inbox.setting(WebhookDescriptor.HMAC_TIMESTAMP_HEADER)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .orElse(null));
    }

    @Override
    public Verification verify(WebhookRequest request, List<String> secrets, Instant now) {
        Optional<String> given = request.header(header);
        if (given.isEmpty() || !given.get().startsWith(prefix)) {
            return new Verification.Forged("the header " + header + " is missing or has no " + prefix);
        }
        String timestamp = "";
        if (timestampHeader != null) {
            timestamp = request.header(timestampHeader).orElse("");
            if (!UnixTime.isSeconds(timestamp)) {
                return new Verification.Forged(timestampHeader + " is not a number of seconds");
            }
            if (UnixTime.distance(timestamp, now).compareTo(TOLERANCE) > 0) {
                return new Verification.Forged(timestampHeader + " is more than five minutes away from now");
            }
        }
        boolean matches = false;
        for (String secret : secrets) {
            if (secret.isEmpty()) {
                continue;
            }
            String expected = hmac(secret, timestamp, request.body());
            // who rotates a secret puts several signatures behind one prefix
            for (String one : given.get().substring(prefix.length()).split(",", -1)) {
                matches |= Signatures.same(expected, encoding.canonical(one.strip()));
            }
        }
        return matches ? Verification.GENUINE : new Verification.Forged("no signature matches");
    }

    /** With the newest secret only: few receivers of this kind look for a second signature. */
    @Override
    public Optional<Map<String, String>> sign(List<String> secrets, String id, Instant now, byte[] body) {
        return secrets.stream().findFirst().filter(secret -> !secret.isEmpty()).map(secret -> {
            Map<String, String> headers = new HashMap<>();
            String timestamp = "";
            if (timestampHeader != null) {
                timestamp = Long.toString(now.getEpochSecond());
                headers.put(timestampHeader, timestamp);
            }
            headers.put(header, prefix + hmac(secret, timestamp, body));
            headers.put(StandardWebhooks.ID, id);
            return headers;
        });
    }

    /** No header is signed, but for the time, which may be another when it is sent again. */
    @Override
    public String deliveryId(WebhookRequest request) {
        return Signatures.sha256(request.body());
    }

    private String hmac(String secret, String timestamp, byte[] body) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        byte[] head = timestampHeader == null ? new byte[0] : (timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return encoding.encode(Signatures.hmac(algorithm, key, head, body));
    }
}
