package io.chatroom.platforms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a platform asks to be left alone: the {@code Retry-After} header, in seconds (decimals too) or as a date. */
public final class RetryAfter {
    private static final Duration UNSAID = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    /** Five seconds if the answer does not say; never more than a day. */
    public static Duration of(PlatformHttp.Outcome.Answered answer, Instant now) {
        return answer.header("retry-after")
                .map(String::strip)
                .flatMap(value -> parse(value, now))
                .map(RetryAfter::bounded)
                .orElse(UNSAID);
    }

    /** For platforms that say it in seconds only, where no clock is at hand. */
    public static Duration inSeconds(PlatformHttp.Outcome.Answered answer) {
        return answer.header("retry-after")
                .map(String::strip)
                .filter(value -> SECONDS.matcher(value).matches())
                .flatMap(value -> parse(value, Instant.EPOCH))
                .map(RetryAfter::bounded)
                .orElse(UNSAID);
    }

    /** For platforms that say it in the body. */
    public static Duration ofSeconds(long seconds) {
        return bounded(Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST.toSeconds())));
    }

    private static Optional<Duration> parse(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(
                    Duration.ofMillis(new BigDecimal(value).movePointRight(3).longValue()));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, until));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private RetryAfter() {}
}
