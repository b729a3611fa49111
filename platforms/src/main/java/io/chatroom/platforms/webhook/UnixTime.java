package io.chatroom.platforms.webhook;

import java.time.Duration;
import java.time.Instant;

/** A header's seconds since 1970. */
final class UnixTime {

    static boolean isSeconds(String text) {
        return !text.isEmpty() && text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** How far from now, on either side; only for what {@link #isSeconds}. */
    static Duration distance(String seconds, Instant now) {
        return Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                .abs();
    }

    private UnixTime() {}
}
