package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Conversations as they are after years of use, written where the service keeps them. The newest holds most of the messages. */
final class ManyConversations {
    private static final int EACH = 20;

    private static final List<String> STATEMENTS =
            List.of("""
            insert into contact (id, name, created_at, updated_at)
            select md5('contact ' || n)::uuid, 'Customer ' || n, now(), now() from generate_series(1, :conversations) n
            """, """
            insert into contact_identity (id, contact_id, inbox_id, source_id, created_at)
            select md5('identity ' || n)::uuid, md5('contact ' || n)::uuid, ':inbox', 'customer-' || n, now()
            from generate_series(1, :conversations) n
            """, """
            insert into conversation (id, inbox_id, external_id, contact_id, contact_identity_id, last_seq, last_message_seq,
                                      last_activity_at, created_at, updated_at)
            select md5('conversation ' || n)::uuid, ':inbox', 'conversation-' || n, md5('contact ' || n)::uuid,
                   md5('identity ' || n)::uuid, m, m, now() - n * interval '1 minute', now() - interval '30 days', now()
            from generate_series(1, :conversations) n cross join lateral (select case n when 1 then :messages else :each end) as most(m)
            """, """
            insert into message (id, conversation_id, seq, type, text, sender_kind, sender_name, sent_at, created_at, status)
            select md5('message ' || n || ' ' || m)::uuid, md5('conversation ' || n)::uuid, m,
                   case when m % 3 = 0 then 'outgoing' else 'incoming' end,
                   'Message ' || m || ' of Customer ' || n || repeat(' and some more of it', (m % 5)::int),
                   case when m % 3 = 0 then 'agent' else 'contact' end, case when m % 3 = 0 then 'Sam' else 'Customer ' || n end,
                   now() - n * interval '1 minute', now() - n * interval '1 minute', case when m % 3 = 0 then 'sent' end
            from generate_series(1, :conversations) n
            cross join lateral generate_series(1, case n when 1 then :messages else :each end) m
            """, "vacuum analyze conversation", "vacuum analyze message");

    static void write(Stage stage, UUID inbox, int conversations, int messages) throws SQLException {
        try (Connection connection = stage.database()) {
            for (String statement : STATEMENTS) {
                String sql = statement
                        .replace(":conversations", String.valueOf(conversations))
                        .replace(":messages", String.valueOf(messages))
                        .replace(":each", String.valueOf(EACH))
                        .replace(":inbox", inbox.toString());
                try (PreparedStatement prepared = connection.prepareStatement(sql)) {
                    prepared.execute();
                }
            }
        }
    }

    /** The id of the conversation that holds most of the messages. */
    static UUID longest(Stage stage) throws SQLException {
        try (Connection connection = stage.database();
                PreparedStatement select = connection.prepareStatement("select md5('conversation 1')::uuid");
                var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private ManyConversations() {}
}
