package io.chatroom.events.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong now = new AtomicLong();
    private final RateLimit limit = new RateLimit(6, now::get);

    @Test
    void so_many_a_minute_and_then_one_by_one() {
        for (int i = 0; i < 6; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a")).hasValue(Duration.ofSeconds(10));
        assertThat(limit.take("b")).isEmpty();
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(limit.take("a")).hasValue(Duration.ofSeconds(6));
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void unused_ones_do_not_add_up_beyond_a_minute() {
        limit.take("a");
        now.addAndGet(Duration.ofHours(5).toNanos());
        for (int i = 0; i < 6; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void who_asked_last_is_not_forgotten_however_many_ask() {
        for (int i = 0; i < 6; i++) {
            limit.take("a");
        }
        for (int i = 0; i < 49_000; i++) {
            limit.take("other-" + i);
        }
        assertThat(limit.take("a")).isPresent();
        for (int i = 0; i < 60_000; i++) {
            limit.take("more-" + i);
        }
        assertThat(limit.take("a")).as("forgotten, in its favour").isEmpty();
    }
}
