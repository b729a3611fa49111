package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where replies go, as the newest message of a conversation says; few platforms say so at all. */
final class ReplyAddresses {
    private static final int LONGEST = 2000;

    private static final String NOTE = """
            insert into reply_address (conversation_id, address, told_at)
            select k.* from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as k (conversation_id, address, told_at)
             order by k.conversation_id
            on conflict (conversation_id) do update set address = excluded.address, told_at = excluded.told_at
             where reply_address.address <> excluded.address and reply_address.told_at <= excluded.told_at
            """;

    static void note(Connection connection, List<NewMessage> messages) throws SQLException {
        Map<UUID, NewMessage> newest = new LinkedHashMap<>();
        for (NewMessage message : messages) {
            String address = message.event().replyAddress();
            if (address != null && address.length() <= LONGEST) {
                newest.merge(message.conversation().id, message, ReplyAddresses::later);
            }
        }
        if (newest.isEmpty()) {
            return;
        }
        try (ArrayStatement note = new ArrayStatement(connection, NOTE)) {
            note.uuids(newest.values(), message -> message.conversation().id)
                    .texts(newest.values(), message -> message.event().replyAddress())
                    .instants(newest.values(), message -> message.event().receivedAt())
                    .execute();
        }
    }

    private static NewMessage later(NewMessage one, NewMessage other) {
        return other.event().receivedAt().isBefore(one.event().receivedAt()) ? one : other;
    }

    private ReplyAddresses() {}
}
