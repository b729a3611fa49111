package io.chatroom.conversation.search;

import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.thread.ConversationFinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Narrows the list of conversations as a search for them does. */
@ApplicationScoped
class FindConversations implements ConversationFinder {

    @Override
    public void narrow(Conditions conditions, String q) {
        if (q.isBlank()) {
            throw ProblemException.badParameter("q", "q is what to look for: at least one word.");
        }
        LikeConversations like = LikeConversations.of(SearchTerms.of(q.replace('\u0000', ' ')));
        conditions.and("id in (" + like.sql() + ")", like.values().toArray());
    }

    @Override
    public <R> R within(Connection connection, Read<R> read) throws SQLException {
        return SearchQueries.within(connection, read::run);
    }
}
