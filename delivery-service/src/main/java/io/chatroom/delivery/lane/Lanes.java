package io.chatroom.delivery.lane;

import io.chatroom.events.ReplyReceipt.Attempt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the holders of claims may write to their lanes and items. Times come from the database, and go into it as durations only. */
final class Lanes {
    /** In one order, as all who lock several, so that nobody waits in a circle. */
    private static final String LOCK = """
            select l.claim_id, i.generation, i.cancel_requested, least(l.rewind_to, l.head_seq), clock_timestamp(),
                   exists (select from gate g where g.inbox_id = l.inbox_id
                                                and (g.open_until is not null or g.failing <> '{}'))
              from lane l
              join unnest(?::uuid[], ?::uuid[]) as c(conversation_id, claim_id)
                on c.conversation_id = l.conversation_id and c.claim_id = l.claim_id
              join item i on i.conversation_id = l.conversation_id and i.source_seq = l.head_seq
             where l.state = 'claimed'
             order by l.conversation_id
               for update of l""";
    /**
     * A statement of its own after the lock, so that it sees what intake added meanwhile. The next head is the first reply that is
     * open, from the last head on or from where the lane was rewound to; what is settled here is open to this statement still.
     */
    private static final String WRITE = """
            with w as (
                select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::int[], ?::timestamptz[],
                                     ?::text[], ?::bool[], ?::bigint[])
                              as w(conversation_id, source_seq, from_seq, item_state, attempts, failures,
                                   maybe_sent_since, progress, hold, pause)
            ), attempted as (
                insert into attempt (attempt_id, reply_id, no, started_at, finished_at, outcome, http_status, error,
                                     response_excerpt, part)
                select attempt_id, reply_id, no, started_at, clock_timestamp(), outcome, http_status, error,
                       response_excerpt, part
                  from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[], ?::text[], ?::int[], ?::text[], ?::text[],
                              ?::int[])
                       as a(attempt_id, reply_id, no, started_at, outcome, http_status, error, response_excerpt, part)
            ), settled as (
                update item i
                   set state = w.item_state, attempts = w.attempts, failures = w.failures,
                       maybe_sent_since = w.maybe_sent_since, progress = w.progress,
                       cancel_requested = i.cancel_requested and w.item_state = 'queued',
                       updated_at = clock_timestamp()
                  from w
                 where i.conversation_id = w.conversation_id and i.source_seq = w.source_seq
                   and i.attempts <> w.attempts
            )
            update lane l
               set state = case when w.hold then 'held'
                                when head.source_seq is null then 'idle'
                                when w.pause > 0 and head.source_seq >= w.source_seq then 'waiting'
                                else 'ready' end,
                   head_seq = case when w.hold then w.source_seq else head.source_seq end,
                   rewind_to = case when w.hold then l.rewind_to end,
                   next_attempt_at = clock_timestamp()
                       + case when head.source_seq < w.source_seq then 0 else w.pause end * interval '1 millisecond',
                   claim_id = null, claimed_at = null, lease_until = null
              from w
              left join lateral (
                   select i.source_seq from item i
                    where i.conversation_id = w.conversation_id and i.source_seq >= w.from_seq and i.state = 'queued'
                      and (i.source_seq <> w.source_seq or w.item_state = 'queued')
                    order by i.source_seq limit 1) as head on true
             where l.conversation_id = w.conversation_id
            returning l.conversation_id, l.next_attempt_at""";

    /**
     * What the database knows of a claim that holds.
     *
     * @param generation of its reply
     * @param fromSeq where its lane goes on
     * @param inboxFailed whether the breaker counts failures of the inbox
     */
    record Holding(int generation, boolean cancelRequested, long fromSeq, Instant now, boolean inboxFailed) {}

    /**
     * What becomes of a claimed lane and its head.
     *
     * @param fromSeq where the lane goes on
     * @param attempts of the reply, with this one if it has left
     * @param hold whether the lane's later replies wait for somebody
     * @param pause until the lane is looked at again
     */
    record Settled(
            Claim claim,
            long fromSeq,
            String itemState,
            int attempts,
            int failures,
            @Nullable Instant maybeSentSince,
            Progress progress,
            boolean hold,
            Duration pause) {

        /** As if it had not been claimed. */
        static Settled released(Claim claim, Holding holding) {
            return new Settled(
                    claim,
                    holding.fromSeq(),
                    "queued",
                    claim.no() - 1,
                    claim.failures(),
                    claim.maybeSentSince(),
                    claim.progress(),
                    false,
                    Duration.ZERO);
        }
    }

    /** Those claims that still hold, by their id; they then do until the transaction ends. */
    static Map<UUID, Holding> lock(Connection connection, List<Claim> claims) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, array(connection, "uuid", claims, Claim::conversationId));
            lock.setArray(2, array(connection, "uuid", claims, Claim::id));
            try (ResultSet locked = lock.executeQuery()) {
                Map<UUID, Holding> holding = new HashMap<>();
                while (locked.next()) {
                    holding.put(
                            locked.getObject(1, UUID.class),
                            new Holding(
                                    locked.getInt(2),
                                    locked.getBoolean(3),
                                    locked.getLong(4),
                                    locked.getObject(5, OffsetDateTime.class).toInstant(),
                                    locked.getBoolean(6)));
                }
                return holding;
            }
        }
    }

    /** An attempt that has ended; the one under way stands in its lane. */
    record OfReply(UUID replyId, Attempt attempt) {}

    /** Ends the claims, and writes down the attempts; answers when each lane is looked at again, by conversation. */
    static Map<UUID, Instant> write(Connection connection, List<Settled> settled, List<OfReply> attempts)
            throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setArray(
                    1, array(connection, "uuid", settled, one -> one.claim().conversationId()));
            write.setArray(
                    2, array(connection, "int8", settled, one -> one.claim().sourceSeq()));
            write.setArray(3, array(connection, "int8", settled, Settled::fromSeq));
            write.setArray(4, array(connection, "text", settled, Settled::itemState));
            write.setArray(5, array(connection, "int4", settled, Settled::attempts));
            write.setArray(6, array(connection, "int4", settled, Settled::failures));
            write.setArray(7, array(connection, "timestamptz", settled, one -> text(one.maybeSentSince())));
            write.setArray(
                    8, array(connection, "text", settled, one -> one.progress().written()));
            write.setArray(9, array(connection, "bool", settled, Settled::hold));
            write.setArray(
                    10, array(connection, "int8", settled, one -> one.pause().toMillis()));
            bind(write, 11, connection, attempts);
            try (ResultSet written = write.executeQuery()) {
                Map<UUID, Instant> next = new HashMap<>();
                while (written.next()) {
                    next.put(
                            written.getObject(1, UUID.class),
                            written.getObject(2, OffsetDateTime.class).toInstant());
                }
                return next;
            }
        }
    }

    private static void bind(PreparedStatement write, int from, Connection connection, List<OfReply> attempts)
            throws SQLException {
        write.setArray(
                from, array(connection, "uuid", attempts, one -> one.attempt().attemptId()));
        write.setArray(from + 1, array(connection, "uuid", attempts, OfReply::replyId));
        write.setArray(
                from + 2,
                array(connection, "int4", attempts, one -> one.attempt().no()));
        write.setArray(
                from + 3,
                array(
                        connection,
                        "timestamptz",
                        attempts,
                        one -> text(one.attempt().startedAt())));
        write.setArray(
                from + 4,
                array(connection, "text", attempts, one -> one.attempt().outcome()));
        write.setArray(
                from + 5,
                array(connection, "int4", attempts, one -> one.attempt().httpStatus()));
        write.setArray(
                from + 6,
                array(connection, "text", attempts, one -> one.attempt().error()));
        write.setArray(
                from + 7,
                array(connection, "text", attempts, one -> one.attempt().responseExcerpt()));
        write.setArray(
                from + 8,
                array(connection, "int4", attempts, one -> one.attempt().part()));
    }

    /** As ISO-8601: the driver would write a timestamp without its zone. */
    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(column.apply(row)));
        return connection.createArrayOf(type, values.toArray());
    }

    private Lanes() {}
}
