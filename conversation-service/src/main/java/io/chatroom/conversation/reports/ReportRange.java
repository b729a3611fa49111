package io.chatroom.conversation.reports;

import io.chatroom.conversation.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Whole hours, from the first to, not including, the last. */
record ReportRange(Instant from, Instant to) {
    static final int MOST_DAYS = 92;
    private static final Duration USUALLY = Duration.ofDays(7);
    private static final Duration BY_THE_HOUR = Duration.ofDays(3);
    private static final Instant BEFORE_US = Instant.parse("2000-01-01T00:00:00Z");

    /** The last seven days where nothing is asked for. */
    static ReportRange of(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null ? now : time("to", to);
        // a time beyond now says no more than now does
        Instant until = end.isAfter(now) ? now : end;
        Instant begin = from == null ? until.minus(USUALLY) : time("from", from);
        if (!begin.isBefore(end)) {
            throw ProblemException.badParameter("from", "from lies before to.");
        }
        if (begin.isAfter(now)) {
            throw ProblemException.badParameter("from", "from lies in the past.");
        }
        if (Duration.between(begin, until).compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
            throw ProblemException.badParameter("from", "A report is over " + MOST_DAYS + " days at most.");
        }
        return new ReportRange(begin.truncatedTo(ChronoUnit.HOURS), ceiling(until));
    }

    private static Instant ceiling(Instant time) {
        Instant floor = time.truncatedTo(ChronoUnit.HOURS);
        return floor.equals(time) ? time : floor.plus(1, ChronoUnit.HOURS);
    }

    private static Instant time(String name, String text) {
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(BEFORE_US)) {
                throw ProblemException.badParameter(name, name + " is a time of this century.");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw ProblemException.badParameter(name, name + " is a time such as 2026-01-31T12:00:00Z.");
        }
    }

    /** What a point of a chart stands for, in the words of {@code date_trunc}. */
    String step() {
        return Duration.between(from, to).compareTo(BY_THE_HOUR) <= 0 ? "hour" : "day";
    }
}
