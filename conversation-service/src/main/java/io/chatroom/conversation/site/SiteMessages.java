package io.chatroom.conversation.site;

import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.thread.ViewQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Pages of what a visitor may read of his conversation, ascending by seq. */
@ApplicationScoped
class SiteMessages {
    private static final String VISIBLE =
            "select id, seq from message where conversation_id = ? and type <> 'activity' and not private and deleted_at is null";
    private static final String AFTER = VISIBLE + " and seq > ? order by seq limit ?";
    private static final String LATEST =
            "select id, seq from (" + VISIBLE + " and seq > ? order by seq desc limit ?) latest order by seq";

    private final DataSource database;
    private final ViewQueries views;

    SiteMessages(DataSource database, ViewQueries views) {
        this.database = database;
        this.views = views;
    }

    private record Place(UUID id, long seq) {}

    /** What follows {@code afterSeq}, or, without it, the latest. */
    Page<SiteMessageView> page(UUID conversationId, @Nullable Long afterSeq, int limit) {
        List<Place> places = afterSeq == null
                ? places(LATEST, conversationId, 0, limit)
                : places(AFTER, conversationId, afterSeq, limit + 1);
        boolean more = places.size() > limit;
        List<Place> shown = more ? places.subList(0, limit) : places;
        List<SiteMessageView> items = views
                .messages(shown.stream().map(Place::id).toList())
                .stream()
                .flatMap(message -> SiteMessageView.of(message).stream())
                .toList();
        return new Page<>(items, more ? Long.toString(shown.getLast().seq()) : null);
    }

    private List<Place> places(String sql, UUID conversationId, long afterSeq, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, conversationId);
            select.setLong(2, afterSeq);
            select.setInt(3, limit);
            List<Place> places = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.add(new Place(row.getObject("id", UUID.class), row.getLong("seq")));
                }
            }
            return places;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a visitor's messages", e);
        }
    }
}
