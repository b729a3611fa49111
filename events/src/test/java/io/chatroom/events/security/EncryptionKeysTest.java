package io.chatroom.events.security;

import static io.chatroom.events.security.Settings.key;
import static io.chatroom.events.security.Settings.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptionKeysTest {

    @Test
    void the_first_key_encrypts_and_all_are_known() {
        EncryptionKeys keys = EncryptionKeys.parse(" " + key("new", 1) + " , " + key("old-1", 2));

        assertThat(keys.currentId()).isEqualTo("new");
        assertThat(keys.all()).containsOnlyKeys("new", "old-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                      | has no valid id
            c29tZXRoaW5n            | has no valid id
            a b:AAAA                | has no valid id
            :AAAA                   | has no valid id
            k1:%%%                  | the key 'k1' is not valid base64
            k1:                     | the key 'k1' must be 32 bytes long, and is 0
            k1:AAAA                 | the key 'k1' must be 32 bytes long, and is 3
            """)
    void a_malformed_setting_is_refused_with_a_sentence(String setting, String sentence) {
        assertThatThrownBy(() -> EncryptionKeys.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CHATROOM_ENCRYPTION_KEY")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    @Test
    void a_key_named_twice_or_a_trailing_comma_is_refused() {
        assertThatThrownBy(() -> keys(key("k1", 1), key("k1", 2))).hasMessageContaining("names the key 'k1' twice");
        assertThatThrownBy(() -> EncryptionKeys.parse(key("k1", 1) + ",")).hasMessageContaining("has no valid id");
    }

    @Test
    void neither_a_refusal_nor_the_text_form_shows_key_material() {
        String material = Base64.getEncoder().encodeToString("thirty-one bytes of key, not 32".getBytes());

        assertThatThrownBy(() -> EncryptionKeys.parse("k1:" + material))
                .message()
                .doesNotContain(material);
        assertThatThrownBy(() -> EncryptionKeys.parse(material)).message().doesNotContain(material);
        assertThat(keys(key("k1", 7))).hasToString("EncryptionKeys[k1]");
    }

    @Test
    void each_purpose_has_a_key_of_its_own() {
        EncryptionKeys keys = keys(key("k1", 1), key("k2", 2));

        assertThat(keys.derive("k1", "one", "AES").getEncoded())
                .hasSize(32)
                .isEqualTo(keys.derive("k1", "one", "AES").getEncoded())
                .isNotEqualTo(keys.derive("k1", "two", "AES").getEncoded())
                .isNotEqualTo(keys.derive("k2", "one", "AES").getEncoded())
                .isNotEqualTo(keys.all().get("k1").getEncoded());
    }
}
