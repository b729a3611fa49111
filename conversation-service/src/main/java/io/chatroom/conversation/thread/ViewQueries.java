package io.chatroom.conversation.thread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads views, any number in one round trip each, on the caller's transaction: what that has written (and flushed) is seen. Answers
 * come in the order of the ids asked for; ids that do not exist are left out.
 */
@ApplicationScoped
public class ViewQueries {

    /** Nobody reads the difference between 999 unread messages and more, and counting them all costs. */
    static final int UNREAD_AT_MOST = 999;

    private static final int PREVIEW_CHARACTERS = 300;

    private static final String CONVERSATIONS = """
            select c.id, c.display_id, c.inbox_id, i.platform, c.external_id, c.status, c.priority, c.assignee_id, c.labels,
                   c.last_seq, c.waiting_since, c.first_response_at, c.snoozed_until, c.created_at, c.updated_at, c.version,
                   p.id as contact_id, p.name as contact_name, p.avatar_url as contact_avatar_url,
                   s.source_id as contact_source_id, coalesce(s.verified, false) as contact_verified,
                   p.blocked_at is not null as contact_blocked,
                   m.seq as message_seq, m.type as message_type, left(m.text, %d) as message_text,
                   m.status as message_status, m.created_at as message_created_at,
                   coalesce(u.unread, 0) as unread,
                   (select count(*) from scheduled_reply w where w.conversation_id = c.id and w.cancelled_at is null) as scheduled
            from unnest(?::uuid[]) with ordinality as asked (id, position)
            join conversation c on c.id = asked.id
            join inbox i on i.id = c.inbox_id
            left join contact p on p.id = c.contact_id
            left join contact_identity s on s.id = c.contact_identity_id
            left join message m on m.conversation_id = c.id and m.seq = c.last_message_seq
            left join lateral (
                select count(*) as unread
                from (select 1
                      from message n
                      where n.conversation_id = c.id
                        and n.type = 'incoming'
                        and n.seq > coalesce((select r.last_read_seq
                                              from conversation_read r
                                              where r.conversation_id = c.id and r.account_id = ?), 0)
                      limit %d) counted
            ) u on ? and p.blocked_at is null
            order by asked.position
            """.formatted(PREVIEW_CHARACTERS, UNREAD_AT_MOST);

    private static final String MESSAGES = """
            select m.id, m.conversation_id, m.seq, m.type, m.private, m.text,
                   m.sender_kind, m.sender_id, m.sender_external_id,
                   coalesce(m.sender_name, w.name) as sender_name,
                   coalesce(m.sender_avatar_url, w.avatar_url) as sender_avatar_url,
                   m.external_id, m.reply_to_id, m.reply_to_external_id, m.status, m.status_code, m.status_reason, m.next_attempt_at,
                   m.cancel_requested_at,
                   m.attachments, m.reactions,
                   case when m.private then (
                       select jsonb_agg(jsonb_build_object('id', a.id, 'username', a.username, 'name', a.name)
                                        order by lower(a.username))
                         from message_mention n join account a on a.id = n.account_id
                        where n.message_id = m.id) end as mentions,
                   m.edited_at, m.deleted_at, m.sent_at, m.created_at
            from unnest(?::uuid[]) with ordinality as asked (id, position)
            join message m on m.id = asked.id
            left join contact w on w.id = m.sender_id and m.sender_kind = 'contact'
            order by asked.position
            """;

    private final DataSource database;
    private final ObjectReader attachments;
    private final ObjectReader reactions;
    private final ObjectReader mentions;

    ViewQueries(DataSource database, ObjectMapper json) {
        this.database = database;
        this.attachments = listReader(json, MessageView.Attachment.class);
        this.reactions = listReader(json, MessageView.Reaction.class);
        this.mentions = listReader(json, MessageView.Mention.class);
    }

    /** In the form of the feed: nobody in particular reads them, so nothing is unread. */
    public List<ConversationView> conversations(Collection<UUID> ids) {
        return conversations(ids, null);
    }

    /** As {@code reader}, an account, sees them. */
    public List<ConversationView> conversations(Collection<UUID> ids, @Nullable UUID reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CONVERSATIONS)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            select.setObject(2, reader, java.sql.Types.OTHER);
            select.setBoolean(3, reader != null);
            try (ResultSet row = select.executeQuery()) {
                List<ConversationView> views = new ArrayList<>(ids.size());
                while (row.next()) {
                    views.add(conversation(row));
                }
                return views;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read conversations", e);
        }
    }

    public List<MessageView> messages(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(MESSAGES)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                List<MessageView> views = new ArrayList<>(ids.size());
                while (row.next()) {
                    views.add(message(row));
                }
                return views;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read messages", e);
        }
    }

    private static ConversationView conversation(ResultSet row) throws SQLException {
        String priority = row.getString("priority");
        return new ConversationView(
                uuid(row, "id"),
                row.getLong("display_id"),
                uuid(row, "inbox_id"),
                row.getString("platform"),
                row.getString("external_id"),
                ConversationStatus.of(row.getString("status")),
                priority == null ? null : ConversationPriority.of(priority),
                row.getObject("assignee_id", UUID.class),
                texts(row.getArray("labels")),
                contact(row),
                lastMessage(row),
                row.getLong("last_seq"),
                row.getInt("unread"),
                row.getInt("scheduled"),
                time(row, "waiting_since"),
                time(row, "first_response_at"),
                time(row, "snoozed_until"),
                presentTime(row, "created_at"),
                presentTime(row, "updated_at"),
                row.getLong("version"));
    }

    private static ConversationView.@Nullable Contact contact(ResultSet row) throws SQLException {
        UUID id = row.getObject("contact_id", UUID.class);
        return id == null
                ? null
                : new ConversationView.Contact(
                        id,
                        row.getString("contact_name"),
                        row.getString("contact_avatar_url"),
                        row.getString("contact_source_id"),
                        row.getBoolean("contact_verified"),
                        row.getBoolean("contact_blocked"));
    }

    private static ConversationView.@Nullable LastMessage lastMessage(ResultSet row) throws SQLException {
        long seq = row.getLong("message_seq");
        return row.wasNull()
                ? null
                : new ConversationView.LastMessage(
                        seq,
                        MessageType.of(row.getString("message_type")),
                        row.getString("message_text"),
                        status(row.getString("message_status")),
                        presentTime(row, "message_created_at"));
    }

    private MessageView message(ResultSet row) throws SQLException {
        UUID replyTo = row.getObject("reply_to_id", UUID.class);
        String replyToExternal = row.getString("reply_to_external_id");
        return new MessageView(
                uuid(row, "id"),
                uuid(row, "conversation_id"),
                row.getLong("seq"),
                MessageType.of(row.getString("type")),
                row.getBoolean("private"),
                row.getString("text"),
                new MessageView.Sender(
                        SenderKind.of(row.getString("sender_kind")),
                        row.getObject("sender_id", UUID.class),
                        row.getString("sender_external_id"),
                        row.getString("sender_name"),
                        row.getString("sender_avatar_url")),
                row.getString("external_id"),
                replyTo == null && replyToExternal == null ? null : new MessageView.ReplyTo(replyTo, replyToExternal),
                status(row.getString("status")),
                row.getString("status_code"),
                row.getString("status_reason"),
                time(row, "next_attempt_at"),
                time(row, "cancel_requested_at"),
                list(attachments, row.getString("attachments")),
                list(reactions, row.getString("reactions")),
                list(mentions, row.getString("mentions")),
                time(row, "edited_at"),
                time(row, "deleted_at"),
                time(row, "sent_at"),
                presentTime(row, "created_at"));
    }

    private static @Nullable MessageStatus status(@Nullable String word) {
        return word == null ? null : MessageStatus.of(word);
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant presentTime(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    // what is stored may know more than what is shown
    private static ObjectReader listReader(ObjectMapper json, Class<?> element) {
        JavaType list = json.getTypeFactory().constructCollectionType(List.class, element);
        return json.readerFor(list).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static <T> List<T> list(ObjectReader reader, @Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON does not read: " + json, e);
        }
    }
}
