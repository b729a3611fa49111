package io.chatroom.conversation.thread;

import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
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

/** Reads the list of conversations a page at a time: one statement for the places, one for all the views. */
@ApplicationScoped
class ConversationList {
    /** So many are walked through for each one with a label, before the index of labels is asked. */
    private static final int WALKED_EACH = 200;

    private final DataSource database;
    private final ConversationFinder finder;
    private final ViewQueries views;

    ConversationList(DataSource database, ConversationFinder finder, ViewQueries views) {
        this.database = database;
        this.finder = finder;
        this.views = views;
    }

    /** As {@code reader} sees them. */
    Page<ConversationView> page(
            ConversationFilter filter,
            ConversationOrder order,
            @Nullable ConversationCursor from,
            int limit,
            UUID reader) {
        Page<ConversationCursor> places =
                Page.of(places(filter, order, from, limit + 1), limit, ConversationCursor::written);
        List<UUID> ids = places.items().stream().map(ConversationCursor::id).toList();
        return new Page<>(views.conversations(ids, reader), places.nextCursor());
    }

    static String sql(Conditions conditions, ConversationOrder order) {
        return "select id, " + order.columns() + " from conversation" + conditions.where() + " order by "
                + order.orderBy() + " limit ?";
    }

    /**
     * A label's conversations are found by the index of labels, and sorted: too many of a common label for one page. The planner does not see
     * it, as it takes "has labels" and "has this label" for two things and multiplies how rare they are. So the newest are walked
     * through first, a bounded number whatever else is asked for, and a page that is full then is the page.
     */
    private List<ConversationCursor> places(
            ConversationFilter filter, ConversationOrder order, @Nullable ConversationCursor from, int limit) {
        Conditions conditions = filter.conditions(finder);
        if (filter.label() != null && filter.q() == null && order.isByActivity()) {
            Conditions near = beyond(filter.statusAlone(), order, from);
            List<Object> values = new ArrayList<>(near.values());
            values.addAll(conditions.valuesAnd(limit));
            List<ConversationCursor> walked = places(
                    filter,
                    order,
                    "select id, " + order.columns() + " from (select * from conversation" + near.where() + " order by "
                            + order.orderBy() + " limit " + limit * WALKED_EACH + ") as conversation"
                            + conditions.where() + " order by " + order.orderBy() + " limit ?",
                    values);
            if (walked.size() == limit) {
                return walked;
            }
        }
        beyond(conditions, order, from);
        return places(filter, order, sql(conditions, order), conditions.valuesAnd(limit));
    }

    private static Conditions beyond(
            Conditions conditions, ConversationOrder order, @Nullable ConversationCursor from) {
        if (from == null) {
            return conditions;
        }
        OffsetDateTime at = from.at().atOffset(ZoneOffset.UTC);
        return order.isRanked()
                ? conditions.and(order.beyondCursor(), from.rank(), at, from.id())
                : conditions.and(order.beyondCursor(), at, from.id());
    }

    private List<ConversationCursor> places(
            ConversationFilter filter, ConversationOrder order, String sql, List<Object> values) {
        try (Connection connection = database.getConnection()) {
            return filter.read(
                    connection,
                    finder,
                    () -> SelectRows.list(
                            connection,
                            sql,
                            values,
                            row -> new ConversationCursor(
                                    order,
                                    row.getInt("rank"),
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getObject("id", UUID.class))));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list conversations", e);
        }
    }
}
