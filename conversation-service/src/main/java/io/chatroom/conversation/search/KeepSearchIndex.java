package io.chatroom.conversation.search;

import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.schedule.OneReplica;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Indexes what has been written down as due, moments after it was stored: the store does not wait for it. One replica at a time does, so
 * that what it writes last of a message is what the message says last.
 */
@ApplicationScoped
class KeepSearchIndex {
    private static final Logger LOG = Logger.getLogger(KeepSearchIndex.class);
    private static final int AT_ONCE = 1000;

    private static final String TAKE = """
            delete from search_due where id in (select id from search_due order by id limit %d)
            returning message_id, contact_id
            """.formatted(AT_ONCE);

    private static final String MESSAGES = """
            select m.id, m.conversation_id, c.inbox_id, m.text
              from unnest(?::uuid[]) as due (id)
              join message m on m.id = due.id
              join conversation c on c.id = m.conversation_id
             where m.deleted_at is null
            """;

    // in order of their ids, so that neighbours in time are neighbours on disk
    private static final String WRITE_MESSAGES = """
            insert into message_search (message_id, conversation_id, inbox_id, words)
            select k.id, k.conversation_id, k.inbox_id, k.words::tsvector
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[]) as k (id, conversation_id, inbox_id, words)
             order by k.id
            on conflict (message_id) do update set words = excluded.words
            """;

    private static final String CONTACTS = """
            select c.id, concat_ws(' ', c.name, c.email, c.phone, (
                       select string_agg(concat_ws(' ', i.handle, i.source_id), ' ')
                         from (select handle, source_id from contact_identity where contact_id = c.id order by id limit 50) i)) as text
              from unnest(?::uuid[]) as due (id) join contact c on c.id = due.id
             where c.merged_into is null and c.erased_at is null
            """;

    private static final String WRITE_CONTACTS = """
            insert into contact_search (contact_id, words, folded)
            select k.id, k.words::tsvector, k.folded from unnest(?::uuid[], ?::text[], ?::text[]) as k (id, words, folded)
            on conflict (contact_id) do update set words = excluded.words, folded = excluded.folded
            """;

    private record Text(
            UUID id,
            @Nullable UUID conversationId,
            @Nullable UUID inboxId,
            String text,
            List<Words.Word> words) {}

    private record Due(@Nullable UUID messageId, @Nullable UUID contactId) {}

    private final DataSource database;
    private volatile boolean waiting;

    KeepSearchIndex(DataSource database) {
        this.database = database;
    }

    @Scheduled(every = "0.5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void index() {
        try {
            while (QuarkusTransaction.requiringNew().timeout(120).call(this::indexSome) == AT_ONCE) {
                // in portions, so that each is found as soon as it is ready
            }
            waiting = false;
        } catch (RuntimeException e) {
            if (!waiting) {
                LOG.warnf("the search index waits until it can be written again: %s", e.getMessage());
            }
            waiting = true;
        }
    }

    private int indexSome() {
        try (Connection connection = database.getConnection()) {
            if (!OneReplica.tryHold(connection, OneReplica.SEARCH_INDEX)) {
                return 0;
            }
            List<Due> due;
            try (ArrayStatement take = new ArrayStatement(connection, TAKE)) {
                due = take.list(row -> new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
            }
            messages(connection, ids(due.stream().map(Due::messageId)));
            contacts(connection, ids(due.stream().map(Due::contactId)));
            return due.size();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot index", e);
        }
    }

    private static Set<UUID> ids(Stream<@Nullable UUID> due) {
        return due.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static void messages(Connection connection, Set<UUID> due) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        List<Text> texts;
        try (ArrayStatement read = new ArrayStatement(connection, MESSAGES)) {
            texts = read.uuids(due, id -> id).list(row -> {
                String text = row.getString("text");
                return new Text(
                        row.getObject("id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("inbox_id", UUID.class),
                        text,
                        Words.of(text));
            });
        }
        texts = texts.stream().filter(text -> !text.words().isEmpty()).toList();
        remove(connection, "delete from message_search where message_id = any(?)", due, texts);
        try (ArrayStatement write = new ArrayStatement(connection, WRITE_MESSAGES)) {
            write.uuids(texts, Text::id)
                    .uuids(texts, Text::conversationId)
                    .uuids(texts, Text::inboxId)
                    .texts(
                            texts,
                            text -> Words.document(text.words(), InboxMark.of(Objects.requireNonNull(text.inboxId()))))
                    .execute();
        }
    }

    private static void contacts(Connection connection, Set<UUID> due) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        List<Text> texts;
        try (ArrayStatement read = new ArrayStatement(connection, CONTACTS)) {
            texts = read.uuids(due, id -> id).list(row -> {
                String text = row.getString("text");
                return new Text(row.getObject("id", UUID.class), null, null, text, Words.of(text));
            });
        }
        remove(connection, "delete from contact_search where contact_id = any(?)", due, texts);
        try (ArrayStatement write = new ArrayStatement(connection, WRITE_CONTACTS)) {
            write.uuids(texts, Text::id)
                    .texts(texts, text -> Words.document(text.words(), "#"))
                    .texts(texts, text -> Words.folded(text.text()))
                    .execute();
        }
    }

    /** Those of which nothing is left to find. */
    private static void remove(Connection connection, String sql, Set<UUID> due, List<Text> left) throws SQLException {
        Set<UUID> gone = new HashSet<>(due);
        left.forEach(text -> gone.remove(text.id()));
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setArray(1, connection.createArrayOf("uuid", gone.toArray()));
            delete.executeUpdate();
        }
    }
}
