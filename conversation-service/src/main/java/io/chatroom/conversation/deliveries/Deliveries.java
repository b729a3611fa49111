package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.thread.MessageStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
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
            join inbox i on i.id = c.inbox_id""";

    private final DataSource database;

    Deliveries(DataSource database) {
        this.database = database;
    }

    /** The newest first. */
    Page<DeliveryView> page(DeliveryFilter filter, InboxLimit visible, @Nullable UUID below, int limit) {
        Conditions conditions = filter.conditions(NOT_THERE);
        String inboxes = visible.asArray();
        if (inboxes != null) {
            conditions.and("c.inbox_id = any(?::uuid[])", inboxes);
        }
        if (below != null) {
            conditions.and("m.id < ?", below);
        }
        List<DeliveryView> found = list(
                "select " + DeliveryView.COLUMNS + " " + FROM + conditions.where() + " order by m.id desc limit ?",
                conditions.valuesAnd(limit + 1),
                DeliveryView::of);
        return Page.of(found, limit, view -> view.messageId().toString());
    }

    /** The oldest first. */
    List<UUID> ids(DeliveryFilter filter, int limit) {
        Conditions conditions = filter.conditions(GIVEN_UP);
        return list(
                "select m.id " + FROM + conditions.where() + " order by m.id limit ?",
                conditions.valuesAnd(limit),
                row -> row.getObject(1, UUID.class));
    }

    long count(DeliveryFilter filter) {
        Conditions conditions = filter.conditions(GIVEN_UP);
        return list(
                        "select count(*) from (select " + FROM + conditions.where() + " limit ?) as found",
                        conditions.valuesAnd(COUNTED_AT_MOST),
                        row -> row.getLong(1))
                .getFirst();
    }

    private <R> List<R> list(String sql, List<Object> values, SelectRows.Row<R> reader) {
        try (Connection connection = database.getConnection()) {
            return SelectRows.list(connection, sql, values, reader);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read deliveries", e);
        }
    }
}
