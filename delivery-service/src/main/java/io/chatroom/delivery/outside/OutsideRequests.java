package io.chatroom.delivery.outside;

import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideRequest;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The requests as they stand in the database: each is taken in once, and answered once. */
@ApplicationScoped
public class OutsideRequests {
    static final Duration LEASE = Duration.ofSeconds(90);

    private static final String ADD = """
            insert into outside_request (request_id, subject, inbox_id, payload, traceparent)
            values (?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String CLAIM = """
            update outside_request r
               set claim_id = ?, lease_until = clock_timestamp() + ? * interval '1 ms', attempts = attempts + 1
              from (select o.request_id from outside_request o
                     where o.done_at is null and o.next_attempt_at <= clock_timestamp()
                       and (o.lease_until is null or o.lease_until < clock_timestamp())
                       and (o.subject like 'media:%') = ?
                       and not exists (select from outside_request earlier
                                        where earlier.done_at is null and earlier.subject = o.subject
                                          and earlier.no < o.no)
                     order by o.next_attempt_at limit ?
                       for update skip locked) as due
             where r.request_id = due.request_id
            returning r.request_id, r.payload, r.traceparent, r.attempts,
                      (extract(epoch from clock_timestamp() - r.created_at) * 1000)::bigint""";
    private static final String DONE = """
            update outside_request set done_at = clock_timestamp(), claim_id = null, lease_until = null
             where request_id = ? and claim_id = ?""";
    private static final String LATER = """
            update outside_request
               set next_attempt_at = clock_timestamp() + ? * interval '1 ms', claim_id = null, lease_until = null,
                   attempts = attempts - ?
             where request_id = ? and claim_id = ?""";
    private static final String FORGET = """
            delete from outside_request
             where request_id in (select request_id from outside_request
                                   where done_at < clock_timestamp() - interval '7 days' limit ?)""";

    private final DataSource dataSource;
    private final Outbox outbox;

    OutsideRequests(DataSource dataSource, Outbox outbox) {
        this.dataSource = dataSource;
        this.outbox = outbox;
    }

    /** A request that is held until its lease ends; {@code ageMillis} is how long ago it came in. */
    record Claim(UUID id, OutsideRequest request, @Nullable String traceparent, int attempts, long ageMillis) {}

    /** Within the caller's transaction; whether it was not known before. */
    public static boolean add(Connection connection, OutsideRequest request, @Nullable String traceparent)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, request.eventId());
            insert.setString(2, request.key());
            insert.setObject(3, request.inboxId());
            insert.setBytes(4, EventJson.write(request, OutsideRequest.class));
            insert.setString(5, traceparent);
            return insert.executeUpdate() == 1;
        }
    }

    @Transactional(rollbackOn = Exception.class)
    List<Claim> claim(int most, boolean files) throws SQLException {
        UUID id = Ids.next();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, id);
            claim.setLong(2, LEASE.toMillis());
            claim.setBoolean(3, files);
            claim.setInt(4, most);
            List<Claim> claims = new ArrayList<>();
            try (ResultSet due = claim.executeQuery()) {
                while (due.next()) {
                    claims.add(new Claim(id, read(due.getBytes(2)), due.getString(3), due.getInt(4), due.getLong(5)));
                }
            }
            return claims;
        }
    }

    /** What it came to leaves with that it is done; without an answer it is done with in silence. */
    @Transactional(rollbackOn = Exception.class)
    void done(Claim claim, @Nullable OutboxRecord answer) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement done = connection.prepareStatement(DONE)) {
            done.setObject(1, claim.request().eventId());
            done.setObject(2, claim.id());
            if (done.executeUpdate() == 1 && answer != null) {
                outbox.publish(answer);
            }
        }
    }

    /** To be tried again then; {@code counts} is false if this was no attempt. */
    @Transactional(rollbackOn = Exception.class)
    void later(Claim claim, Duration pause, boolean counts) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement later = connection.prepareStatement(LATER)) {
            later.setLong(1, pause.toMillis());
            later.setInt(2, counts ? 0 : 1);
            later.setObject(3, claim.request().eventId());
            later.setObject(4, claim.id());
            later.executeUpdate();
        }
    }

    @Transactional(rollbackOn = Exception.class)
    int forget(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setInt(1, most);
            return forget.executeUpdate();
        }
    }

    private static OutsideRequest read(byte[] payload) {
        try {
            return EventJson.read(payload, OutsideRequest.class);
        } catch (MalformedPayload e) {
            throw new IllegalStateException("a request is stored that does not read", e);
        }
    }
}
