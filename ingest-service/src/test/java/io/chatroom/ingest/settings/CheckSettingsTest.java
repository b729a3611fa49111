package io.chatroom.ingest.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckSettingsTest {
    private static final String KEY = "k1:" + "A".repeat(43) + "=";

    @Test
    void good_settings_pass() {
        for (String kafka : List.of("localhost:9092", "a:1,b:2", "a.b-c_d:9092 , [::1]:9092")) {
            assertThat(complaint(kafka, KEY, "https://chat.example.com/base")).isEmpty();
        }
    }

    @Test
    void a_missing_or_wrong_setting_is_named_in_one_sentence_without_its_secret() {
        for (String kafka : new String[] {null, "", "localhost", "http://localhost:9092", "a:1,", "a:x"}) {
            sentence(complaint(kafka, KEY, "http://localhost"), "CHATROOM_KAFKA_BOOTSTRAP");
        }
        for (String key : new String[] {null, "", "c2VjcmV0", "k1:c2VjcmV0", KEY + "," + KEY}) {
            sentence(complaint("a:1", key, "http://localhost"), "CHATROOM_ENCRYPTION_KEY");
        }
        for (String url : List.of("", "chat.example.com", "ftp://chat.example.com", "http://", "http://a b")) {
            sentence(complaint("a:1", KEY, url), "CHATROOM_PUBLIC_URL");
        }
    }

    private static void sentence(Optional<String> complaint, String name) {
        assertThat(complaint)
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(name)
                        .endsWith(".")
                        .doesNotContain("\n")
                        .doesNotContain("c2VjcmV0")
                        .doesNotContain("AAAA"));
    }

    private static Optional<String> complaint(String kafka, String key, String url) {
        return CheckSettings.complaint(
                Optional.ofNullable(kafka).filter(value -> !value.isEmpty()),
                Optional.ofNullable(key).filter(value -> !value.isEmpty()),
                url);
    }
}
