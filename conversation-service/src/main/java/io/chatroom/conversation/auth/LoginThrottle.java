package io.chatroom.conversation.auth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slows down guessing: after some wrong passwords the next try has to wait, each time longer, a minute at most. Strangers' failures
 * count by address and name together, and by the name alone, so that many addresses guess no faster than one; those of a browser that
 * has signed in before count by the browser, so that no stranger can lock its owner out. Bounded, so that nobody can fill our memory; kept by
 * each replica for itself.
 */
@Singleton
class LoginThrottle {
    private static final int FREE_TRIES = 5;
    private static final int FREE_TRIES_OF_ALL_STRANGERS = 20;
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

    /** Who tries to sign in; {@code device} is the browser's if it is known to belong to that name. */
    record Attempt(
            String username, String address, @Nullable String device) {
        private List<Key> keys() {
            String name = username.toLowerCase(Locale.ROOT);
            return device != null
                    ? List.of(new Key("browser " + device, name, FREE_TRIES))
                    : List.of(
                            new Key("address " + address, name, FREE_TRIES),
                            new Key("strangers", name, FREE_TRIES_OF_ALL_STRANGERS));
        }
    }

    private record Key(String from, String username, int freeTries) {}

    private record Failures(int count, Instant last) {
        Instant nextTryAt(int freeTries) {
            int beyond = count - freeTries;
            if (beyond < 0) {
                return last;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(beyond, 6));
            return last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }

    /** How long to wait before the next try, if at all. */
    synchronized Optional<Duration> mustWait(Attempt attempt) {
        Instant now = clock.instant();
        Instant next = now;
        for (Key key : attempt.keys()) {
            Failures known = failures.get(key);
            if (known != null && known.nextTryAt(key.freeTries()).isAfter(next)) {
                next = known.nextTryAt(key.freeTries());
            }
        }
        return next.equals(now) ? Optional.empty() : Optional.of(Duration.between(now, next));
    }

    synchronized void failed(Attempt attempt) {
        Instant now = clock.instant();
        for (Key key : attempt.keys()) {
            failures.compute(
                    key,
                    (_, known) ->
                            known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now)
                                    ? new Failures(1, now)
                                    : new Failures(known.count() + 1, now));
        }
    }

    /** That it was right once says nothing of the other strangers. */
    synchronized void succeeded(Attempt attempt) {
        failures.remove(attempt.keys().getFirst());
    }
}
