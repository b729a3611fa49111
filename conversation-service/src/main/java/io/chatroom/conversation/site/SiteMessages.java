package io.chatroom.conversation.site;

import io.chatroom.conversation.attachment.FileLinks;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.thread.ViewQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Pages of what a visitor may read of his conversation, ascending by seq. */
@ApplicationScoped
class SiteMessages {
    private static final String VISIBLE =
            "select id, seq from message where conversation_id = ? and type <> 'activity' and not private and deleted_at is null";
    private static final String AFTER = VISIBLE + " and seq > ? order by seq limit ?";
    private static final String BEFORE = VISIBLE + " and seq < ? order by seq desc limit ?";

    private final DataSource database;
    private final ViewQueries views;
    private final FileLinks links;

    SiteMessages(DataSource database, ViewQueries views, FileLinks links) {
        this.database = database;
        this.views = views;
        this.links = links;
    }

    private record Place(UUID id, long seq) {}

    /** What follows {@code afterSeq}; the cursor is for what follows that. */
    Page<SiteMessageView> after(UUID conversationId, long afterSeq, int limit) {
        return page(places(AFTER, conversationId, afterSeq, limit + 1), limit);
    }

    /** The latest before {@code beforeSeq}; the cursor is for what came before those. */
    Page<SiteMessageView> before(UUID conversationId, long beforeSeq, int limit) {
        return page(places(BEFORE, conversationId, beforeSeq, limit + 1), limit);
    }

    private Page<SiteMessageView> page(List<Place> places, int limit) {
        boolean more = places.size() > limit;
        List<Place> shown = more ? places.subList(0, limit) : places;
        List<SiteMessageView> items = views
                .messages(shown.stream().map(Place::id).toList())
                .stream()
                .flatMap(message -> SiteMessageView.of(message, links).stream())
                .sorted(Comparator.comparingLong(SiteMessageView::seq))
                .toList();
        return new Page<>(items, more ? Long.toString(shown.getLast().seq()) : null);
    }

    private List<Place> places(String sql, UUID conversationId, long seq, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, conversationId);
            select.setLong(2, seq);
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
