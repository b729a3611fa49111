package io.chatroom.ingest.problem;

import io.chatroom.events.Ids;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a request in logs and answers: the caller's, if it is one, else a new one. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static String of(@Nullable String given) {
        return given != null && USABLE.matcher(given).matches()
                ? given
                : Ids.next().toString();
    }

    private RequestIds() {}
}
