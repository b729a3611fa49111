package io.chatroom.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.lane.Gate.Breaker;
import io.chatroom.events.Ids;
import io.chatroom.platforms.descriptor.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Breaker BREAKER = new Breaker(3, Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final Rate TEN_A_SECOND = new Rate(10, Duration.ofSeconds(1));

    private static Gate gate(@Nullable Instant openUntil, @Nullable Instant probingUntil, @Nullable Instant paidUntil) {
        return new Gate(Ids.next(), false, null, List.of(), openUntil, 1, probingUntil, paidUntil, NOW);
    }

    private static Gate at(Gate gate, Instant now) {
        return new Gate(
                gate.inboxId(),
                gate.isHeld(),
                gate.retryAfterUntil(),
                gate.failing(),
                gate.openUntil(),
                gate.openings(),
                gate.probingUntil(),
                gate.paidUntil(),
                now);
    }

    @Test
    void so_many_conversations_that_fail_in_a_row_open_the_breaker_and_one_of_them_does_not() {
        UUID stubborn = Ids.next();
        Gate gate = new Gate(Ids.next(), false, null, List.of(), null, 0, null, null, NOW);
        for (int i = 0; i < 10; i++) {
            gate = gate.failed(Set.of(stubborn), BREAKER);
        }
        assertThat(gate.isClosed()).isTrue();
        gate = gate.failed(Set.of(Ids.next()), BREAKER);
        assertThat(gate.isClosed()).isTrue();

        assertThat(gate.worked().failed(Set.of(Ids.next()), BREAKER).isClosed()).isTrue();
        assertThat(gate.failed(Set.of(Ids.next()), BREAKER).openUntil()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void while_it_is_open_nothing_passes_then_one_and_then_all_or_none() {
        Gate open = gate(NOW.plusSeconds(1), null, null);
        assertThat(open.room(null)).isZero();

        Gate halfOpen = at(open, NOW.plusSeconds(2));
        assertThat(halfOpen.room(null)).isEqualTo(1);
        assertThat(gate(NOW.minusSeconds(1), NOW.plusSeconds(1), null).room(null))
                .isZero();
        assertThat(halfOpen.worked().room(null)).isEqualTo(Integer.MAX_VALUE);
        assertThat(halfOpen.failed(Set.of(Ids.next()), BREAKER).room(null)).isZero();
    }

    @Test
    void it_stays_open_longer_each_time_and_never_longer_than_it_may() {
        Gate gate = new Gate(Ids.next(), false, null, List.of(), NOW.minusSeconds(1), 1, null, null, NOW);
        List<Long> pauses = new java.util.ArrayList<>();
        for (int i = 0; i < 5; i++) {
            gate = gate.failed(Set.of(Ids.next()), BREAKER);
            Instant until = java.util.Objects.requireNonNull(gate.openUntil());
            pauses.add(Duration.between(gate.now(), until).toSeconds());
            gate = at(gate, until.plusMillis(1));
        }
        assertThat(pauses).containsExactly(10L, 20L, 30L, 30L, 30L);
    }

    @Test
    void what_failed_while_it_was_opening_does_not_open_it_further() {
        Gate open = gate(NOW.plusSeconds(1), null, null);
        assertThat(open.failed(Set.of(Ids.next()), BREAKER)).isEqualTo(open);
    }

    @Test
    void a_rate_lets_so_many_through_at_once_and_then_evenly() {
        Gate gate = gate(null, null, null);
        assertThat(gate.room(TEN_A_SECOND)).isEqualTo(10);

        Gate spent = gate(null, null, gate.paidUntilAfter(10, TEN_A_SECOND));
        assertThat(spent.room(TEN_A_SECOND)).isZero();
        assertThat(at(spent, NOW.plusMillis(99)).room(TEN_A_SECOND)).isZero();
        assertThat(at(spent, NOW.plusMillis(100)).room(TEN_A_SECOND)).isEqualTo(1);
        assertThat(at(spent, NOW.plusMillis(550)).room(TEN_A_SECOND)).isEqualTo(5);
        assertThat(at(spent, NOW.plusSeconds(60)).room(TEN_A_SECOND)).isEqualTo(10);
    }

    @Test
    void over_any_stretch_of_time_no_more_goes_through_than_the_rate_allows() {
        Instant now = NOW;
        Gate gate = gate(null, null, null);
        int sent = 0;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusMillis(7);
            gate = at(gate, now);
            int room = gate.room(TEN_A_SECOND);
            if (room > 0) {
                sent += room;
                gate = new Gate(
                        gate.inboxId(),
                        false,
                        null,
                        List.of(),
                        null,
                        0,
                        null,
                        gate.paidUntilAfter(room, TEN_A_SECOND),
                        now);
            }
        }
        assertThat(sent).isBetween(140, 150);
    }

    @Test
    void an_inbox_that_is_held_or_was_asked_to_wait_lets_nothing_through() {
        assertThat(new Gate(Ids.next(), true, null, List.of(), null, 0, null, null, NOW).room(null))
                .isZero();
        assertThat(new Gate(Ids.next(), false, NOW.plusMillis(1), List.of(), null, 0, null, null, NOW).room(null))
                .isZero();
        assertThat(new Gate(Ids.next(), false, NOW, List.of(), null, 0, null, null, NOW).room(null))
                .isEqualTo(Integer.MAX_VALUE);
    }
}
