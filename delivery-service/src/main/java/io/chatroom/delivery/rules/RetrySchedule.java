package io.chatroom.delivery.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pauses between the attempts of one reply. With n of them there are n + 1 attempts. */
public record RetrySchedule(List<Duration> pauses) {
    private static final Pattern PAUSE = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final double JITTER = 0.2;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public static RetrySchedule parse(String setting) {
        List<Duration> pauses = new ArrayList<>();
        for (String entry : setting.split(",", -1)) {
            Matcher pause = PAUSE.matcher(entry.strip());
            if (!pause.matches()) {
                throw new IllegalArgumentException("CHATROOM_RETRY_SCHEDULE must be a list of pauses such as"
                        + " 1s,5s,30s,2m,1h, and '" + entry.strip() + "' is none.");
            }
            Duration length = duration(Long.parseLong(pause.group(1)), pause.group(2));
            if (length.isZero() || length.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("CHATROOM_RETRY_SCHEDULE: a pause must be longer than nothing and at"
                        + " most 30 days, and '" + entry.strip() + "' is not.");
            }
            pauses.add(length);
        }
        return new RetrySchedule(pauses);
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalStateException("no unit " + unit);
        };
    }

    /** The pause after the given number of failures, the first being 1; none when it was the last attempt. */
    public Optional<Duration> after(int failures, RandomGenerator random) {
        if (failures > pauses.size()) {
            return Optional.empty();
        }
        double factor = 1 - JITTER + random.nextDouble() * 2 * JITTER;
        return Optional.of(Duration.ofMillis(
                Math.max(1, Math.round(pauses.get(failures - 1).toMillis() * factor))));
    }

    public int attempts() {
        return pauses.size() + 1;
    }
}
