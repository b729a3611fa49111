package io.chatroom.delivery.intake;

import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideRequest.MediaRequested;
import io.chatroom.events.ReplyCommand.CancelRequested;
import io.chatroom.events.ReplyCommand.ErasureRequested;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Leaves of a conversation's replies that there were some, and how they fared: not what they said, nor to whom. */
@Singleton
class EraseReplies {
    private static final String NOBODY = "erased";

    private static final String ITEMS =
            "select payload, state, generation from item where conversation_id = ? order by source_seq";
    private static final String ERASE = """
            update item set payload = ?, progress = case when state = 'queued' then progress end where reply_id = ?""";
    private static final String ERASE_ATTEMPTS = """
            update attempt a set error = null, response_excerpt = null
              from item i where i.reply_id = a.reply_id and i.conversation_id = ?""";
    /** All that begin so, whatever the plan: {@code like} finds them by an index only where it sees what it is given. */
    private static final String FORGET_FILES = """
            delete from outside_request where subject ~>=~ ? and subject ~<~ (? || chr(1114111))""";

    private static final String ERASE_SET_ASIDE = "delete from quarantine where position(? in payload) > 0";

    private record Item(ReplyRequested reply, String state, int generation) {
        /** It may still leave, by itself or when somebody wants it to. */
        boolean isOpen() {
            return switch (state) {
                case "sent", "cancelled" -> false;
                default -> true;
            };
        }
    }

    private final ChangeFate changeFate;

    EraseReplies(ChangeFate changeFate) {
        this.changeFate = changeFate;
    }

    /** The lane is locked. One that is under way is asked to stop, and sent as it was if it is too late for that. */
    void erase(Connection connection, ErasureRequested wanted) throws SQLException {
        for (Item item : items(connection, wanted)) {
            if (item.isOpen()) {
                changeFate.cancel(
                        connection,
                        new CancelRequested(Ids.next(), item.reply(), item.generation(), wanted.createdAt()));
            }
            try (PreparedStatement erase = connection.prepareStatement(ERASE)) {
                erase.setBytes(1, EventJson.write(withoutWords(item.reply()), ReplyRequested.class));
                erase.setObject(2, item.reply().replyId());
                erase.executeUpdate();
            }
        }
        try (PreparedStatement attempts = connection.prepareStatement(ERASE_ATTEMPTS);
                PreparedStatement files = connection.prepareStatement(FORGET_FILES);
                PreparedStatement setAside = connection.prepareStatement(ERASE_SET_ASIDE)) {
            attempts.setObject(1, wanted.conversationId());
            attempts.executeUpdate();
            files.setString(1, MediaRequested.keysOf(wanted.conversationId()));
            files.setString(2, MediaRequested.keysOf(wanted.conversationId()));
            files.executeUpdate();
            setAside.setBytes(1, wanted.conversationId().toString().getBytes(StandardCharsets.UTF_8));
            setAside.executeUpdate();
        }
    }

    private static List<Item> items(Connection connection, ErasureRequested wanted) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ITEMS)) {
            select.setObject(1, wanted.conversationId());
            try (ResultSet row = select.executeQuery()) {
                List<Item> items = new ArrayList<>();
                while (row.next()) {
                    items.add(new Item(
                            EventJson.read(row.getBytes(1), ReplyRequested.class), row.getString(2), row.getInt(3)));
                }
                return items;
            } catch (MalformedPayload e) {
                throw new IllegalStateException("a stored reply does not read", e);
            }
        }
    }

    private static ReplyRequested withoutWords(ReplyRequested reply) {
        return new ReplyRequested(
                reply.eventId(),
                reply.replyId(),
                reply.conversationId(),
                reply.inboxId(),
                reply.platform(),
                NOBODY,
                reply.sourceSeq(),
                "",
                null,
                null,
                reply.createdAt());
    }
}
