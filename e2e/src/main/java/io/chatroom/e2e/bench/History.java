package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Conversations of days, one a second, made inside the database: a tenth of them open, a fifth of those somebody's, one in a thousand with a long thread. Of
 * what was made, nothing is told and nothing indexed for search, unless it is asked for.
 */
record History(UUID inboxId, int conversations, int messagesEach) {
    static final int LONG_THREAD = 5_000;

    private static final String CONTACTS = """
            insert into contact (id, name, created_at, updated_at)
            select uuidv7(interval '1 second' * (n - %1$d)), 'Customer ' || n, now(), now() from generate_series(1, %1$d) n""";

    private static final String CONVERSATIONS = """
            insert into conversation (id, inbox_id, external_id, contact_id, status, priority, assignee_id, labels, last_seq,
                                      last_message_seq, last_activity_at, waiting_since, version, created_at, updated_at)
            select uuidv7(interval '1 second' * (n - %1$d)), '%2$s', 'bench-' || n, c.id,
                   case when n %% 10 = 0 then 'open' else 'resolved' end,
                   case when n %% 50 = 0 then 'urgent' when n %% 20 = 0 then 'high' end,
                   case when n %% 50 = 0 then (select id from account order by created_at limit 1) end,
                   case when n %% 100 = 0 then array['billing'] else '{}' end, %3$d, %3$d,
                   now() - interval '1 second' * (%1$d - n), case when n %% 10 = 0 then now() - interval '1 second' * (%1$d - n) end, 0,
                   now() - interval '1 second' * (%1$d - n), now()
              from (select id, row_number() over (order by id) as n from contact where name like 'Customer %%') c""";

    private static final String MESSAGES = """
            insert into message (id, conversation_id, seq, type, private, text, sender_kind, sender_id, sender_name, external_id, status, created_at)
            select uuidv7(interval '1 second' * (c.n - %2$d) + interval '1 millisecond' * s), c.id, s,
                   case when s %% 2 = 1 then 'incoming' else 'outgoing' end, false,
                   (array['The blue one came as a green one', 'Where is my parcel', 'It left our house this morning', 'Thank you very much',
                          'Can I have an invoice for this order', 'The colour is not what the picture shows'])[1 + (c.n * 7 + s) %% 6]
                       || ', order ' || c.n || ' ' || (array['kestrel', 'harbour', 'lantern', 'meadow', 'quartz', 'willow'])[1 + (c.n + s * 3) %% 6],
                   case when s %% 2 = 1 then 'contact' else 'agent' end, case when s %% 2 = 0 then a.id end, 'Somebody', 'm-' || s,
                   case when s %% 2 = 0 then 'delivered' end, now() - interval '1 second' * (%2$d - c.n)
              from (select id, row_number() over (order by id) as n from conversation where inbox_id = '%3$s') c
             cross join (select id from account order by created_at limit 1) a
             cross join generate_series(1, %1$d) s""";

    private static final String LONG_THREADS = """
            insert into message (id, conversation_id, seq, type, private, text, sender_kind, sender_name, created_at)
            select uuidv7(), c.id, s, 'incoming', false, 'And another thing, number ' || s, 'contact', 'Somebody', now()
              from (select id, row_number() over (order by id) as n from conversation where inbox_id = '%3$s') c
             cross join generate_series(%1$d + 1, %4$d) s
             where c.n %% greatest(1, %2$d / 10) = 0""";

    /** Those that write down what is to be indexed. */
    private static void triggers(Statement statement, boolean on) throws SQLException {
        for (String table : new String[] {"message", "contact"}) {
            statement.execute("alter table " + table + (on ? " enable" : " disable") + " trigger user");
        }
    }

    /** Answers how many rows of messages there are. */
    long make(Stage stage, boolean searchable) throws SQLException {
        try (Connection connection = stage.database();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            triggers(statement, searchable);
            statement.execute(CONTACTS.formatted(conversations));
            statement.execute(CONVERSATIONS.formatted(conversations, inboxId, messagesEach));
            long messages = statement.executeLargeUpdate(MESSAGES.formatted(messagesEach, conversations, inboxId));
            if (!searchable) {
                messages += statement.executeLargeUpdate(
                        LONG_THREADS.formatted(messagesEach, conversations, inboxId, LONG_THREAD));
                statement.execute("update conversation c set last_seq = m.last, last_message_seq = m.last from ("
                        + "select conversation_id, max(seq) as last from message where seq > " + messagesEach
                        + " group by 1) m where m.conversation_id = c.id");
            }
            triggers(statement, true);
            statement.execute("vacuum analyze");
            return messages;
        }
    }
}
