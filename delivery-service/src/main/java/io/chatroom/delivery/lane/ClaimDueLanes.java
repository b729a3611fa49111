package io.chatroom.delivery.lane;

import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes the heads of lanes that are due. When this returns, the claims and the intent to send are committed: from then on each
 * reply counts as maybe sent until something else is known.
 */
@ApplicationScoped
public class ClaimDueLanes {
    /**
     * Steps from inbox to inbox, never from lane to lane: inboxes that are held, paused or full cost one look each. The
     * candidates are not locked, so that workers do not get into each other's way over lanes they will not take.
     */
    private static final String CLAIM = """
            with recursive waiting(inbox_id) as (
                (select inbox_id from lane where state = 'ready' order by inbox_id limit 1)
                union all
                select (select l.inbox_id from lane l
                         where l.state = 'ready' and l.inbox_id > w.inbox_id order by l.inbox_id limit 1)
                  from waiting w where w.inbox_id is not null
            ), candidate as (
                select due.conversation_id
                  from waiting w
                  left join unnest(?::uuid[], ?::int[]) as busy(inbox_id, in_flight) on busy.inbox_id = w.inbox_id
                 cross join lateral (
                      select l.conversation_id, l.next_attempt_at from lane l
                       where l.state = 'ready' and l.inbox_id = w.inbox_id
                         and l.next_attempt_at <= clock_timestamp()
                       order by l.next_attempt_at
                       limit greatest(0, ? - coalesce(busy.in_flight, 0))) as due
                 where w.inbox_id is not null
                   and not exists (select from gate g
                                    where g.inbox_id = w.inbox_id
                                      and (g.held_since is not null or g.retry_after_until > clock_timestamp()))
                 order by due.next_attempt_at
                 limit ? * 4
            ), taken as (
                select conversation_id from lane
                 where conversation_id in (select conversation_id from candidate)
                   and state = 'ready' and next_attempt_at <= clock_timestamp()
                 order by next_attempt_at
                 limit ?
                   for update skip locked
            )
            update lane set state = 'claimed', claim_id = gen_random_uuid(),
                            lease_until = clock_timestamp() + ? * interval '1 millisecond'
              from taken where lane.conversation_id = taken.conversation_id
            returning lane.conversation_id, lane.claim_id, lane.attempt""";

    /** A statement of its own, after the lanes are locked: it sees what whoever held them before has written. */
    private static final String BEGIN = """
            update item set state = 'sending', attempts = item.attempts + 1, updated_at = clock_timestamp()
              from unnest(?::uuid[]) as claimed(conversation_id)
             cross join lateral (select h.source_seq from item h
                                  where h.conversation_id = claimed.conversation_id
                                    and h.state in ('queued', 'sending')
                                  order by h.source_seq limit 1) as head
             where item.conversation_id = claimed.conversation_id and item.source_seq = head.source_seq
            returning item.conversation_id, item.source_seq, item.inbox_id, item.attempts, item.payload,
                      item.traceparent, clock_timestamp()""";

    private final DataSource dataSource;
    private final DeliverySettings.Delivery settings;
    private final Receipts receipts;

    ClaimDueLanes(DataSource dataSource, DeliverySettings settings, Receipts receipts) {
        this.dataSource = dataSource;
        this.settings = settings.delivery();
        this.receipts = receipts;
    }

    private record Taken(UUID claimId, int failures) {}

    /** At most {@code most}; {@code inFlight} says how many of each inbox this process is sending now. */
    @Transactional(rollbackOn = Exception.class)
    public List<Claim> claim(int most, Map<UUID, Integer> inFlight) throws SQLException {
        long now = System.nanoTime();
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, Taken> taken = take(connection, most, inFlight);
            if (taken.isEmpty()) {
                return List.of();
            }
            List<Claim> claims = begin(connection, taken, now);
            Attempts.begin(connection, claims);
            receipts.sending(claims);
            return claims;
        }
    }

    private Map<UUID, Taken> take(Connection connection, int most, Map<UUID, Integer> inFlight) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            List<UUID> inboxes = List.copyOf(inFlight.keySet());
            claim.setArray(1, connection.createArrayOf("uuid", inboxes.toArray()));
            claim.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", inboxes.stream().map(inFlight::get).toArray()));
            claim.setInt(3, settings.inFlightPerInbox());
            claim.setInt(4, most);
            claim.setInt(5, most);
            claim.setLong(6, settings.lease().toMillis());
            try (ResultSet claimed = claim.executeQuery()) {
                Map<UUID, Taken> taken = new HashMap<>();
                while (claimed.next()) {
                    taken.put(
                            claimed.getObject(1, UUID.class),
                            new Taken(claimed.getObject(2, UUID.class), claimed.getInt(3)));
                }
                return taken;
            }
        }
    }

    private static List<Claim> begin(Connection connection, Map<UUID, Taken> taken, long now) throws SQLException {
        List<Claim> claims = new ArrayList<>();
        Set<UUID> without = new HashSet<>(taken.keySet());
        try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setArray(1, connection.createArrayOf("uuid", taken.keySet().toArray()));
            try (ResultSet begun = begin.executeQuery()) {
                while (begun.next()) {
                    UUID conversationId = begun.getObject(1, UUID.class);
                    Taken lane = java.util.Objects.requireNonNull(taken.get(conversationId));
                    without.remove(conversationId);
                    claims.add(new Claim(
                            lane.claimId(),
                            conversationId,
                            begun.getObject(3, UUID.class),
                            begun.getLong(2),
                            Ids.next(),
                            begun.getInt(4),
                            lane.failures(),
                            begun.getObject(7, OffsetDateTime.class).toInstant(),
                            reply(begun.getBytes(5)),
                            begun.getString(6),
                            now));
                }
            }
        }
        if (!without.isEmpty()) {
            throw new IllegalStateException("lanes are ready and have nothing to send: " + without);
        }
        return claims;
    }

    static ReplyRequested reply(byte[] payload) {
        try {
            return switch (EventJson.read(payload, ReplyCommand.class)) {
                case ReplyRequested reply -> reply;
            };
        } catch (MalformedPayload e) {
            throw new IllegalStateException("what intake has read before cannot be read again", e);
        }
    }
}
