package io.chatroom.delivery.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.delivery.settings.SettingsOf;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckSettingsTest {
    private static String complaint(String name, String value) {
        return CheckSettings.complaint(SettingsOf.of(Map.of(name, value))).orElse("none");
    }

    @Test
    void the_defaults_are_in_order() {
        DeliverySettings settings = SettingsOf.of(Map.of());

        assertThat(CheckSettings.complaint(settings)).isEmpty();
        assertThat(settings.retrySchedule()).isEqualTo("1s,5s,30s,2m,10m,30m,1h,2h,4h,8h,8h");
        assertThat(settings.delivery().lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.delivery().httpTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.delivery().poll()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.delivery().claim()).isEqualTo(8);
    }

    @Test
    void a_lease_shorter_than_three_timeouts_refuses_to_start() {
        assertThat(complaint("chatroom.delivery.lease", "29s"))
                .isEqualTo("chatroom.delivery.lease is 29000 ms, and must be at least three times"
                        + " chatroom.delivery.http-timeout, 30000 ms; or a slow answer would be sent twice.");
        assertThat(complaint("chatroom.delivery.lease", "30s")).isEqualTo("none");
    }

    @Test
    void a_claim_that_would_send_much_twice_refuses_to_start() {
        assertThat(complaint("chatroom.delivery.claim", "9")).contains("from 1 to 8");
        assertThat(complaint("chatroom.delivery.claim", "0")).contains("from 1 to 8");
    }

    @Test
    void a_wrong_schedule_refuses_to_start() {
        assertThat(complaint("chatroom.retry-schedule", "1s,soon"))
                .isEqualTo(
                        "CHATROOM_RETRY_SCHEDULE must be a list of pauses such as 1s,5s,30s,2m,1h, and 'soon' is none.");
        assertThat(complaint("chatroom.retry-schedule", "1s,0s")).contains("'0s' is not");
    }

    @Test
    void a_wrong_allow_list_refuses_to_start() {
        assertThat(complaint("chatroom.egress-allow", "example.com")).startsWith("CHATROOM_EGRESS_ALLOW must be");
    }

    @Test
    void no_key_and_a_wrong_key_refuse_to_start_and_the_key_is_not_in_the_sentence() {
        assertThat(complaint("chatroom.encryption-key", "")).startsWith("CHATROOM_ENCRYPTION_KEY is not set");
        assertThat(complaint("chatroom.encryption-key", "k1:c2VjcmV0"))
                .startsWith("CHATROOM_ENCRYPTION_KEY")
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void a_wrong_number_of_connections_or_a_lease_that_no_renewal_keeps_refuses_to_start() {
        assertThat(complaint("chatroom.listening.connections", "-1")).contains("from 0 to 1000");
        assertThat(complaint("chatroom.listening.connections", "0")).isEqualTo("none");
        assertThat(complaint("chatroom.listening.lease", "2s")).contains("from 3 s to 5 min");
    }

    @Test
    void a_slow_poll_refuses_to_start() {
        assertThat(complaint("chatroom.delivery.poll", "1s")).contains("from 1 ms to 50 ms");
    }
}
