package io.chatroom.conversation.thread;

import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.thread.ConversationFilter.Conditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
    private final DataSource database;
    private final ViewQueries views;

    ConversationList(DataSource database, ViewQueries views) {
        this.database = database;
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

    private List<ConversationCursor> places(
            ConversationFilter filter, ConversationOrder order, @Nullable ConversationCursor from, int limit) {
        Conditions conditions = filter.conditions();
        if (from != null) {
            OffsetDateTime at = from.at().atOffset(ZoneOffset.UTC);
            if (order.isRanked()) {
                conditions.and(order.beyondCursor(), from.rank(), at, from.id());
            } else {
                conditions.and(order.beyondCursor(), at, from.id());
            }
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql(conditions, order))) {
            int parameter = 0;
            for (Object value : conditions.values()) {
                select.setObject(++parameter, value);
            }
            select.setInt(++parameter, limit);
            try (ResultSet row = select.executeQuery()) {
                List<ConversationCursor> places = new ArrayList<>();
                while (row.next()) {
                    places.add(new ConversationCursor(
                            order,
                            row.getInt("rank"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getObject("id", UUID.class)));
                }
                return places;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list conversations", e);
        }
    }
}
