package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.InboundEvent.VisitorRecognised;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes down who a visitor turned out to be. What they wrote follows them when no batch is under way, as two conversations and two
 * people are rewritten for it; all they wrote before is stored by then, being in the same partition.
 */
final class RecognisedVisitors {
    private static final String NOTE = """
            insert into visitor_recognised (inbox_id, anonymous_id, visitor_id, name, handle, at)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
            """;

    static void note(Connection connection, List<VisitorRecognised> recognised) throws SQLException {
        if (recognised.isEmpty()) {
            return;
        }
        try (ArrayStatement note = new ArrayStatement(connection, NOTE)) {
            note.uuids(recognised, VisitorRecognised::inboxId)
                    .texts(recognised, who -> Storable.text(who.externalConversationId()))
                    .texts(recognised, who -> Storable.orNull(who.sender().externalId()))
                    .texts(recognised, who -> Storable.orNull(who.sender().name()))
                    .texts(recognised, who -> Storable.orNull(who.sender().handle()))
                    .instants(recognised, VisitorRecognised::receivedAt)
                    .execute();
        }
    }

    private RecognisedVisitors() {}
}
