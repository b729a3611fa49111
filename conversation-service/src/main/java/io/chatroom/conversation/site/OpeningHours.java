package io.chatroom.conversation.site;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When somebody is there, as the inbox's settings say in its time zone. Without any hours, always. */
record OpeningHours(List<Span> spans, ZoneId zone) {
    private static final Pattern ENTRY =
            Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? (\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
    private static final int DAYS_AHEAD = 8;

    /** The same hours on one day of every week; {@code lasting} may reach into the next day. */
    record Span(DayOfWeek day, Duration from, Duration lasting) {}

    private record Open(Instant from, Instant until) {}

    /** Entries that do not read are left out: they were checked when they were stored. */
    static OpeningHours of(List<String> entries, ZoneId zone) {
        List<Span> spans = new ArrayList<>();
        for (String entry : entries) {
            Matcher parts = ENTRY.matcher(entry);
            if (parts.matches()) {
                spans.addAll(spans(parts));
            }
        }
        return new OpeningHours(List.copyOf(spans), zone);
    }

    private static List<Span> spans(Matcher parts) {
        Optional<DayOfWeek> first = day(parts.group(1));
        Optional<DayOfWeek> last = parts.group(2) == null ? first : day(parts.group(2));
        if (first.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        Duration from = time(parts.group(3), parts.group(4));
        Duration until = time(parts.group(5), parts.group(6));
        // 22:00-06:00 ends on the next day
        Duration lasting = until.compareTo(from) > 0
                ? until.minus(from)
                : until.minus(from).plusDays(1);
        List<Span> spans = new ArrayList<>();
        DayOfWeek day = first.get();
        spans.add(new Span(day, from, lasting));
        while (day != last.get()) {
            day = day.plus(1);
            spans.add(new Span(day, from, lasting));
        }
        return spans;
    }

    private static Optional<DayOfWeek> day(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst();
    }

    private static Duration time(String hours, String minutes) {
        return Duration.ofHours(Long.parseLong(hours)).plusMinutes(Long.parseLong(minutes));
    }

    boolean isOpen(Instant now) {
        return spans.isEmpty()
                || around(now)
                        .anyMatch(open ->
                                !open.from().isAfter(now) && open.until().isAfter(now));
    }

    /** Empty while it is open. */
    Optional<Instant> opensNext(Instant now) {
        return isOpen(now)
                ? Optional.empty()
                : around(now).map(Open::from).filter(from -> from.isAfter(now)).min(Comparator.naturalOrder());
    }

    private Stream<Open> around(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
                .limit(DAYS_AHEAD + 1L)
                .flatMap(day -> spans.stream()
                        .filter(span -> span.day() == day.getDayOfWeek())
                        .map(span -> open(day, span)));
    }

    /** By the clock on the wall, also on the days on which it is put forward or back. */
    private Open open(LocalDate day, Span span) {
        return new Open(
                day.atStartOfDay().plus(span.from()).atZone(zone).toInstant(),
                day.atStartOfDay()
                        .plus(span.from())
                        .plus(span.lasting())
                        .atZone(zone)
                        .toInstant());
    }
}
