package io.chatroom.events.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlySettingsTest {
    private static Optional<String> complaint(Map<String, String> environment) {
        EarlySettings settings = new EarlySettings(environment::get);
        return settings.traces()
                .or(() -> settings.postgres("CHATROOM_DELIVERY_DB_URL", "delivery"))
                .or(settings::trustedProxies);
    }

    @Test
    void what_is_right_or_empty_or_not_there_passes() {
        assertThat(complaint(Map.of())).isEmpty();
        assertThat(complaint(Map.of("CHATROOM_OTLP_ENDPOINT", "", "CHATROOM_TRACES_SHARE", " ")))
                .isEmpty();
        assertThat(complaint(Map.of(
                        "CHATROOM_OTLP_ENDPOINT", "http://collector:4318",
                        "CHATROOM_TRACES_SHARE", "1",
                        "CHATROOM_DELIVERY_DB_URL", "jdbc:postgresql://db/delivery",
                        "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "10.0.0.0/8, fc00::/7,::1/128")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CHATROOM_OTLP_ENDPOINT,collector:4318",
        "CHATROOM_OTLP_ENDPOINT,https:///x",
        "CHATROOM_OTLP_ENDPOINT,http://a b",
        "CHATROOM_TRACES_SHARE,much",
        "CHATROOM_TRACES_SHARE,1.5",
        "CHATROOM_TRACES_SHARE,NaN",
        "CHATROOM_DELIVERY_DB_URL,mysql://user:secret@db",
        "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES,fe80::1",
        "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES,gateway",
        "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES,'10.0.0.0/8,127.0.0.1'",
    })
    void a_wrong_one_is_a_sentence_that_names_it_and_does_not_repeat_it(String name, String value) {
        assertThat(complaint(Map.of(name, value)))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith(name)
                        .endsWith(".")
                        .hasLineCount(1)
                        .doesNotContain(value));
    }
}
