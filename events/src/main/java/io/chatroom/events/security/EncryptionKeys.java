package io.chatroom.events.security;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The deployment's keys, from {@code CHATROOM_ENCRYPTION_KEY}: a comma-separated list of {@code id:base64}, 32 bytes each. The
 * first encrypts, every one decrypts, so a key is rotated by putting a new one in front.
 */
public final class EncryptionKeys {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int BYTES = 32;

    private final Map<String, SecretKey> byId;
    private final String currentId;

    private EncryptionKeys(Map<String, SecretKey> byId, String currentId) {
        this.byId = byId;
        this.currentId = currentId;
    }

    /** Throws {@link IllegalArgumentException} with a sentence for the operator; it never contains key material. */
    public static EncryptionKeys parse(String setting) {
        Map<String, SecretKey> byId = new LinkedHashMap<>();
        for (String entry : setting.split(",", -1)) {
            int colon = entry.indexOf(':');
            String id = colon < 0 ? "" : entry.substring(0, colon).strip();
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "CHATROOM_ENCRYPTION_KEY must be a list of id:base64 entries, such as"
                                + " k1:<base64 of 32 random bytes>; an entry has no valid id.");
            }
            if (byId.put(
                            id,
                            new SecretKeySpec(
                                    decode(id, entry.substring(colon + 1).strip()), "AES"))
                    != null) {
                throw new IllegalArgumentException("CHATROOM_ENCRYPTION_KEY names the key '" + id + "' twice.");
            }
        }
        return new EncryptionKeys(byId, byId.keySet().iterator().next());
    }

    private static byte[] decode(String id, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("CHATROOM_ENCRYPTION_KEY: the key '" + id + "' is not valid base64.");
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException(
                    "CHATROOM_ENCRYPTION_KEY: the key '" + id + "' must be 32 bytes long, and is " + key.length + ".");
        }
        return key;
    }

    String currentId() {
        return currentId;
    }

    Map<String, SecretKey> all() {
        return byId;
    }

    /** A key for one purpose only, so that no two uses share key material (HKDF-SHA256, RFC 5869). */
    SecretKey derive(String id, String purpose, String algorithm) {
        SecretKey root = Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no encryption key with the id '" + id + "'"));
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(root)
                                    .thenExpand(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is not available", e);
        }
    }

    @Override
    public String toString() {
        return "EncryptionKeys" + byId.keySet();
    }
}
