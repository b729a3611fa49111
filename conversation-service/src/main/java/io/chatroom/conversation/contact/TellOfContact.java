package io.chatroom.conversation.contact;

import io.chatroom.conversation.feed.Feed;
import io.chatroom.conversation.feed.FeedChange;
import io.chatroom.conversation.feed.FeedChange.Kind;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.conversation.thread.ViewQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Tells the feed of conversations whose contact is another, or shown in another way: the latest ones, as somebody may look at them. */
@ApplicationScoped
class TellOfContact {
    private static final int AT_MOST = 100;

    private static final String HOLD = """
            select c.id from conversation c
             where c.id in (select id from conversation where contact_id = ? order by last_activity_at desc, id desc limit %d)
             order by c.id
               for no key update
            """.formatted(AT_MOST);

    private final DataSource database;
    private final Feed feed;
    private final ViewQueries views;

    TellOfContact(DataSource database, Feed feed, ViewQueries views) {
        this.database = database;
        this.feed = feed;
        this.views = views;
    }

    /** With the caller's transaction, which has written (and flushed) what there is to tell. */
    void changed(UUID contactId, Instant now) {
        try (Connection connection = database.getConnection()) {
            List<UUID> ids = SelectRows.list(connection, HOLD, List.of(contactId), row -> row.getObject(1, UUID.class));
            if (ids.isEmpty()) {
                return;
            }
            try (PreparedStatement touch = connection.prepareStatement(
                    "update conversation set version = version + 1, updated_at = ? where id = any(?)")) {
                touch.setObject(1, now.atOffset(ZoneOffset.UTC));
                touch.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                touch.executeUpdate();
            }
            feed.publish(views.conversations(ids).stream()
                    .map(view -> new FeedChange(Kind.CONVERSATION_UPDATED, view.id(), view.inboxId(), view))
                    .toList());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot tell of the contact " + contactId, e);
        }
    }
}
