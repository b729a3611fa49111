package io.chatroom.conversation.history;

import io.chatroom.conversation.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which audit events. */
record AuditFilter(
        @Nullable String action,
        @Nullable String subject,
        @Nullable UUID userId,
        @Nullable Instant since) {
    private static final int LONGEST = 200;
    private static final Instant BEFORE_US = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2200-01-01T00:00:00Z");

    static AuditFilter of(
            @Nullable String action, @Nullable String subject, @Nullable UUID userId, @Nullable String since) {
        return new AuditFilter(bounded("action", action), bounded("subject", subject), userId, time(since));
    }

    private static @Nullable String bounded(String name, @Nullable String value) {
        if (value != null && (value.length() > LONGEST || value.indexOf('\0') >= 0)) {
            throw ProblemException.badParameter(name, name + " has " + LONGEST + " characters at most.");
        }
        return value;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            // what the database can compare with
            return time.isBefore(BEFORE_US) ? BEFORE_US : time.isAfter(FAR_OFF) ? FAR_OFF : time;
        } catch (DateTimeParseException e) {
            throw ProblemException.badParameter("since", "since is a time such as 2026-01-31T12:00:00Z.");
        }
    }
}
