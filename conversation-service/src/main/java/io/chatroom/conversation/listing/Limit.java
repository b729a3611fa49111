package io.chatroom.conversation.listing;

import io.chatroom.conversation.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** How many items a page may have. */
public final class Limit {

    public static int of(@Nullable Integer asked, int usually, int atMost) {
        if (asked == null) {
            return usually;
        }
        if (asked < 1 || asked > atMost) {
            throw ProblemException.badParameter("limit", "limit is a number from 1 to " + atMost + ".");
        }
        return asked;
    }

    private Limit() {}
}
