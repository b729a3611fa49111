package io.chatroom.conversation.search;

import io.chatroom.conversation.problem.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Runs statements that look for something, in the caller's transaction and within bounds. */
final class SearchQueries {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String CANCELED = "57014";

    // Of a plan made for any words the planner knows nothing; compiling one takes longer than most searches do; and a
    // table of messages
    // is never read from end to end.
    private static final String BOUNDS = """
            select set_config('statement_timeout', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true),
                   set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true)
            """;

    interface Search<R> {
        R run() throws SQLException;
    }

    static <R> R within(Connection connection, Search<R> search) throws SQLException {
        try (PreparedStatement bounds = connection.prepareStatement(BOUNDS)) {
            bounds.setString(1, Long.toString(LONGEST.toMillis()));
            bounds.executeQuery().close();
        }
        try {
            return search.run();
        } catch (SQLException e) {
            if (CANCELED.equals(e.getSQLState())) {
                throw new ProblemException(
                        422,
                        "search_too_broad",
                        "This search takes too long",
                        "Add a word or a filter, or write more of the last word.");
            }
            throw e;
        }
    }

    private SearchQueries() {}
}
