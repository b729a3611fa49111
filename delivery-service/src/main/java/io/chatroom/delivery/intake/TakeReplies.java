package io.chatroom.delivery.intake;

import io.chatroom.delivery.outside.OutsideRequests;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.CancelRequested;
import io.chatroom.events.ReplyCommand.ErasureRequested;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyCommand.RetryRequested;
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

/** Puts a batch of replies into their lanes, each reply once, and what is to be asked beside them, in one transaction. */
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
    /**
     * In one order, as all who lock several lanes, so that two wait for each other and never in a circle. A lane that is under way or
     * held is only told where to go on; one that has just sent keeps its distance.
     */
    private static final String READY = """
            insert into lane (conversation_id, inbox_id, state, next_attempt_at, head_seq)
            select r.conversation_id, (array_agg(r.inbox_id))[1], 'ready', clock_timestamp(), min(r.source_seq)
              from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as r(conversation_id, inbox_id, source_seq)
             group by r.conversation_id
             order by r.conversation_id
            on conflict (conversation_id) do update
               set state = case when lane.state in ('claimed', 'held') then lane.state
                                when lane.state = 'idle' and lane.next_attempt_at > clock_timestamp() then 'waiting'
                                else 'ready' end,
                   next_attempt_at = case when lane.state in ('claimed', 'held') then lane.next_attempt_at
                                          when lane.state = 'idle'
                                          then greatest(lane.next_attempt_at, clock_timestamp())
                                          else clock_timestamp() end,
                   head_seq = case when lane.state in ('claimed', 'held') then lane.head_seq
                                   else excluded.head_seq end,
                   rewind_to = case when lane.state in ('claimed', 'held')
                                    then least(lane.rewind_to, excluded.head_seq) end
             where lane.state = 'idle' or excluded.head_seq < lane.head_seq""";

    private static final String SET_ASIDE = """
            insert into quarantine (id, topic, partition, "offset", payload, reason)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private final DataSource dataSource;
    private final ChangeFate changeFate;
    private final EraseReplies eraseReplies;

    TakeReplies(DataSource dataSource, ChangeFate changeFate, EraseReplies eraseReplies) {
        this.dataSource = dataSource;
        this.changeFate = changeFate;
        this.eraseReplies = eraseReplies;
    }

    /** {@code inboxes} are those that may have something due now. */
    record Taken(int added, int changed, int asked, int repeated, int quarantined, Set<UUID> inboxes) {}

    @Transactional(rollbackOn = Exception.class)
    Taken take(List<Command> commands) throws SQLException {
        List<Command.Readable> readable = new ArrayList<>();
        List<Command.Outside> outside = new ArrayList<>();
        List<Command.Unreadable> unreadable = new ArrayList<>();
        for (Command command : commands) {
            switch (command) {
                case Command.Readable one -> readable.add(one);
                case Command.Outside one -> outside.add(one);
                case Command.Unreadable one -> unreadable.add(one);
            }
        }
        try (Connection connection = dataSource.getConnection()) {
            List<Command.Readable> requests = readable.stream()
                    .filter(Command.Readable::isNew)
                    .sorted(Comparator.comparing(
                                    (Command.Readable one) -> one.reply().conversationId())
                            .thenComparing(one -> one.reply().sourceSeq()))
                    .toList();
            if (requests.size() < readable.size()) {
                changeFate.lock(connection, readable);
            }
            Set<UUID> added = add(connection, requests);
            unreadable.addAll(usurpers(connection, requests, added));
            ready(
                    connection,
                    requests.stream()
                            .filter(one -> added.contains(one.reply().replyId()))
                            .toList());
            int changed = 0;
            // after the replies of the batch: what is to be changed was asked for before
            for (Command.Readable one : readable) {
                switch (change(connection, one)) {
                    case DONE -> changed++;
                    case REPEATED -> {}
                    case USURPER -> unreadable.add(usurper(one));
                }
            }
            int asked = 0;
            for (Command.Outside one : outside) {
                asked += OutsideRequests.add(connection, one.request(), one.traceparent()) ? 1 : 0;
            }
            setAside(connection, unreadable);
            Set<UUID> inboxes = new HashSet<>();
            readable.forEach(one -> inboxes.add(one.inboxId()));
            int repeated = commands.size() - added.size() - changed - asked - unreadable.size();
            return new Taken(added.size(), changed, asked, repeated, unreadable.size(), inboxes);
        }
    }

    private ChangeFate.Done change(Connection connection, Command.Readable one) throws SQLException {
        return switch (one.command()) {
            // taken already
            case ReplyRequested _ -> ChangeFate.Done.REPEATED;
            case RetryRequested retry -> changeFate.retry(connection, retry);
            case CancelRequested cancel -> changeFate.cancel(connection, cancel);
            case ErasureRequested erasure -> {
                eraseReplies.erase(connection, erasure);
                yield ChangeFate.Done.DONE;
            }
        };
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
                                    .map(one -> EventJson.write(one.reply(), ReplyRequested.class))
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
    private static List<Command.Unreadable> usurpers(
            Connection connection, List<Command.Readable> requests, Set<UUID> added) throws SQLException {
        List<Command.Readable> others = requests.stream()
                .filter(one -> !added.contains(one.reply().replyId()))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select reply_id from item where reply_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", replies(others, ReplyRequested::replyId)));
            Set<UUID> known = ids(select);
            return others.stream()
                    .filter(one -> !known.contains(one.reply().replyId()))
                    .map(TakeReplies::usurper)
                    .toList();
        }
    }

    private static Command.Unreadable usurper(Command.Readable one) {
        return new Command.Unreadable(one.record(), "another reply of the conversation has the same source_seq");
    }

    private static void ready(Connection connection, List<Command.Readable> added) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(READY)) {
            upsert.setArray(1, connection.createArrayOf("uuid", replies(added, ReplyRequested::conversationId)));
            upsert.setArray(2, connection.createArrayOf("uuid", replies(added, ReplyRequested::inboxId)));
            upsert.setArray(3, connection.createArrayOf("int8", replies(added, ReplyRequested::sourceSeq)));
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
