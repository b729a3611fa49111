package io.chatroom.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A platform's public RSA keys, as a <a href="https://www.rfc-editor.org/rfc/rfc7517">JSON Web Key Set</a>. Taking a request makes no
 * request, so they are fetched when an inbox is checked and kept among its settings.
 */
public record SigningKeys(JsonNode set) {
    private static final JsonMapper JSON = new JsonMapper();
    /** What is shorter can be broken. */
    private static final int FEWEST_BITS = 2048;

    private static final int MOST_BITS = 8192;

    /** Empty for what is no set of keys. */
    public static Optional<SigningKeys> parse(byte[] json) {
        return UntrustedJson.read(json) instanceof Reading.Json(JsonNode root)
                        && root.path("keys").isArray()
                ? Optional.of(new SigningKeys(root))
                : Optional.empty();
    }

    public static Optional<SigningKeys> parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Only those that are wanted and can be used, without what is not needed to use them, so that they are short enough to be kept. */
    public Optional<String> kept(Predicate<JsonNode> wanted, Consumer<ObjectNode> andWith) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode keys = root.putArray("keys");
        for (JsonNode key : set.path("keys")) {
            if (UntrustedJson.id(key, "kid").isEmpty() || publicKey(key).isEmpty() || !wanted.test(key)) {
                continue;
            }
            ObjectNode kept = keys.addObject();
            for (String field : new String[] {"kid", "n", "e"}) {
                kept.set(field, key.path(field));
            }
            andWith.accept(kept);
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(root.toString());
    }

    /** The key of that id as it is in the set. */
    public Optional<JsonNode> find(String keyId) {
        for (JsonNode key : set.path("keys")) {
            if (key.path("kid").asText("").equals(keyId)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Empty for a key that is not RSA, or too short to prove anything. */
    public static Optional<RSAPublicKey> publicKey(JsonNode key) {
        try {
            BigInteger modulus = number(key.path("n").asText(""));
            BigInteger exponent = number(key.path("e").asText(""));
            boolean usable = modulus.bitLength() >= FEWEST_BITS
                    && modulus.bitLength() <= MOST_BITS
                    && exponent.bitLength() >= 2
                    && exponent.bitLength() <= 33;
            return usable
                    ? Optional.of((RSAPublicKey)
                            KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)))
                    : Optional.empty();
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }
}
