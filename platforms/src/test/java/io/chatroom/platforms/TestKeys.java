package io.chatroom.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** RSA keys that tests sign with in a platform's place; the same name is the same key. */
public final class TestKeys {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    public static KeyPair named(String keyId) {
        return KEYS.computeIfAbsent(keyId, _ -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        });
    }

    public static String token(String keyId, JsonNode claims) {
        ObjectNode header =
                JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", keyId);
        return SignedToken.sign(header, claims, named(keyId).getPrivate());
    }

    /** The public halves as a platform publishes them, each with what stands in {@code besides}. */
    public static String set(JsonNode besides, String... keyIds) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode keys = root.putArray("keys");
        for (String keyId : keyIds) {
            RSAPublicKey key = (RSAPublicKey) named(keyId).getPublic();
            ObjectNode written = keys.addObject()
                    .put("kty", "RSA")
                    .put("use", "sig")
                    .put("kid", keyId)
                    .put("n", number(key.getModulus()))
                    .put("e", number(key.getPublicExponent()));
            besides.forEachEntry(written::set);
        }
        return root.toString();
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private TestKeys() {}
}
