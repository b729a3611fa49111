package io.chatroom.conversation.search;

import io.chatroom.conversation.contact.ContactFinder;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.rows.Conditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Narrows the list of contacts to those that are like what somebody looks for. */
@ApplicationScoped
class FindContacts implements ContactFinder {

    @Override
    public void narrow(Conditions conditions, String q) {
        if (q.isBlank()) {
            throw ProblemException.badParameter("q", "q is what to look for: at least one word.");
        }
        SearchTerms terms = SearchTerms.of(q.replace('\u0000', ' '));
        conditions.and(
                "c.id in (select s.contact_id from contact_search s where " + ContactSearch.MATCHES + ")",
                terms.tsquery(),
                ContactSearch.like(terms));
    }

    @Override
    public <R> R within(Connection connection, Read<R> read) throws SQLException {
        return SearchQueries.within(connection, read::run);
    }
}
