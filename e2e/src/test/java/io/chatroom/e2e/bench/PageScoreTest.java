package io.chatroom.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chatroom.e2e.bench.PageScore.Loading;
import org.junit.jupiter.api.Test;

/** The curves go through the points that are published. */
class PageScoreTest {
    @Test
    void a_page_at_every_tenth_percentile_has_nine_tenths() {
        assertThat(new Loading(1800, 2500, 200, 0.1, 3387).score()).isEqualTo(0.90, within(0.001));
    }

    @Test
    void a_page_at_every_median_has_a_half() {
        assertThat(new Loading(3000, 4000, 600, 0.25, 5800).score()).isEqualTo(0.50, within(0.001));
    }

    @Test
    void a_page_that_is_there_at_once_has_all() {
        assertThat(new Loading(1, 1, 0, 0, 1).score()).isEqualTo(1, within(0.001));
    }
}
