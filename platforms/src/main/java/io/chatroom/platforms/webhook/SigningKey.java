package io.chatroom.platforms.webhook;

import io.chatroom.platforms.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret of Standard Webhooks: {@code whsec_} is shared by both sides, {@code whpk_} is the sender's public key, and {@code whsk_}
 * is our own private key, with which only we sign.
 */
sealed interface SigningKey {
    String SHARED_PREFIX = "whsec_";
    String PUBLIC_PREFIX = "whpk_";
    String PRIVATE_PREFIX = "whsk_";

    /** Whether one of the signatures of a request is this key's. */
    boolean matches(String signatures, byte[] head, byte[] body);

    /** Empty for a key that only checks. */
    Optional<String> sign(byte[] head, byte[] body);

    /** The prefix of a shared secret is a convention; the key is what stands behind it in base64. Empty if there is none. */
    static Optional<SigningKey> parse(String secret) {
        if (secret.startsWith(PUBLIC_PREFIX)) {
            return base64(secret.substring(PUBLIC_PREFIX.length()))
                    .filter(key -> key.length == 32)
                    .map(Public::new);
        }
        if (secret.startsWith(PRIVATE_PREFIX)) {
            // what a seed makes is often kept behind it: the public key
            return base64(secret.substring(PRIVATE_PREFIX.length()))
                    .filter(key -> key.length == 32 || key.length == 64)
                    .map(key -> new Private(Arrays.copyOf(key, 32)));
        }
        String shared = secret.startsWith(SHARED_PREFIX) ? secret.substring(SHARED_PREFIX.length()) : secret;
        return base64(shared).filter(key -> key.length > 0).map(Shared::new);
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    record Shared(byte[] key) implements SigningKey {
        private static final String VERSION = "v1,";

        @Override
        public boolean matches(String signatures, byte[] head, byte[] body) {
            byte[] expected = signature(head, body).getBytes(StandardCharsets.UTF_8);
            boolean matches = false;
            for (String given : signatures.split(" ", -1)) {
                matches |= Signatures.same(expected, given.getBytes(StandardCharsets.UTF_8));
            }
            return matches;
        }

        @Override
        public Optional<String> sign(byte[] head, byte[] body) {
            return Optional.of(signature(head, body));
        }

        private String signature(byte[] head, byte[] body) {
            return VERSION + Base64.getEncoder().encodeToString(Signatures.hmacSha256(key, head, body));
        }

        @Override
        public String toString() {
            return "a shared secret";
        }
    }

    record Public(byte[] key) implements SigningKey {
        /** Checking one is work, and whoever calls us may write as many as fit into a header. */
        private static final int MOST_SIGNATURES = 5;

        @Override
        public boolean matches(String signatures, byte[] head, byte[] body) {
            return Arrays.stream(signatures.split(" ", -1))
                    .filter(given -> given.startsWith(Private.VERSION))
                    .limit(MOST_SIGNATURES)
                    .map(given -> given.substring(Private.VERSION.length()))
                    .anyMatch(given -> base64(given)
                            // the same bytes written in another way are another signature
                            .filter(bytes ->
                                    Base64.getEncoder().encodeToString(bytes).equals(given))
                            .filter(bytes -> Signatures.isEd25519(key, bytes, head, body))
                            .isPresent());
        }

        @Override
        public Optional<String> sign(byte[] head, byte[] body) {
            return Optional.empty();
        }
    }

    record Private(byte[] seed) implements SigningKey {
        static final String VERSION = "v1a,";

        /** Whoever sends us back what we signed has proven nothing. */
        @Override
        public boolean matches(String signatures, byte[] head, byte[] body) {
            return false;
        }

        @Override
        public Optional<String> sign(byte[] head, byte[] body) {
            return Optional.of(VERSION + Base64.getEncoder().encodeToString(Signatures.ed25519(seed, head, body)));
        }

        @Override
        public String toString() {
            return "a private key";
        }
    }
}
