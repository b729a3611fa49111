package io.chatroom.delivery.lane;

import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.platforms.descriptor.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the heads of lanes that are due. When this returns, the claims are committed, and with them the intent to send: from then on
 * each reply counts as maybe sent until something else is known.
 */
@ApplicationScoped
public class ClaimDueLanes {
    private static final Logger LOG = Logger.getLogger(ClaimDueLanes.class);

    private static final String CLAIM = """
            with due as (
                select l.conversation_id
                  from unnest(?::uuid[], ?::int[], ?::bool[], ?::timestamptz[]) as w(inbox_id, most, careful, since)
                 cross join lateral (
                      select conversation_id from lane
                       where state = 'ready' and inbox_id = w.inbox_id and next_attempt_at >= w.since
                       order by next_attempt_at limit w.most
                         for update skip locked) as l
                 where w.careful
                    or not exists (select from gate g
                                    where g.inbox_id = w.inbox_id
                                      and (g.held_since is not null or g.retry_after_until > clock_timestamp()
                                           or g.open_until is not null))
                 limit ?
            )
            update lane set state = 'claimed', claim_id = gen_random_uuid(), claimed_at = clock_timestamp(),
                            lease_until = clock_timestamp() + ? * interval '1 millisecond'
              from due where lane.conversation_id = due.conversation_id
            returning lane.conversation_id, lane.inbox_id, lane.claim_id, lane.head_seq, lane.claimed_at,
                      lane.next_attempt_at""";
    /** Of the lanes that became due last, the one that has failed least: what always fails says nothing about the inbox. */
    private static final String PROBE = """
            with least as (
                select l.conversation_id
                  from (select conversation_id, head_seq from lane where state = 'ready' and inbox_id = ?
                         order by next_attempt_at desc limit 50) as l
                  join item i on i.conversation_id = l.conversation_id and i.source_seq = l.head_seq
                 order by i.failures limit 1
            ), due as (
                select conversation_id from lane
                 where conversation_id = (select conversation_id from least) and state = 'ready'
                   for update skip locked
            )
            update lane set state = 'claimed', claim_id = gen_random_uuid(), claimed_at = clock_timestamp(),
                            lease_until = clock_timestamp() + ? * interval '1 millisecond'
              from due where lane.conversation_id = due.conversation_id
            returning lane.conversation_id, lane.inbox_id, lane.claim_id, lane.head_seq, lane.claimed_at,
                      lane.next_attempt_at""";
    /** A statement of its own, after the lanes are locked: it sees what whoever held them before has written. */
    private static final String HEADS = """
            select i.conversation_id, i.inbox_id, i.attempts, i.failures, i.progress, i.maybe_sent_since, i.payload,
                   i.traceparent
              from unnest(?::uuid[], ?::bigint[]) as head(conversation_id, source_seq)
              join item i on i.conversation_id = head.conversation_id and i.source_seq = head.source_seq
             where i.state = 'queued'""";

    private final DataSource dataSource;
    private final Duration lease;

    ClaimDueLanes(DataSource dataSource, DeliverySettings settings) {
        this.dataSource = dataSource;
        this.lease = settings.delivery().lease();
    }

    /**
     * An inbox to claim from.
     *
     * @param most lanes at most
     * @param rate null where it is not limited
     * @param tripped whether its breaker has opened
     * @param since lanes that were due before are not looked for: those have been taken, and what an index keeps of them for a while
     *     takes time to step over
     */
    public record Wanted(UUID inboxId, int most, @Nullable Rate rate, boolean tripped, Instant since) {
        boolean isCareful() {
            return rate != null || tripped;
        }
    }

    private record Taken(UUID conversationId, UUID inboxId, UUID claimId, long headSeq, Instant at, Instant due) {}

    /** At most {@code most} in all. */
    @Transactional(rollbackOn = Exception.class)
    public List<Claim> claim(List<Wanted> wanted, int most) throws SQLException {
        long now = System.nanoTime();
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, Gate> gates = gates(connection, wanted);
            Map<UUID, Taken> taken = take(connection, wanted, gates, most);
            if (taken.isEmpty()) {
                return List.of();
            }
            letThrough(connection, wanted, gates, taken);
            return claims(connection, taken, now);
        }
    }

    /** Of the inboxes that are limited or tripped: only one worker at a time claims from those, so that they all keep the limit. */
    private static Map<UUID, Gate> gates(Connection connection, List<Wanted> wanted) throws SQLException {
        List<UUID> careful =
                wanted.stream().filter(Wanted::isCareful).map(Wanted::inboxId).toList();
        if (careful.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Gate> gates = new HashMap<>();
        Gates.ensure(connection, careful);
        Gates.lockFree(connection, careful).forEach(gate -> gates.put(gate.inboxId(), gate));
        return gates;
    }

    private Map<UUID, Taken> take(Connection connection, List<Wanted> wanted, Map<UUID, Gate> gates, int most)
            throws SQLException {
        Map<UUID, Taken> taken = new HashMap<>();
        List<Wanted> open = new ArrayList<>();
        for (Wanted one : wanted) {
            if (!one.isCareful()) {
                open.add(one);
                continue;
            }
            Gate gate = gates.get(one.inboxId());
            int room = gate == null ? 0 : Math.min(one.most(), gate.room(one.rate()));
            if (gate == null || room == 0) {
                continue;
            }
            if (gate.isHalfOpen()) {
                probe(connection, one.inboxId(), taken);
            } else {
                open.add(new Wanted(one.inboxId(), room, one.rate(), one.tripped(), one.since()));
            }
        }
        if (!open.isEmpty() && taken.size() < most) {
            claim(connection, open, most - taken.size(), taken);
        }
        return taken;
    }

    private void claim(Connection connection, List<Wanted> open, int most, Map<UUID, Taken> taken) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", open.stream().map(Wanted::inboxId).toArray()));
            claim.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", open.stream().map(Wanted::most).toArray()));
            claim.setArray(
                    3,
                    connection.createArrayOf(
                            "bool", open.stream().map(Wanted::isCareful).toArray()));
            claim.setArray(
                    4,
                    connection.createArrayOf(
                            "timestamptz",
                            open.stream().map(one -> one.since().toString()).toArray()));
            claim.setInt(5, most);
            claim.setLong(6, lease.toMillis());
            read(claim, taken);
        }
    }

    private void probe(Connection connection, UUID inboxId, Map<UUID, Taken> taken) throws SQLException {
        try (PreparedStatement probe = connection.prepareStatement(PROBE)) {
            probe.setObject(1, inboxId);
            probe.setLong(2, lease.toMillis());
            read(probe, taken);
        }
    }

    private static void read(PreparedStatement statement, Map<UUID, Taken> taken) throws SQLException {
        try (ResultSet claimed = statement.executeQuery()) {
            while (claimed.next()) {
                UUID conversationId = claimed.getObject(1, UUID.class);
                taken.put(
                        conversationId,
                        new Taken(
                                conversationId,
                                claimed.getObject(2, UUID.class),
                                claimed.getObject(3, UUID.class),
                                claimed.getLong(4),
                                claimed.getObject(5, OffsetDateTime.class).toInstant(),
                                claimed.getObject(6, OffsetDateTime.class).toInstant()));
            }
        }
    }

    private void letThrough(Connection connection, List<Wanted> wanted, Map<UUID, Gate> gates, Map<UUID, Taken> taken)
            throws SQLException {
        for (Wanted one : wanted) {
            Gate gate = gates.get(one.inboxId());
            int count = gate == null
                    ? 0
                    : (int) taken.values().stream()
                            .filter(lane -> lane.inboxId().equals(one.inboxId()))
                            .count();
            if (gate != null && count > 0) {
                Instant paidUntil = one.rate() == null ? null : gate.paidUntilAfter(count, one.rate());
                Gates.letThrough(connection, one.inboxId(), paidUntil, gate.isHalfOpen(), lease);
            }
        }
    }

    private List<Claim> claims(Connection connection, Map<UUID, Taken> taken, long now) throws SQLException {
        List<Taken> lanes = List.copyOf(taken.values());
        List<Claim> claims = new ArrayList<>(lanes.size());
        try (PreparedStatement heads = connection.prepareStatement(HEADS)) {
            heads.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", lanes.stream().map(Taken::conversationId).toArray()));
            heads.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", lanes.stream().map(Taken::headSeq).toArray()));
            try (ResultSet found = heads.executeQuery()) {
                while (found.next()) {
                    Taken lane = java.util.Objects.requireNonNull(taken.remove(found.getObject(1, UUID.class)));
                    OffsetDateTime maybeSentSince = found.getObject(6, OffsetDateTime.class);
                    claims.add(new Claim(
                            lane.claimId(),
                            lane.conversationId(),
                            found.getObject(2, UUID.class),
                            lane.headSeq(),
                            found.getInt(3) + 1,
                            found.getInt(4),
                            Progress.read(found.getString(5)),
                            maybeSentSince == null ? null : maybeSentSince.toInstant(),
                            lane.at(),
                            lane.due(),
                            reply(found.getBytes(7)),
                            found.getString(8),
                            now));
                }
            }
        }
        setAside(connection, taken.keySet());
        return claims;
    }

    /** That must not be; if it is, it must not keep the others waiting. */
    private static void setAside(Connection connection, java.util.Set<UUID> without) throws SQLException {
        if (without.isEmpty()) {
            return;
        }
        LOG.errorf("the lanes %s are due and their heads are not: they are held, and somebody has to look", without);
        try (PreparedStatement hold = connection.prepareStatement("""
                update lane set state = 'held', claim_id = null, claimed_at = null, lease_until = null
                 where conversation_id = any (?)""")) {
            hold.setArray(1, connection.createArrayOf("uuid", without.toArray()));
            hold.executeUpdate();
        }
    }

    static ReplyRequested reply(byte[] payload) {
        try {
            return EventJson.read(payload, ReplyRequested.class);
        } catch (MalformedPayload e) {
            throw new IllegalStateException("what intake has read before cannot be read again", e);
        }
    }
}
