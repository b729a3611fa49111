package io.chatroom.events.security;

import java.util.Arrays;
import java.util.Base64;

/** Values of {@code CHATROOM_ENCRYPTION_KEY}, for tests. */
final class Settings {

    /** An entry whose 32 bytes all are {@code fill}. */
    static String key(String id, int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    static EncryptionKeys keys(String... entries) {
        return EncryptionKeys.parse(String.join(",", entries));
    }

    private Settings() {}
}
