package io.chatroom.conversation.visibility;

import io.chatroom.conversation.account.InboxLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Which of some things stand in inboxes that an account may see. */
@ApplicationScoped
public class Visibility {
    private final DataSource database;

    Visibility(DataSource database) {
        this.database = database;
    }

    /** What can be asked for by an id, and stands in an inbox. */
    public enum Kind {
        INBOX("select id from inbox where id = any(?) and id = any(?::uuid[])"),
        CONVERSATION("select id from conversation where id = any(?) and inbox_id = any(?::uuid[])"),
        /** Or what is to be one when its time comes. */
        MESSAGE("""
                select m.id
                  from (select unnest(?::uuid[]) as id) asked
                  join lateral (select id, conversation_id from message where id = asked.id
                                union all
                                select id, conversation_id from scheduled_reply where id = asked.id) m on true
                  join conversation c on c.id = m.conversation_id
                 where c.inbox_id = any(?::uuid[])
                """),
        /** Seen by whoever sees one of the inboxes they wrote to. */
        CONTACT(
                "select distinct contact_id from contact_identity where contact_id = any(?) and inbox_id = any(?::uuid[])"),
        ATTACHMENT("""
                select a.id from attachment a join conversation c on c.id = a.conversation_id
                where a.id = any(?) and c.inbox_id = any(?::uuid[])
                """),
        /** Those offered everywhere are seen by everybody. */
        CANNED_REPLY(
                "select id from canned_reply where id = any(?) and (inbox_id is null or inbox_id = any(?::uuid[]))");

        private final String visible;

        Kind(String visible) {
            this.visible = visible;
        }
    }

    /** Those of {@code ids} that are there and visible; all of them, unasked, where there is no limit. */
    public Set<UUID> visible(Kind kind, Collection<UUID> ids, InboxLimit limit) {
        String inboxes = limit.asArray();
        if (inboxes == null || ids.isEmpty()) {
            return Set.copyOf(ids);
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(kind.visible)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            select.setString(2, inboxes);
            try (ResultSet row = select.executeQuery()) {
                Set<UUID> visible = new HashSet<>();
                while (row.next()) {
                    visible.add(row.getObject(1, UUID.class));
                }
                return visible;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look which " + kind + " are visible", e);
        }
    }
}
