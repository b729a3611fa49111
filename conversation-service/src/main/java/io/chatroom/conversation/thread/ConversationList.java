package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.listing.Page;
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

    record Filter(
            @Nullable ConversationStatus status, @Nullable UUID inboxId, InboxLimit visible) {}

    /** As {@code reader} sees them. */
    Page<ConversationView> page(
            Filter filter, ConversationOrder order, @Nullable ConversationCursor from, int limit, UUID reader) {
        Page<ConversationCursor> places =
                Page.of(places(filter, order, from, limit + 1), limit, ConversationCursor::written);
        List<UUID> ids = places.items().stream().map(ConversationCursor::id).toList();
        return new Page<>(views.conversations(ids, reader), places.nextCursor());
    }

    private List<ConversationCursor> places(
            Filter filter, ConversationOrder order, @Nullable ConversationCursor from, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (filter.status() != null) {
            conditions.add("status = ?");
            values.add(filter.status().word());
        }
        if (filter.inboxId() != null) {
            conditions.add("inbox_id = ?");
            values.add(filter.inboxId());
        }
        String visible = filter.visible().asArray();
        if (visible != null) {
            conditions.add("inbox_id = any(?::uuid[])");
            values.add(visible);
        }
        if (from != null) {
            conditions.add(order.beyondCursor());
            values.add(from.at().atOffset(ZoneOffset.UTC));
            values.add(from.id());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String sql = "select id, " + order.column() + " as at from conversation" + where + " order by "
                + order.orderBy() + " limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (Object value : values) {
                select.setObject(++parameter, value);
            }
            select.setInt(++parameter, limit);
            try (ResultSet row = select.executeQuery()) {
                List<ConversationCursor> places = new ArrayList<>();
                while (row.next()) {
                    places.add(new ConversationCursor(
                            order,
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
