package io.chatroom.conversation.search;

import static java.util.stream.Collectors.toMap;

import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.thread.ConversationView;
import io.chatroom.conversation.thread.MessageView;
import io.chatroom.conversation.thread.ViewQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages by their words, the newest first. What is common is found among the newest few thousand, read in order; what is not
 * found there often enough is rare, and taken whole from the index of words. Either way the work is bounded, not the time looked back.
 */
@ApplicationScoped
class MessageSearch {
    /** At one match in a thousand a page is full; a rarer word has few enough matches for the index. */
    static final int RECENT = 20_000;

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final int MOST_MARKS = 50;

    private final DataSource database;
    private final ViewQueries views;

    MessageSearch(DataSource database, ViewQueries views) {
        this.database = database;
        this.views = views;
    }

    /** @param below the last message of the page before */
    Page<MessageHit> page(SearchTerms terms, SearchFilter filter, @Nullable UUID below, int limit) {
        try (Connection connection = database.getConnection()) {
            List<UUID> found = SearchQueries.within(
                    connection, () -> find(connection, terms, filter, below == null ? NEWEST : below, limit + 1));
            Page<UUID> page = Page.of(found, limit, UUID::toString);
            return new Page<>(hits(page.items(), terms), page.nextCursor());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot search messages", e);
        }
    }

    private List<MessageHit> hits(List<UUID> ids, SearchTerms terms) {
        List<MessageView> messages = views.messages(ids);
        Set<UUID> conversationIds = new java.util.LinkedHashSet<>(
                messages.stream().map(MessageView::conversationId).toList());
        Map<UUID, ConversationView> conversations =
                views.conversations(conversationIds).stream().collect(toMap(ConversationView::id, Function.identity()));
        List<MessageHit> hits = new ArrayList<>();
        for (MessageView message : messages) {
            ConversationView conversation = conversations.get(message.conversationId());
            if (conversation != null) {
                hits.add(MessageHit.of(message, conversation, terms));
            }
        }
        return hits;
    }

    private static List<UUID> find(
            Connection connection, SearchTerms terms, SearchFilter filter, UUID below, int wanted) throws SQLException {
        if (filter.conversationId() != null) {
            return byIndex(connection, terms, filter, below, wanted);
        }
        List<UUID> recent = amongRecent(connection, terms, filter, below, wanted);
        if (recent.size() >= wanted) {
            return recent;
        }
        List<UUID> edge = SelectRows.list(
                connection,
                "select message_id from message_search where message_id < ? order by message_id desc offset ? limit 1",
                List.of(below, RECENT - 1),
                MessageSearch::id);
        if (edge.isEmpty()) {
            return recent;
        }
        List<UUID> all = new ArrayList<>(recent);
        all.addAll(byIndex(connection, terms, filter, edge.getFirst(), wanted - recent.size()));
        return all;
    }

    // "offset 0" keeps the planner from turning look-ups of a few rows into a join with all of them
    private static List<UUID> amongRecent(
            Connection connection, SearchTerms terms, SearchFilter filter, UUID below, int wanted) throws SQLException {
        Conditions conditions = filter.ofConversation();
        List<Object> values = new ArrayList<>(List.of(below, RECENT, terms.tsquery()));
        String inboxes = inboxes(filter, values);
        values.addAll(conditions.values());
        values.add(wanted);
        return SelectRows.list(
                connection,
                "select r.message_id from (select * from message_search where message_id < ? order by message_id desc limit ?) r"
                        + " where r.words @@ ?::tsquery" + inboxes.replace("s.", "r.")
                        + (conditions.isEmpty()
                                ? ""
                                : " and exists (select from conversation c where c.id = r.conversation_id"
                                        + conditions.continued() + " offset 0)")
                        + " order by r.message_id desc limit ?",
                values,
                MessageSearch::id);
    }

    // materialised without its order, or the planner might walk back through all messages for the last few matches; the
    // function
    // rather than the operator for the whole query, as the index is asked for its strong part only
    private static List<UUID> byIndex(
            Connection connection, SearchTerms terms, SearchFilter filter, UUID below, int wanted) throws SQLException {
        Conditions conditions = filter.ofConversation();
        List<Object> values = new ArrayList<>(List.of(indexQuery(terms, filter), terms.tsquery(), below));
        String inboxes = inboxes(filter, values);
        String conversation = "";
        if (filter.conversationId() != null) {
            conversation = " and s.conversation_id = ?";
            values.add(filter.conversationId());
        }
        values.addAll(conditions.values());
        values.add(wanted);
        return SelectRows.list(
                connection,
                "with found as materialized (select s.message_id from message_search s"
                        + (conditions.isEmpty() ? "" : " join conversation c on c.id = s.conversation_id")
                        + " where s.words @@ ?::tsquery and ts_match_vq(s.words, ?::tsquery) and s.message_id < ?"
                        + inboxes + conversation + conditions.continued()
                        + ") select message_id from found order by message_id desc limit ?",
                values,
                MessageSearch::id);
    }

    private static String inboxes(SearchFilter filter, List<Object> values) throws SQLException {
        if (filter.inboxIds() == null) {
            return "";
        }
        values.add(SearchFilter.array(filter.inboxIds()));
        return " and s.inbox_id = any(?::uuid[])";
    }

    private static String indexQuery(SearchTerms terms, SearchFilter filter) {
        Set<UUID> inboxes = filter.inboxIds();
        return inboxes == null || inboxes.isEmpty() || inboxes.size() > MOST_MARKS
                ? terms.tsqueryForIndex()
                : InboxMark.anyOf(inboxes) + " & " + terms.tsqueryForIndex();
    }

    private static UUID id(java.sql.ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }
}
