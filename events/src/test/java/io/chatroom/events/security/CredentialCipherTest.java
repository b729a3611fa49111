package io.chatroom.events.security;

import static io.chatroom.events.security.Settings.key;
import static io.chatroom.events.security.Settings.keys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.events.security.CredentialCipher.CannotOpen;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialCipherTest {
    private static final UUID INBOX = UUID.fromString("0199b8a0-1c00-7a11-8f00-000000000001");
    private static final UUID OTHER_INBOX = UUID.fromString("0199b8a0-1c00-7a11-8f00-000000000002");
    private static final byte[] CREDENTIALS = "{\"bot_token\":\"123:abc\"}".getBytes(UTF_8);

    private final CredentialCipher cipher = new CredentialCipher(keys(key("k1", 1)));

    @Test
    void what_was_sealed_opens() throws Exception {
        String sealed = cipher.seal(INBOX, CREDENTIALS);

        assertThat(sealed).startsWith("k1.").doesNotContain("bot_token");
        assertThat(cipher.open(INBOX, sealed)).isEqualTo(CREDENTIALS);
    }

    @Test
    void sealing_twice_gives_two_values() {
        assertThat(cipher.seal(INBOX, CREDENTIALS)).isNotEqualTo(cipher.seal(INBOX, CREDENTIALS));
    }

    @Test
    void a_value_moved_to_another_inbox_does_not_open() {
        String sealed = cipher.seal(INBOX, CREDENTIALS);

        assertThatThrownBy(() -> cipher.open(OTHER_INBOX, sealed)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void a_value_with_any_byte_changed_does_not_open() {
        byte[] sealed =
                Base64.getDecoder().decode(cipher.seal(INBOX, CREDENTIALS).substring(3));
        for (int i = 0; i < sealed.length; i++) {
            byte[] tampered = sealed.clone();
            tampered[i] ^= 1;
            String value = "k1." + Base64.getEncoder().encodeToString(tampered);
            assertThatThrownBy(() -> cipher.open(INBOX, value)).as("byte " + i).isInstanceOf(CannotOpen.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k1", "k1.", "k1.AAAA", "k1.%%%", "k2.AAAA", ".AAAA"})
    void what_never_was_sealed_does_not_open(String value) {
        assertThatThrownBy(() -> cipher.open(INBOX, value)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void after_a_rotation_the_old_value_opens_and_the_new_key_seals() throws Exception {
        String old = cipher.seal(INBOX, CREDENTIALS);
        CredentialCipher rotated = new CredentialCipher(keys(key("k2", 2), key("k1", 1)));

        assertThat(rotated.open(INBOX, old)).isEqualTo(CREDENTIALS);
        assertThat(rotated.seal(INBOX, CREDENTIALS)).startsWith("k2.");
    }

    @Test
    void without_its_key_the_refusal_names_the_key_that_is_missing() {
        String old = cipher.seal(INBOX, CREDENTIALS);
        CredentialCipher tooEarly = new CredentialCipher(keys(key("k2", 2)));

        assertThatThrownBy(() -> tooEarly.open(INBOX, old))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("'k1'")
                .hasMessageContaining("CHATROOM_ENCRYPTION_KEY");
    }

    @Test
    void another_key_under_the_same_name_does_not_open() {
        String sealed = cipher.seal(INBOX, CREDENTIALS);
        CredentialCipher other = new CredentialCipher(keys(key("k1", 9)));

        assertThatThrownBy(() -> other.open(INBOX, sealed)).isInstanceOf(CannotOpen.class);
    }
}
