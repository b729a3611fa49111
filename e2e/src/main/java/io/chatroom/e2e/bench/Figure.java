package io.chatroom.e2e.bench;

import java.util.Locale;

/** A measured figure, in the one form in which all of them are printed. */
record Figure(String name, double value, String unit, String beside) {

    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, "");
    }

    /** What the same machine can do at best, measured in the same run. */
    Figure ofLimit(double limit) {
        return new Figure(
                name, value, unit, String.format(Locale.ROOT, "limit %s, ratio %.2f", number(limit), value / limit));
    }

    Figure aim(String aim) {
        return new Figure(name, value, unit, beside.isEmpty() ? "aim " + aim : beside + ", aim " + aim);
    }

    @Override
    public String toString() {
        return "%s %s %s%s".formatted(name, number(value), unit, beside.isEmpty() ? "" : " (" + beside + ")");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1 && value > 0 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
