package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.deliveries.DeliveryFilter.Conditions;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.thread.MessageStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads replies that are not there. Ids are in order of time, so a page goes on below its last one. */
@ApplicationScoped
class Deliveries {
    static final int COUNTED_AT_MOST = 10_000;

    static final List<MessageStatus> NOT_THERE = Stream.of(MessageStatus.values())
            .filter(status -> status.isOnItsWay() || status.isGivenUp())
            .toList();
    static final List<MessageStatus> GIVEN_UP =
            Stream.of(MessageStatus.values()).filter(MessageStatus::isGivenUp).toList();

    private static final String FROM = """
             from message m
             join conversation c on c.id = m.conversation_id
             join inbox i on i.id = c.inbox_id
            where\s""";

    private final DataSource database;

    Deliveries(DataSource database) {
        this.database = database;
    }

    /** The newest first. */
    Page<DeliveryView> page(DeliveryFilter filter, InboxLimit visible, @Nullable UUID below, int limit) {
        Conditions conditions = filter.conditions(NOT_THERE);
        List<Object> values = new ArrayList<>(conditions.values());
        String sql = "select " + DeliveryView.COLUMNS + FROM + conditions.sql();
        String inboxes = visible.asArray();
        if (inboxes != null) {
            sql += " and c.inbox_id = any(?::uuid[])";
            values.add(inboxes);
        }
        if (below != null) {
            sql += " and m.id < ?";
            values.add(below);
        }
        values.add(limit + 1);
        List<DeliveryView> found = list(sql + " order by m.id desc limit ?", values, DeliveryView::of);
        return Page.of(found, limit, view -> view.messageId().toString());
    }

    /** The oldest first. */
    List<UUID> ids(DeliveryFilter filter, int limit) {
        Conditions conditions = filter.conditions(GIVEN_UP);
        List<Object> values = new ArrayList<>(conditions.values());
        values.add(limit);
        return list(
                "select m.id" + FROM + conditions.sql() + " order by m.id limit ?",
                values,
                row -> row.getObject(1, UUID.class));
    }

    long count(DeliveryFilter filter) {
        Conditions conditions = filter.conditions(GIVEN_UP);
        List<Object> values = new ArrayList<>(conditions.values());
        values.add(COUNTED_AT_MOST);
        return list(
                        "select count(*) from (select" + FROM + conditions.sql() + " limit ?) as found",
                        values,
                        row -> row.getLong(1))
                .getFirst();
    }

    private interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    private <R> List<R> list(String sql, List<Object> values, Row<R> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (Object value : values) {
                select.setObject(++parameter, value);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<R> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read deliveries", e);
        }
    }
}
