package io.chatroom.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.events.settings.SettingNames;
import io.chatroom.local.Checkout;
import io.chatroom.local.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path HERE = Path.of("/somewhere");

    @Test
    void has_defaults_for_everything() {
        Settings settings = Settings.of(Map.of("PATH", "/bin"), HERE);
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("/somewhere/.chatroom"));
        assertThat(settings.given()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void takes_what_is_given_and_leaves_out_what_is_empty() {
        Settings settings = Settings.of(
                Map.of(
                        "CHATROOM_PORT", " 9000 ",
                        "CHATROOM_DATA_DIR", "/data",
                        "CHATROOM_ADMIN_PASSWORD", "",
                        "CHATROOM_EGRESS_ALLOW", ""),
                HERE);
        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("/data"));
        assertThat(settings.given())
                .as("empty means nothing given, but for what may go out, where it means: nothing may")
                .containsOnlyKeys("CHATROOM_PORT", "CHATROOM_DATA_DIR", "CHATROOM_EGRESS_ALLOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "8080x", "999999999999"})
    void refuses_what_is_not_a_port(String value) {
        assertThatThrownBy(() -> Settings.of(Map.of("CHATROOM_PORT", value), HERE))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("CHATROOM_PORT")
                .hasMessageContaining("'" + value + "'");
    }

    @Test
    void refuses_keys_and_addresses_that_no_service_could_use() {
        assertThatThrownBy(() -> Settings.of(Map.of("CHATROOM_ENCRYPTION_KEY", "k1:c2hvcnQ="), HERE))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("c2hvcnQ=");
        assertThatThrownBy(() -> Settings.of(Map.of("CHATROOM_PUBLIC_URL", "chat.example.com"), HERE))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("https://");
    }

    @Test
    void names_the_variable_that_was_probably_meant() {
        Settings settings = Settings.of(
                Map.of("CHATROOM_PROT", "1", "CHATROOM_ENCRYPTION_KEYS", "x", "CHATROOM_COFFEE_TEMPERATURE", "90"),
                HERE);
        assertThat(settings.warnings())
                .containsExactly(
                        "CHATROOM_COFFEE_TEMPERATURE is not a setting of Chatroom Central.",
                        "CHATROOM_ENCRYPTION_KEYS is not a setting of Chatroom Central; did you mean CHATROOM_ENCRYPTION_KEY?",
                        "CHATROOM_PROT is not a setting of Chatroom Central; did you mean CHATROOM_PORT?");
    }

    @Test
    void knows_what_the_documentation_knows() throws Exception {
        String page = Files.readString(Checkout.find().root().resolve("docs/configuration.md"));
        assertThat(names(page, "\\| `(CHATROOM_[A-Z0-9_]+)` \\|"))
                .containsExactlyInAnyOrderElementsOf(SettingNames.KNOWN);
        assertThat(names(page, "\\| `(chatroom\\.[a-z0-9.-]+)` \\|").stream()
                        .map(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(SettingNames.BOUNDS);
    }

    private static List<String> names(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void never_shows_a_value() {
        assertThat(Settings.of(Map.of("CHATROOM_ADMIN_PASSWORD", "hunter2"), HERE)
                        .toString())
                .doesNotContain("hunter2");
    }
}
