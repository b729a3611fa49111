package io.chatroom.conversation.deliveries;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import io.chatroom.conversation.attachment.Attachments;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Replies as delivery is to know them, put together from what is stored. */
final class ReplyFacts {
    private static final String SELECT = """
            select m.id, m.conversation_id, c.inbox_id, i.platform, c.external_id, m.seq, m.text, m.reply_to_external_id,
                   m.sender_name, m.created_at, a.address as reply_address
              from message m
              join conversation c on c.id = m.conversation_id
              join inbox i on i.id = c.inbox_id
              left join reply_address a on a.conversation_id = c.id
             where m.id = any(?)
             order by m.conversation_id, m.seq
            """;

    /** In the order in which each conversation's replies are to leave. */
    static List<ReplyRequested> of(Connection connection, Collection<UUID> messages, Attachments attachments)
            throws SQLException {
        Map<UUID, List<ReplyCommand.Attachment>> files = attachments.toFetch(messages);
        try (ArrayStatement select = new ArrayStatement(connection, SELECT)) {
            return select.uuids(messages, id -> id).list(row -> reply(row, files));
        }
    }

    private static ReplyRequested reply(ResultSet row, Map<UUID, List<ReplyCommand.Attachment>> files)
            throws SQLException {
        return new ReplyRequested(
                Ids.next(),
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("inbox_id", UUID.class),
                row.getString("platform"),
                row.getString("external_id"),
                row.getLong("seq"),
                row.getString("text"),
                row.getString("reply_to_external_id"),
                row.getString("sender_name"),
                Objects.requireNonNull(instantAt(row, "created_at")),
                files.get(row.getObject("id", UUID.class)),
                row.getString("reply_address"));
    }

    private ReplyFacts() {}
}
