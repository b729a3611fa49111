package io.chatroom.conversation.auth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing: after a few wrong passwords the next try has to wait, each time longer, a minute at most. Counted by address
 * and name together, so that nobody can lock somebody else out from where they are; bounded, so that nobody can fill our memory.
 */
@Singleton
class LoginThrottle {
    private static final int FREE_TRIES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Key(String address, String username) {
        static Key of(String address, String username) {
            return new Key(address, username.toLowerCase(Locale.ROOT));
        }
    }

    private record Failures(int count, Instant last) {
        Instant nextTryAt() {
            int beyond = count - FREE_TRIES;
            if (beyond < 0) {
                return last;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(beyond, 6));
            return last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }

    /** How long to wait before the next try, if at all. */
    synchronized Optional<Duration> mustWait(String address, String username) {
        Failures known = failures.get(Key.of(address, username));
        Instant now = clock.instant();
        return known == null || !known.nextTryAt().isAfter(now)
                ? Optional.empty()
                : Optional.of(Duration.between(now, known.nextTryAt()));
    }

    synchronized void failed(String address, String username) {
        Instant now = clock.instant();
        failures.compute(
                Key.of(address, username),
                (_, known) ->
                        known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now)
                                ? new Failures(1, now)
                                : new Failures(known.count() + 1, now));
    }

    synchronized void succeeded(String address, String username) {
        failures.remove(Key.of(address, username));
    }
}
