package io.chatroom.events.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals an inbox's credentials for the database and the topic: AES-256-GCM, a fresh nonce each time, bound to the inbox id, so a
 * sealed value moved to another inbox does not open. Written as {@code keyid.base64(nonce || ciphertext)}.
 */
public final class CredentialCipher {
    private static final String PURPOSE = "chatroom inbox credentials v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final EncryptionKeys keys;
    private final SecureRandom random = new SecureRandom();

    public CredentialCipher(EncryptionKeys keys) {
        this.keys = keys;
    }

    /** The value cannot be opened: it was sealed with a key this deployment no longer has, or it was changed. */
    public static final class CannotOpen extends Exception {
        CannotOpen(String message) {
            super(message);
        }
    }

    public String seal(UUID inboxId, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key(keys.currentId()), nonce, inboxId);
            byte[] sealed = cipher.doFinal(plain);
            byte[] all = new byte[NONCE_BYTES + sealed.length];
            System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return keys.currentId() + "." + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    public byte[] open(UUID inboxId, String sealed) throws CannotOpen {
        int dot = sealed.indexOf('.');
        String keyId = dot < 0 ? "" : sealed.substring(0, dot);
        if (!keys.all().containsKey(keyId)) {
            throw new CannotOpen("sealed with the key '" + keyId + "', which CHATROOM_ENCRYPTION_KEY does not hold");
        }
        try {
            byte[] all = Base64.getDecoder().decode(sealed.substring(dot + 1));
            if (all.length < NONCE_BYTES + TAG_BITS / 8) {
                throw new CannotOpen("too short to be a sealed value");
            }
            byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key(keyId), nonce, inboxId)
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotOpen("changed since it was sealed, or sealed for another inbox");
        }
    }

    private SecretKey key(String id) {
        return keys.derive(id, PURPOSE, "AES");
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, UUID inboxId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(inboxId.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
