package io.chatroom.conversation.thread;

import io.chatroom.conversation.problem.ProblemException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The orders a list of conversations can be read in; there is an index for each. */
enum ConversationOrder {
    NEWEST_ACTIVITY("-last_activity", "last_activity_at", true),
    OLDEST_ACTIVITY("last_activity", "last_activity_at", false),
    NEWEST("-created", "created_at", true);

    private final String parameter;
    private final String column;
    private final boolean descending;

    ConversationOrder(String parameter, String column, boolean descending) {
        this.parameter = parameter;
        this.column = column;
        this.descending = descending;
    }

    static ConversationOrder of(@Nullable String parameter) {
        return parameter == null
                ? NEWEST_ACTIVITY
                : Stream.of(values())
                        .filter(order -> order.parameter.equals(parameter))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badParameter(
                                "sort", "sort is one of -last_activity, last_activity, -created."));
    }

    String column() {
        return column;
    }

    String orderBy() {
        String direction = descending ? " desc" : " asc";
        return column + direction + ", id" + direction;
    }

    String beyondCursor() {
        return "(" + column + ", id) " + (descending ? "<" : ">") + " (?, ?)";
    }
}
