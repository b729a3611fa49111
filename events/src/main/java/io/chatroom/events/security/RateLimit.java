package io.chatroom.events.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * So many a minute for each who asks; unused ones add up to a minute's worth. Remembers a bounded number of them: who was not
 * seen for longest is forgotten first, which can only be in their favour.
 */
public final class RateLimit {
    private static final int MOST_REMEMBERED = 50_000;

    private final double perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    public RateLimit(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /** Empty if it is within the limit, and else how long until it would be. */
    public synchronized Optional<Duration> take(String who) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.get(who);
        double tokens = bucket == null
                ? perMinute
                : Math.min(
                        perMinute,
                        bucket.tokens
                                + (now - bucket.at)
                                        * perMinute
                                        / Duration.ofMinutes(1).toNanos());
        if (tokens < 1) {
            buckets.put(who, new Bucket(tokens, now));
            return Optional.of(Duration.ofMillis((long) Math.ceil((1 - tokens) * 60_000 / perMinute)));
        }
        buckets.put(who, new Bucket(tokens - 1, now));
        return Optional.empty();
    }

    private record Bucket(double tokens, long at) {}
}
