package io.chatroom.delivery.intake;

import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts a batch of replies into their lanes, each reply once, in one transaction. */
@ApplicationScoped
class TakeReplies {
    private static final String ADD = """
            insert into item (conversation_id, source_seq, reply_id, inbox_id, payload, traceparent, state)
            select r.*, 'queued'
              from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::bytea[], ?::text[])
                   as r(conversation_id, source_seq, reply_id, inbox_id, payload, traceparent)
             order by r.conversation_id, r.source_seq
            on conflict do nothing
            returning reply_id""";
    /** In one order, as every batch, so that two batches wait for each other and never in a circle. */
    private static final String READY = """
            insert into lane (conversation_id, inbox_id, state, next_attempt_at)
            select distinct on (r.conversation_id) r.conversation_id, r.inbox_id, 'ready', clock_timestamp()
              from unnest(?::uuid[], ?::uuid[]) as r(conversation_id, inbox_id)
             order by r.conversation_id
            on conflict (conversation_id) do update
               set state = 'ready', next_attempt_at = clock_timestamp(), attempt = 0
             where lane.state = 'idle'""";

    private static final String SET_ASIDE = """
            insert into quarantine (id, topic, partition, "offset", payload, reason)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private final DataSource dataSource;

    TakeReplies(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Taken(int added, int repeated, int quarantined) {}

    @Transactional(rollbackOn = Exception.class)
    Taken take(List<Command> commands) throws SQLException {
        List<Command.Readable> readable = new ArrayList<>();
        List<Command.Unreadable> unreadable = new ArrayList<>();
        for (Command command : commands) {
            switch (command) {
                case Command.Readable one -> readable.add(one);
                case Command.Unreadable one -> unreadable.add(one);
            }
        }
        readable.sort(Comparator.comparing((Command.Readable one) -> one.reply().conversationId())
                .thenComparing(one -> one.reply().sourceSeq()));
        try (Connection connection = dataSource.getConnection()) {
            Set<UUID> added = add(connection, readable);
            List<Command.Readable> others = readable.stream()
                    .filter(one -> !added.contains(one.reply().replyId()))
                    .toList();
            List<Command.Unreadable> usurpers = usurpers(connection, others);
            unreadable.addAll(usurpers);
            setAside(connection, unreadable);
            ready(
                    connection,
                    readable.stream()
                            .filter(one -> added.contains(one.reply().replyId()))
                            .toList());
            return new Taken(added.size(), readable.size() - added.size() - usurpers.size(), unreadable.size());
        }
    }

    /** Class 22, data; 23, constraints; 54, limits: the same again would end the same. */
    static boolean isAboutTheData(Exception e) {
        return e instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("22")
                        || sql.getSQLState().startsWith("23")
                        || sql.getSQLState().startsWith("54"));
    }

    private static Set<UUID> add(Connection connection, List<Command.Readable> readable) throws SQLException {
        if (readable.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setArray(1, connection.createArrayOf("uuid", replies(readable, ReplyRequested::conversationId)));
            insert.setArray(2, connection.createArrayOf("int8", replies(readable, ReplyRequested::sourceSeq)));
            insert.setArray(3, connection.createArrayOf("uuid", replies(readable, ReplyRequested::replyId)));
            insert.setArray(4, connection.createArrayOf("uuid", replies(readable, ReplyRequested::inboxId)));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea",
                            readable.stream()
                                    .map(one -> EventJson.write(one.reply(), ReplyCommand.class))
                                    .toArray(byte[][]::new)));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            readable.stream().map(Command.Readable::traceparent).toArray()));
            return ids(insert);
        }
    }

    /** Other replies in a place that is taken: that must not be, so they are neither stored nor dropped. */
    private static List<Command.Unreadable> usurpers(Connection connection, List<Command.Readable> others)
            throws SQLException {
        if (others.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select reply_id from item where reply_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", replies(others, ReplyRequested::replyId)));
            Set<UUID> known = ids(select);
            return others.stream()
                    .filter(one -> !known.contains(one.reply().replyId()))
                    .map(one -> new Command.Unreadable(
                            one.record(), "another reply of the conversation has the same source_seq"))
                    .toList();
        }
    }

    private static void ready(Connection connection, List<Command.Readable> added) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(READY)) {
            upsert.setArray(1, connection.createArrayOf("uuid", replies(added, ReplyRequested::conversationId)));
            upsert.setArray(2, connection.createArrayOf("uuid", replies(added, ReplyRequested::inboxId)));
            upsert.executeUpdate();
        }
    }

    private static void setAside(Connection connection, List<Command.Unreadable> unreadable) throws SQLException {
        if (unreadable.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(SET_ASIDE)) {
            for (Command.Unreadable one : unreadable) {
                insert.setObject(1, Ids.next());
                insert.setString(2, one.record().topic());
                insert.setInt(3, one.record().partition());
                insert.setLong(4, one.record().offset());
                insert.setBytes(5, one.record().value());
                insert.setString(6, one.reason().replace("\u0000", ""));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery()) {
            Set<UUID> ids = new HashSet<>();
            while (found.next()) {
                ids.add(found.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private static Object[] replies(List<Command.Readable> of, Function<ReplyRequested, @Nullable Object> what) {
        return of.stream().map(one -> what.apply(one.reply())).toArray();
    }
}
