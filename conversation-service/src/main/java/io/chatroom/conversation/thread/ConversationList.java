package io.chatroom.conversation.thread;

import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the list of conversations a page at a time: one statement for the places, one for all the views. */
@ApplicationScoped
class ConversationList {
    /** So many are walked through for each one with a label, before the index of labels is asked. */
    private static final int WALKED_EACH = 100;

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

    // The planner takes labels for rarer than they are, as it multiplies the shares of two conditions that mean much
    // the same; and a
    // common label's conversations are too many to be sorted for one page.
    private List<ConversationCursor> places(
            ConversationFilter filter, ConversationOrder order, @Nullable ConversationCursor from, int limit) {
        String label = filter.label();
        if (label != null && order.isByActivity() && filter.isFoundByActivity()) {
            Conditions ofAnyLabel = conditions(filter.ofAnyLabel(), order, from);
            List<ConversationCursor> walked = places(
                    filter,
                    order,
                    "select * from (select id, " + order.columns() + ", labels from conversation" + ofAnyLabel.where()
                            + " order by " + order.orderBy() + " limit " + limit * WALKED_EACH
                            + ") as walked where labels @> array[?]::text[] order by " + order.orderOfPlaces()
                            + " limit ?",
                    ofAnyLabel.valuesAnd(label, limit));
            if (walked.size() == limit) {
                return walked;
            }
        }
        Conditions conditions = conditions(filter, order, from);
        return places(filter, order, sql(conditions, order), conditions.valuesAnd(limit));
    }

    private Conditions conditions(
            ConversationFilter filter, ConversationOrder order, @Nullable ConversationCursor from) {
        Conditions conditions = filter.conditions(finder);
        if (from != null) {
            OffsetDateTime at = from.at().atOffset(ZoneOffset.UTC);
            if (order.isRanked()) {
                conditions.and(order.beyondCursor(), from.rank(), at, from.id());
            } else {
                conditions.and(order.beyondCursor(), at, from.id());
            }
        }
        return conditions;
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
