package io.chatroom.conversation.sender;

import io.chatroom.conversation.quarantine.UncheckedSqlException;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.conversation.store.HeldConversations;
import io.chatroom.conversation.store.TellChanges;
import io.chatroom.events.OutsideAnswer.SenderFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a contact lacks: what is there, from the platform's events or from one of us, stays. The feed is told of the
 * conversations that are shown by it, and of messages that had nobody's name.
 */
@ApplicationScoped
public class TakeSender {
    private static final int MOST_CONVERSATIONS = 50;
    private static final int MOST_MESSAGES = 50;

    private static final String LOOKUP = """
            select i.id, i.contact_id, i.inbox_id, l.external_conversation_id
              from sender_lookup l join contact_identity i on i.id = l.identity_id
             where l.request_id = ? and i.inbox_id = ? and i.source_id = ?
               for update of l
            """;
    private static final String HANDLE =
            "update contact_identity set handle = ? where id = ? and handle is null and ?::text is not null";
    private static final String FILL = """
            update contact
               set name = coalesce(contact.name, n.name), avatar_url = coalesce(contact.avatar_url, n.avatar_url),
                   updated_at = n.now
              from (select ?::text as name, ?::text as avatar_url, ?::timestamptz as now) n
             where id = ?
               and ((contact.name is null and n.name is not null)
                 or (contact.avatar_url is null and n.avatar_url is not null))
            """;
    private static final String CONVERSATIONS = """
            (select id from conversation where contact_id = ? order by last_activity_at desc, id desc limit ?)
             union select id from conversation where inbox_id = ? and external_id = ?
            """;
    private static final String MESSAGES = """
            select m.id
              from conversation c
              join message m on m.conversation_id = c.id and m.seq > c.last_seq - ?
             where c.inbox_id = ? and c.external_id = ? and m.sender_id = ? and m.sender_kind = 'contact'
               and (m.sender_name is null or m.sender_avatar_url is null)
             order by m.seq
            """;

    private final DataSource database;
    private final TellChanges tell;
    private final Clock clock;

    TakeSender(DataSource database, TellChanges tell, Clock clock) {
        this.database = database;
        this.tell = tell;
        this.clock = clock;
    }

    private record Lookup(UUID identityId, UUID contactId, UUID inboxId, String externalConversationId) {}

    /** In the caller's transaction; an answer that comes again changes nothing. Rows are locked in the order of the hot path. */
    @Transactional(TxType.MANDATORY)
    public void take(SenderFound found) {
        try (Connection connection = database.getConnection()) {
            Optional<Lookup> lookup = lookup(connection, found);
            if (lookup.isEmpty()) {
                return;
            }
            Instant now = clock.instant();
            handle(connection, lookup.get(), Storable.orNull(found.handle()));
            if (fill(connection, lookup.get(), found, now)) {
                tell(connection, lookup.get(), now);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot take what was found of a sender", e);
        }
    }

    private static Optional<Lookup> lookup(Connection connection, SenderFound found) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOOKUP)) {
            select.setObject(1, found.requestId());
            select.setObject(2, found.inboxId());
            select.setString(3, Storable.text(found.externalId()));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Lookup(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private static void handle(Connection connection, Lookup lookup, @Nullable String handle) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(HANDLE)) {
            update.setString(1, handle);
            update.setObject(2, lookup.identityId());
            update.setString(3, handle);
            update.executeUpdate();
        }
    }

    private static boolean fill(Connection connection, Lookup lookup, SenderFound found, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(FILL)) {
            update.setString(1, Storable.orNull(found.name()));
            update.setString(2, Storable.orNull(found.avatarUrl()));
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            update.setObject(4, lookup.contactId());
            return update.executeUpdate() == 1;
        }
    }

    private void tell(Connection connection, Lookup lookup, Instant now) throws SQLException {
        HeldConversations conversations = HeldConversations.hold(connection, conversations(connection, lookup));
        conversations.shownByContact(lookup.contactId());
        conversations.write(connection, now);
        tell.everybody(conversations, List.of(), messages(connection, lookup));
    }

    private static List<UUID> conversations(Connection connection, Lookup lookup) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CONVERSATIONS)) {
            select.setObject(1, lookup.contactId());
            select.setInt(2, MOST_CONVERSATIONS);
            select.setObject(3, lookup.inboxId());
            select.setString(4, lookup.externalConversationId());
            return ids(select);
        }
    }

    private static List<UUID> messages(Connection connection, Lookup lookup) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MESSAGES)) {
            select.setInt(1, MOST_MESSAGES);
            select.setObject(2, lookup.inboxId());
            select.setString(3, lookup.externalConversationId());
            select.setObject(4, lookup.contactId());
            return ids(select);
        }
    }

    private static List<UUID> ids(PreparedStatement select) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
