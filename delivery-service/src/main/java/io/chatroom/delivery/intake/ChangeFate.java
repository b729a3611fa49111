package io.chatroom.delivery.intake;

import io.chatroom.delivery.lane.MayHaveArrived;
import io.chatroom.delivery.lane.Progress;
import io.chatroom.delivery.lane.Receipts;
import io.chatroom.events.EventJson;
import io.chatroom.events.ReplyCommand.CancelRequested;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyCommand.RetryRequested;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Retries and cancels: rare, so one by one, with their lanes locked. Who holds a claim on the lane meanwhile finds what was asked
 * for when it settles.
 */
@Singleton
class ChangeFate {
    private static final String ENSURE_LANES = """
            insert into lane (conversation_id, inbox_id, state, next_attempt_at)
            select distinct on (conversation_id) conversation_id, inbox_id, 'idle', clock_timestamp()
              from unnest(?::uuid[], ?::uuid[]) as c(conversation_id, inbox_id)
             order by conversation_id on conflict do nothing""";
    private static final String LANE = """
            select state, head_seq, rewind_to, clock_timestamp() from lane where conversation_id = ?""";
    private static final String ITEM = """
            select state, generation, source_seq, maybe_sent_since, progress from item where reply_id = ?""";
    private static final String ADD = """
            insert into item (conversation_id, source_seq, reply_id, inbox_id, payload, state, generation)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    /** What was sent once and is asked for again is sent as if for the first time. */
    private static final String RETRY = """
            update item
               set state = 'queued', generation = ?, failures = 0, cancel_requested = false,
                   maybe_sent_since = case when state <> 'sent' then maybe_sent_since end,
                   progress = case when state <> 'sent' then progress end, updated_at = clock_timestamp()
             where reply_id = ?""";

    private static final String CANCEL =
            "update item set state = 'cancelled', updated_at = clock_timestamp() where reply_id = ?";
    /** It is under way; whoever sends it settles the matter. */
    private static final String ASK_TO_CANCEL = "update item set cancel_requested = true where reply_id = ?";
    /**
     * The head becomes the first reply that is open, from the lowest place on where one may be. A lane that is under way, or held by
     * another reply, is only told where to go on.
     */
    private static final String REWIND = """
            update lane l
               set state = case when c.stays then l.state
                                when head.source_seq is null then 'idle'
                                when l.state = 'waiting' and head.source_seq = l.head_seq then 'waiting'
                                when l.state = 'idle' and l.next_attempt_at > clock_timestamp() then 'waiting'
                                else 'ready' end,
                   next_attempt_at = case when c.stays then l.next_attempt_at
                                          when l.state = 'waiting' and head.source_seq = l.head_seq
                                          then l.next_attempt_at
                                          when l.state = 'idle' then greatest(l.next_attempt_at, clock_timestamp())
                                          else clock_timestamp() end,
                   rewind_to = case when c.stays then least(l.rewind_to, c.from_seq) end,
                   head_seq = case when c.stays then l.head_seq else head.source_seq end
              from (values (?::uuid, ?::bigint, ?::boolean)) as c(conversation_id, from_seq, stays)
              left join lateral (
                   select i.source_seq from item i
                    where i.conversation_id = c.conversation_id and i.source_seq >= c.from_seq and i.state = 'queued'
                    order by i.source_seq limit 1) as head on true
             where l.conversation_id = c.conversation_id""";

    private final Receipts receipts;

    ChangeFate(Receipts receipts) {
        this.receipts = receipts;
    }

    private record Lane(
            String state, @Nullable Long headSeq, @Nullable Long rewindTo, Instant now) {
        boolean isHead(long seq) {
            return headSeq != null && headSeq == seq;
        }

        boolean isSending(long seq) {
            return isClaimed() && isHead(seq);
        }

        boolean isClaimed() {
            return state.equals("claimed");
        }

        boolean isHeldByAnother(long seq) {
            return state.equals("held") && !isHead(seq);
        }

        /** Where the first open reply may be, if it may be at {@code seq}. */
        long from(long seq) {
            long from = headSeq == null ? seq : Math.min(seq, headSeq);
            return rewindTo == null ? from : Math.min(from, rewindTo);
        }
    }

    private record Item(
            String state,
            int generation,
            long seq,
            @Nullable Instant maybeSentSince,
            Progress progress) {
        @Nullable
        String mayHaveArrived() {
            return MayHaveArrived.reason(maybeSentSince != null, progress);
        }
    }

    /** In one order, as all who lock several lanes. */
    void lock(Connection connection, List<Command.Readable> commands) throws SQLException {
        try (PreparedStatement ensure = connection.prepareStatement(ENSURE_LANES)) {
            ensure.setArray(1, uuids(connection, commands, one -> one.command().conversationId()));
            ensure.setArray(2, uuids(connection, commands, Command.Readable::inboxId));
            ensure.executeUpdate();
        }
        try (PreparedStatement lock = connection.prepareStatement(
                "select from lane where conversation_id = any (?) order by conversation_id for update")) {
            lock.setArray(1, uuids(connection, commands, one -> one.command().conversationId()));
            lock.executeQuery().close();
        }
    }

    private static Array uuids(Connection connection, List<Command.Readable> of, Function<Command.Readable, UUID> what)
            throws SQLException {
        return connection.createArrayOf("uuid", of.stream().map(what).toArray());
    }

    enum Done {
        DONE,
        REPEATED,
        /** Its place in the conversation is another reply's. */
        USURPER
    }

    Done retry(Connection connection, RetryRequested retry) throws SQLException {
        ReplyRequested reply = retry.reply();
        Lane lane = lane(connection, reply);
        Item item = item(connection, reply);
        if (item == null) {
            if (!add(connection, reply, "queued", retry.generation())) {
                return Done.USURPER;
            }
        } else if (retry.generation() <= item.generation()) {
            return Done.REPEATED;
        } else {
            try (PreparedStatement update = connection.prepareStatement(RETRY)) {
                update.setInt(1, retry.generation());
                update.setObject(2, reply.replyId());
                update.executeUpdate();
            }
        }
        long seq = item == null ? reply.sourceSeq() : item.seq();
        rewind(connection, reply, lane.from(seq), lane.isClaimed() || lane.isHeldByAnother(seq));
        return Done.DONE;
    }

    Done cancel(Connection connection, CancelRequested cancel) throws SQLException {
        ReplyRequested reply = cancel.reply();
        Lane lane = lane(connection, reply);
        Item item = item(connection, reply);
        if (item == null) {
            if (!add(connection, reply, "cancelled", cancel.generation())) {
                return Done.USURPER;
            }
            receipts.cancelled(reply, cancel.generation(), lane.now(), null);
            return Done.DONE;
        }
        if (cancel.generation() < item.generation()) {
            return Done.REPEATED;
        }
        return switch (item.state()) {
            case "queued" -> {
                if (lane.isSending(item.seq())) {
                    execute(connection, ASK_TO_CANCEL, reply);
                } else {
                    cancel(connection, reply, item, lane);
                }
                yield Done.DONE;
            }
            case "unknown", "dead" -> {
                cancel(connection, reply, item, lane);
                yield Done.DONE;
            }
            case "sent" -> {
                receipts.cancelRefused(reply, item.generation(), lane.now());
                yield Done.DONE;
            }
            case "cancelled" -> Done.REPEATED;
            default -> throw new IllegalStateException("an item cannot be " + item.state());
        };
    }

    private void cancel(Connection connection, ReplyRequested reply, Item item, Lane lane) throws SQLException {
        execute(connection, CANCEL, reply);
        if (lane.isHead(item.seq()) && !lane.isClaimed()) {
            rewind(connection, reply, lane.from(item.seq()), false);
        }
        receipts.cancelled(reply, item.generation(), lane.now(), item.mayHaveArrived());
    }

    private static Lane lane(Connection connection, ReplyRequested reply) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LANE)) {
            select.setObject(1, reply.conversationId());
            try (ResultSet lane = select.executeQuery()) {
                if (!lane.next()) {
                    throw new IllegalStateException("the lane " + reply.conversationId() + " is gone");
                }
                return new Lane(
                        lane.getString(1),
                        lane.getObject(2, Long.class),
                        lane.getObject(3, Long.class),
                        lane.getObject(4, OffsetDateTime.class).toInstant());
            }
        }
    }

    private static @Nullable Item item(Connection connection, ReplyRequested reply) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ITEM)) {
            select.setObject(1, reply.replyId());
            try (ResultSet item = select.executeQuery()) {
                if (!item.next()) {
                    return null;
                }
                OffsetDateTime since = item.getObject(4, OffsetDateTime.class);
                return new Item(
                        item.getString(1),
                        item.getInt(2),
                        item.getLong(3),
                        since == null ? null : since.toInstant(),
                        Progress.read(item.getString(5)));
            }
        }
    }

    private static boolean add(Connection connection, ReplyRequested reply, String state, int generation)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, reply.conversationId());
            insert.setLong(2, reply.sourceSeq());
            insert.setObject(3, reply.replyId());
            insert.setObject(4, reply.inboxId());
            insert.setBytes(5, EventJson.write(reply, ReplyRequested.class));
            insert.setString(6, state);
            insert.setInt(7, generation);
            return insert.executeUpdate() == 1;
        }
    }

    private static void rewind(Connection connection, ReplyRequested reply, long from, boolean stays)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REWIND)) {
            update.setObject(1, reply.conversationId());
            update.setLong(2, from);
            update.setBoolean(3, stays);
            update.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql, ReplyRequested reply) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, reply.replyId());
            statement.executeUpdate();
        }
    }
}
