package io.chatroom.delivery.lane;

import io.chatroom.platforms.descriptor.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an inbox back, as the database has it, and what follows from it. The breaker opens when several conversations have
 * failed one after the other and the inbox has had no success between: one that fails by itself never opens it.
 *
 * @param failing conversations that failed since the inbox last worked, as far as the breaker counts
 * @param openUntil the breaker is open, or, when this is past, half open; null while it is closed
 * @param probingUntil a reply has been let through a half open breaker, and is waited for until then
 * @param paidUntil when what was sent is paid for, at the rate the inbox is limited to
 * @param now the database's time
 */
record Gate(
        UUID inboxId,
        boolean isHeld,
        @Nullable Instant retryAfterUntil,
        List<UUID> failing,
        @Nullable Instant openUntil,
        int openings,
        @Nullable Instant probingUntil,
        @Nullable Instant paidUntil,
        Instant now) {

    /** When it opens, and for how long. */
    record Breaker(int conversations, Duration pause, Duration longestPause) {}

    /** How many replies may be sent now; {@code rate} is null where there is no limit. */
    int room(@Nullable Rate rate) {
        if (isHeld || isAhead(retryAfterUntil)) {
            return 0;
        }
        int paid = rate == null ? Integer.MAX_VALUE : paidFor(rate);
        if (openUntil == null) {
            return paid;
        }
        return isAhead(openUntil) || isAhead(probingUntil) ? 0 : Math.min(1, paid);
    }

    /** Since the breaker is half open, what is let through is a probe. */
    boolean isHalfOpen() {
        return openUntil != null && !isAhead(openUntil);
    }

    /** As many as a pause of {@link Rate#per} pays for, and never more than {@link Rate#messages} at once. */
    private int paidFor(Rate rate) {
        Duration credit = Duration.between(paidFrom(), now).plus(rate.per());
        return credit.isNegative() ? 0 : (int) Math.min(rate.messages(), credit.dividedBy(rate.interval()));
    }

    Instant paidUntilAfter(int messages, Rate rate) {
        return paidFrom().plus(rate.interval().multipliedBy(messages));
    }

    private Instant paidFrom() {
        return paidUntil != null && isAhead(paidUntil) ? paidUntil : now;
    }

    Gate failed(Set<UUID> conversations, Breaker breaker) {
        if (openUntil != null) {
            // what was under way when it opened says nothing new
            return isHalfOpen() ? opened(failing, breaker) : this;
        }
        Set<UUID> all = new LinkedHashSet<>(failing);
        all.addAll(conversations);
        List<UUID> counted = all.stream().limit(breaker.conversations()).toList();
        return counted.size() < breaker.conversations()
                ? new Gate(inboxId, isHeld, retryAfterUntil, counted, null, openings, null, paidUntil, now)
                : opened(counted, breaker);
    }

    private Gate opened(List<UUID> counted, Breaker breaker) {
        Duration pause = breaker.pause().multipliedBy(1L << Math.min(openings, 20));
        Instant until = now.plus(pause.compareTo(breaker.longestPause()) > 0 ? breaker.longestPause() : pause);
        return new Gate(inboxId, isHeld, retryAfterUntil, counted, until, openings + 1, null, paidUntil, now);
    }

    Gate worked() {
        return new Gate(inboxId, isHeld, retryAfterUntil, List.of(), null, 0, null, paidUntil, now);
    }

    boolean isClosed() {
        return openUntil == null;
    }

    private boolean isAhead(@Nullable Instant at) {
        return at != null && at.isAfter(now);
    }
}
