package io.chatroom.platforms.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommonSettingsTest {

    @Test
    void a_rate_is_so_many_in_a_second_a_minute_or_an_hour() {
        assertThat(Rate.parse("30/s")).contains(new Rate(30, Duration.ofSeconds(1)));
        assertThat(Rate.parse("20/m").orElseThrow().interval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(Rate.parse("500/h").orElseThrow().interval()).isEqualTo(Duration.ofMillis(7200));
        for (String nonsense : List.of("", "30", "0/s", "-1/s", "1/d", "1/s ", "1.5/s", "9999999/s")) {
            assertThat(Rate.parse(nonsense)).as(nonsense).isEmpty();
        }
    }

    @Test
    void what_the_form_takes_can_be_read() {
        assertThat(takes(CommonSettings.RATE_LIMIT, "30/s")).isTrue();
        assertThat(takes(CommonSettings.RATE_LIMIT, "30 per second")).isFalse();
        assertThat(takes(CommonSettings.RETRY_SCHEDULE, "1s, 30s,5m ,1h")).isTrue();
        assertThat(takes(CommonSettings.RETRY_SCHEDULE, "1s,soon")).isFalse();
        assertThat(takes(CommonSettings.RETRY_SCHEDULE, "0s")).isFalse();
        assertThat(takes(CommonSettings.RETRY_SCHEDULE, "1s,".repeat(50) + "1s"))
                .isFalse();
        assertThat(takes(CommonSettings.UNKNOWN_POLICY, "hold")).isTrue();
        assertThat(takes(CommonSettings.AFTER_FAILURE, "stop")).isFalse();
    }

    private static boolean takes(String name, String value) {
        Field field = CommonSettings.FIELDS.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return value.matches(Objects.requireNonNull(field.pattern()));
    }
}
