package io.chatroom.conversation.search;

import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.thread.ConversationView;
import io.chatroom.conversation.thread.ViewQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds conversations by whom they are with, by their number, and by label; those with the latest activity first. */
@ApplicationScoped
class ConversationSearch {
    private final DataSource database;
    private final ViewQueries views;

    ConversationSearch(DataSource database, ViewQueries views) {
        this.database = database;
        this.views = views;
    }

    Page<ConversationView> page(
            SearchTerms terms, SearchFilter filter, @Nullable SearchCursor from, int limit, UUID reader) {
        try (Connection connection = database.getConnection()) {
            List<SearchCursor> places =
                    SearchQueries.within(connection, () -> find(connection, terms, filter, from, limit + 1));
            Page<SearchCursor> page = Page.of(places, limit, SearchCursor::written);
            return new Page<>(
                    views.conversations(
                            page.items().stream().map(SearchCursor::id).toList(), reader),
                    page.nextCursor());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot search conversations", e);
        }
    }

    private static List<SearchCursor> find(
            Connection connection, SearchTerms terms, SearchFilter filter, @Nullable SearchCursor from, int wanted)
            throws SQLException {
        LikeConversations like = LikeConversations.of(terms);
        List<Object> values = new ArrayList<>(like.values());
        Conditions conditions = filter.ofConversation();
        values.addAll(conditions.values());
        String more = conditions.continued();
        if (filter.inboxIds() != null) {
            more += " and c.inbox_id = any(?::uuid[])";
            values.add(SearchFilter.array(filter.inboxIds()));
        }
        if (from != null) {
            more += " and (c.last_activity_at, c.id) < (?, ?)";
            values.add(from.at().atOffset(ZoneOffset.UTC));
            values.add(from.id());
        }
        values.add(wanted);
        return SelectRows.list(
                connection,
                "with found as materialized (" + like.sql()
                        + ") select c.id, c.last_activity_at from found join conversation c on c.id = found.id where true"
                        + more + " order by c.last_activity_at desc, c.id desc limit ?",
                values,
                row -> new SearchCursor(
                        row.getObject(2, OffsetDateTime.class).toInstant(), row.getObject(1, UUID.class)));
    }
}
