package io.chatroom.events.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Lets something be recognised of which nothing may be kept: HMAC-SHA256 of a text under a key derived from the deployment's, so that who
 * reads the fingerprints cannot try all phone numbers. They are good for as long as the key is among the deployment's.
 */
public final class Fingerprints {
    private static final String PURPOSE = "chatroom fingerprints v1";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey current;
    private final List<SecretKey> all;

    public Fingerprints(EncryptionKeys keys) {
        this.current = keys.derive(keys.currentId(), PURPOSE, ALGORITHM);
        this.all = keys.all().keySet().stream()
                .map(id -> keys.derive(id, PURPOSE, ALGORITHM))
                .toList();
    }

    /** 32 bytes. */
    public byte[] of(String text) {
        return under(current, text);
    }

    /** As it may have been made: with the key in use, or with one that was in use before. */
    public List<byte[]> allOf(String text) {
        return all.stream().map(key -> under(key, text)).toList();
    }

    private static byte[] under(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
