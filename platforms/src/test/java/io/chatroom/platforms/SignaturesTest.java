package io.chatroom.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The second and the third example of <a href="https://www.rfc-editor.org/rfc/rfc8032#section-7.1">RFC 8032</a>. */
    private static final byte[] SEED = HEX.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

    private static final byte[] PUBLIC =
            HEX.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] SIGNATURE =
            HEX.parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    private static final byte[] MESSAGE = {0x72};

    @Test
    void ed25519_is_that_of_the_rfc() {
        assertThat(Signatures.ed25519(SEED, MESSAGE)).isEqualTo(SIGNATURE);
        assertThat(Signatures.isEd25519(PUBLIC, SIGNATURE, MESSAGE)).isTrue();
        byte[] two = HEX.parseHex("af82");
        byte[] seed = HEX.parseHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
        assertThat(HEX.formatHex(Signatures.ed25519(seed, new byte[] {two[0]}, new byte[] {two[1]})))
                .startsWith("6291d657deec24024827e69c3abe01a3");
    }

    @Test
    void whatever_is_no_signature_of_the_key_is_refused_and_nothing_throws() {
        for (int i = 0; i < SIGNATURE.length; i++) {
            byte[] changed = SIGNATURE.clone();
            changed[i] ^= 1;
            assertThat(Signatures.isEd25519(PUBLIC, changed, MESSAGE)).isFalse();
        }
        assertThat(Signatures.isEd25519(PUBLIC, SIGNATURE, new byte[] {0x73})).isFalse();
        assertThat(Signatures.isEd25519(PUBLIC, new byte[63], MESSAGE)).isFalse();
        assertThat(Signatures.isEd25519(new byte[31], SIGNATURE, MESSAGE)).isFalse();
        byte[] noPoint = new byte[32];
        java.util.Arrays.fill(noPoint, (byte) 0xff);
        assertThat(Signatures.isEd25519(noPoint, SIGNATURE, MESSAGE)).isFalse();
    }

    /** The second example of <a href="https://www.rfc-editor.org/rfc/rfc4231#section-4.3">RFC 4231</a>. */
    @Test
    void hmacs_are_those_of_the_rfc() {
        byte[] key = "Jefe".getBytes(StandardCharsets.UTF_8);
        byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        assertThat(HEX.formatHex(Signatures.hmacSha256(key, data)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(HEX.formatHex(Signatures.hmac("HmacSHA512", key, data)))
                .startsWith("164b7a7bfcf819e2e395fbe73b56e0a3");
    }
}
