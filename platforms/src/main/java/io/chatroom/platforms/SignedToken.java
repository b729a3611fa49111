package io.chatroom.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A <a href="https://www.rfc-editor.org/rfc/rfc7519">JSON Web Token</a> signed with RS256, the only algorithm that is taken here:
 * who lets a token choose lets it choose none. Nothing it says is to be believed before {@link #isSignedWith}.
 */
public final class SignedToken {
    /** Ours and the platforms' clocks may differ by so much. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int LONGEST = 16 * 1024;

    private final String keyId;
    private final JsonNode claims;
    private final byte[] signed;
    private final byte[] signature;

    private SignedToken(String keyId, JsonNode claims, byte[] signed, byte[] signature) {
        this.keyId = keyId;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** Empty for anything but a token of three parts, each written in the one way there is, that names its key. */
    public static Optional<SignedToken> parse(String compact) {
        int first = compact.indexOf('.');
        int second = compact.indexOf('.', first + 1);
        if (first < 0 || second < 0 || compact.indexOf('.', second + 1) >= 0 || compact.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<JsonNode> header = json(compact.substring(0, first));
        Optional<JsonNode> claims = json(compact.substring(first + 1, second));
        Optional<byte[]> signature = bytes(compact.substring(second + 1));
        if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        boolean plain = header.get().path("alg").asText("").equals("RS256")
                && !header.get().has("crit");
        byte[] signed = compact.substring(0, second).getBytes(StandardCharsets.US_ASCII);
        return UntrustedJson.id(header.get(), "kid")
                .filter(_ -> plain)
                .map(keyId -> new SignedToken(keyId, claims.get(), signed, signature.get()));
    }

    /** The token behind {@code Bearer} in a request's authorization. */
    public static Optional<SignedToken> ofBearer(WebhookRequest request) {
        return request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .flatMap(value -> parse(value.substring(7)));
    }

    /** A token of ours. */
    public static String sign(JsonNode header, JsonNode claims, PrivateKey key) {
        String head = BASE64.encodeToString(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + BASE64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + BASE64.encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this key", e);
        }
    }

    public String keyId() {
        return keyId;
    }

    public boolean isSignedWith(RSAPublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA256withRSA", e);
        }
    }

    /** A claim that is a text, or empty. */
    public String claim(String name) {
        return UntrustedJson.text(claims, name).orElse("");
    }

    public boolean isTrue(String name) {
        return claims.path(name).isBoolean() && claims.path(name).booleanValue();
    }

    /** Within its time, give or take {@link #TOLERANCE}; a token without an end has none. */
    public boolean isValidAt(Instant now) {
        Optional<Long> end = UntrustedJson.number(claims, "exp");
        long begin = UntrustedJson.number(claims, "nbf")
                .or(() -> UntrustedJson.number(claims, "iat"))
                .orElse(Long.MIN_VALUE);
        return end.isPresent()
                && now.minus(TOLERANCE).getEpochSecond() <= end.get()
                && now.plus(TOLERANCE).getEpochSecond() >= begin;
    }

    private static Optional<JsonNode> json(String part) {
        return bytes(part)
                .flatMap(bytes -> UntrustedJson.read(bytes) instanceof Reading.Json(JsonNode root)
                        ? Optional.of(root)
                        : Optional.empty())
                .filter(JsonNode::isObject);
    }

    /** Bits that are left over at the end must be none: else one token could be written in several ways. */
    private static Optional<byte[]> bytes(String part) {
        try {
            byte[] bytes = DECODER.decode(part);
            return BASE64.encodeToString(bytes).equals(part) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
