package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Slack's {@code ts}: a time in seconds and microseconds, and within a channel the id of the message that was written then. */
final class SlackTimestamp {
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,11}\\.[0-9]{6}");

    static boolean isOne(String ts) {
        return WRITTEN.matcher(ts).matches();
    }

    /** The time in a field, if there is one. */
    static @Nullable Instant time(JsonNode object, String field) {
        return UntrustedJson.id(object, field)
                .filter(SlackTimestamp::isOne)
                .map(SlackTimestamp::time)
                .orElse(null);
    }

    static String of(Instant time) {
        return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1000);
    }

    private static Instant time(String ts) {
        int point = ts.indexOf('.');
        return Instant.ofEpochSecond(
                Long.parseLong(ts, 0, point, 10), Long.parseLong(ts, point + 1, ts.length(), 10) * 1000);
    }

    private SlackTimestamp() {}
}
