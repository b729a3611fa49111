package io.chatroom.conversation.thread;

import io.chatroom.conversation.problem.ProblemException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The orders a list of conversations can be read in; there is an index for each. */
enum ConversationOrder {
    NEWEST_ACTIVITY("-last_activity", Keys.NO_RANK, "last_activity_at", true),
    OLDEST_ACTIVITY("last_activity", Keys.NO_RANK, "last_activity_at", false),
    NEWEST("-created", Keys.NO_RANK, "created_at", true),
    OLDEST("created", Keys.NO_RANK, "created_at", false),
    /** The longest first; who does not wait comes after all who do. */
    LONGEST_WAITING("waiting", Keys.NO_RANK, Keys.WAITING_SINCE, false),
    /** The most urgent first, and among equals the newest activity. */
    HIGHEST_PRIORITY("-priority", Keys.PRIORITY, "last_activity_at", true);

    /** As the indexes have them: an expression is found by its index only if it is the same. */
    private static final class Keys {
        static final @Nullable String NO_RANK = null;
        static final String WAITING_SINCE = "coalesce(waiting_since, timestamptz '9999-12-31 00:00:00+00')";
        static final String PRIORITY =
                "(case priority when 'urgent' then 4 when 'high' then 3 when 'medium' then 2 when 'low' then 1 else 0 end)";
    }

    static final String NAMES =
            Stream.of(values()).map(order -> order.parameter).collect(Collectors.joining(", "));

    private final String parameter;
    private final @Nullable String rank;
    private final String time;
    private final boolean descending;

    ConversationOrder(String parameter, @Nullable String rank, String time, boolean descending) {
        this.parameter = parameter;
        this.rank = rank;
        this.time = time;
        this.descending = descending;
    }

    static ConversationOrder of(@Nullable String parameter) {
        return parameter == null
                ? NEWEST_ACTIVITY
                : Stream.of(values())
                        .filter(order -> order.parameter.equals(parameter))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badParameter("sort", "sort is one of " + NAMES + "."));
    }

    /** Of a place in this order: {@code rank} and {@code at}. */
    String columns() {
        return (rank == null ? "0" : rank) + " as rank, " + time + " as at";
    }

    boolean isByActivity() {
        return this == NEWEST_ACTIVITY || this == OLDEST_ACTIVITY;
    }

    boolean isRanked() {
        return rank != null;
    }

    String orderBy() {
        String direction = descending ? " desc" : "";
        return (rank == null ? "" : rank + direction + ", ") + time + direction + ", id" + direction;
    }

    /** Takes the rank, if it is ranked, the time and the id of the last place. */
    String beyondCursor() {
        return "(" + (rank == null ? "" : rank + ", ") + time + ", id) " + (descending ? "<" : ">")
                + (rank == null ? " (?, ?)" : " (?, ?, ?)");
    }
}
