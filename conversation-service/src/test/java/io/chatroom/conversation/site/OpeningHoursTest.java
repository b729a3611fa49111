package io.chatroom.conversation.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final OpeningHours OFFICE =
            OpeningHours.of(List.of("mon-fri 09:00-17:00", "sat 10:00-14:00"), BERLIN);

    // 2026-11-27 is a Friday, and Berlin is an hour ahead of UTC then

    @Test
    void is_open_from_the_first_minute_until_before_the_last() {
        assertThat(OFFICE.isOpen(Instant.parse("2026-11-27T07:59:59Z"))).isFalse();
        assertThat(OFFICE.isOpen(Instant.parse("2026-11-27T08:00:00Z"))).isTrue();
        assertThat(OFFICE.isOpen(Instant.parse("2026-11-27T15:59:59Z"))).isTrue();
        assertThat(OFFICE.isOpen(Instant.parse("2026-11-27T16:00:00Z"))).isFalse();
    }

    @Test
    void opens_next_on_the_next_day_that_has_hours() {
        assertThat(OFFICE.opensNext(Instant.parse("2026-11-27T18:00:00Z")))
                .contains(Instant.parse("2026-11-28T09:00:00Z"));
        assertThat(OFFICE.opensNext(Instant.parse("2026-11-28T15:00:00Z")))
                .contains(Instant.parse("2026-11-30T08:00:00Z"));
        assertThat(OFFICE.opensNext(Instant.parse("2026-11-27T10:00:00Z"))).isEmpty();
    }

    @Test
    void goes_by_the_clock_on_the_wall_when_it_is_put_back() {
        // on 25 October 2026 clocks in Berlin go from +2 to +1
        OpeningHours sundays = OpeningHours.of(List.of("sun 09:00-12:00"), BERLIN);
        assertThat(sundays.opensNext(Instant.parse("2026-10-24T20:00:00Z")))
                .contains(Instant.parse("2026-10-25T08:00:00Z"));
    }

    @Test
    void a_night_shift_ends_on_the_next_day() {
        OpeningHours nights = OpeningHours.of(List.of("fri 22:00-06:00"), BERLIN);
        assertThat(nights.isOpen(Instant.parse("2026-11-28T04:59:00Z"))).isTrue();
        assertThat(nights.isOpen(Instant.parse("2026-11-28T05:00:00Z"))).isFalse();
        assertThat(nights.isOpen(Instant.parse("2026-11-27T04:00:00Z"))).isFalse();
    }

    @Test
    void a_week_may_begin_on_any_day() {
        OpeningHours weekend = OpeningHours.of(List.of("sat-mon 00:00-24:00"), BERLIN);
        assertThat(weekend.isOpen(Instant.parse("2026-11-29T12:00:00Z"))).isTrue();
        assertThat(weekend.isOpen(Instant.parse("2026-11-30T22:59:00Z"))).isTrue();
        assertThat(weekend.isOpen(Instant.parse("2026-11-30T23:00:00Z"))).isFalse();
    }

    @Test
    void without_hours_somebody_is_always_there() {
        assertThat(OpeningHours.of(List.of(), BERLIN).isOpen(Instant.EPOCH)).isTrue();
    }
}
