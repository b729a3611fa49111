package io.chatroom.conversation.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.commit.AfterCommit;
import io.chatroom.conversation.quarantine.Arrival.NamedValue;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps input whole that could not be understood or stored; written in the transaction that stores its neighbours. What was asked
 * for again comes back to its own entry, or closes it.
 */
@ApplicationScoped
public class Quarantine {
    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final int LONGEST_REASON = 2000;

    // a record read again after a restart is the same row
    private static final String INSERT = """
            insert into quarantine (id, inbox_id, kind, platform, received_at, topic, partition, "offset", record_key, headers,
                                    payload, reason, created_at)
            select k.id, k.inbox_id, k.kind, k.platform, k.received_at, k.topic, k.partition, k."offset", k.record_key,
                   k.headers::jsonb, k.payload, k.reason, n.now
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::int[], ?::bigint[],
                          ?::bytea[], ?::text[], ?::bytea[], ?::text[])
                       as k (id, inbox_id, kind, platform, received_at, topic, partition, "offset", record_key, headers,
                             payload, reason)
             cross join (select ?::timestamptz as now) n
            on conflict (topic, partition, "offset", digest) do nothing
            returning id
            """;

    private static final String HOLD_AGAIN = """
            with back as (
                select * from unnest(?::uuid[], ?::text[]) as k (id, reason)
            ), locked as (
                select q.id, b.reason from quarantine q join back b on b.id = q.id order by q.id for update of q
            )
            update quarantine q set state = 'held', reason = l.reason from locked l where q.id = l.id
            returning q.id
            """;

    private static final String CLOSE = """
            with locked as (
                select id from quarantine where id = any(?) and state = 'redriving' order by id for update
            )
            delete from quarantine q using locked l where q.id = l.id
            returning q.id
            """;

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final AfterCommit afterCommit;
    private final QuarantineMeters meters;

    Quarantine(DataSource database, ObjectMapper json, Clock clock, AfterCommit afterCommit, QuarantineMeters meters) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.meters = meters;
    }

    /** The record itself is what nobody understood. */
    @Transactional(TxType.MANDATORY)
    public void add(Arrival arrival, @Nullable UUID inboxId, String reason) {
        addAll(List.of(Entry.ofRecord(arrival, inboxId, reason)));
    }

    @Transactional(TxType.MANDATORY)
    public void addAll(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            Set<UUID> heldAgain = holdAgain(connection, entries);
            List<Entry> fresh = entries.stream()
                    .filter(entry -> entry.arrival()
                            .redriveOf()
                            .filter(heldAgain::contains)
                            .isEmpty())
                    .toList();
            int added = fresh.isEmpty() ? 0 : insert(connection, fresh);
            afterCommit.run(() -> tell(entries, added, heldAgain.size()));
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot quarantine " + entries.size() + " records", e);
        }
    }

    private Set<UUID> holdAgain(Connection connection, List<Entry> entries) throws SQLException {
        Map<UUID, String> reasons = new LinkedHashMap<>();
        entries.forEach(entry -> entry.arrival().redriveOf().ifPresent(id -> reasons.put(id, brief(entry.reason()))));
        if (reasons.isEmpty()) {
            return Set.of();
        }
        try (ArrayStatement hold = new ArrayStatement(connection, HOLD_AGAIN)) {
            return new HashSet<>(hold.uuids(reasons.keySet(), id -> id)
                    .texts(reasons.values(), reason -> reason)
                    .list(row -> row.getObject(1, UUID.class)));
        }
    }

    private int insert(Connection connection, List<Entry> entries) throws SQLException {
        try (ArrayStatement insert = new ArrayStatement(connection, INSERT)) {
            return insert.uuids(entries, _ -> Ids.next())
                    .uuids(entries, Entry::inboxId)
                    .texts(entries, e -> e.kind().word())
                    .texts(entries, Entry::platform)
                    .instants(entries, Entry::receivedAt)
                    .texts(entries, e -> e.arrival().topic())
                    .integers(entries, e -> e.arrival().partition())
                    .longs(entries, e -> e.arrival().offset())
                    .bytes(entries, e -> e.arrival().key())
                    .texts(entries, e -> written(e.headers()))
                    .bytes(entries, Entry::payload)
                    .texts(entries, e -> brief(e.reason()))
                    .instant(clock.instant())
                    .list(row -> row.getObject(1, UUID.class))
                    .size();
        }
    }

    private void tell(List<Entry> entries, int added, int heldAgain) {
        meters.quarantined(added);
        meters.heldAgain(heldAgain);
        for (Entry entry : entries) {
            LOG.warnf("quarantined %s: %s", entry.arrival(), brief(entry.reason()));
        }
    }

    /** Entries whose content has arrived are done with, unless some of it was refused again. */
    @Transactional(TxType.MANDATORY)
    public void closeRedriven(Collection<Arrival> arrivals) {
        Set<UUID> asked = new TreeSet<>();
        arrivals.forEach(arrival -> arrival.redriveOf().ifPresent(asked::add));
        if (asked.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                ArrayStatement close = new ArrayStatement(connection, CLOSE)) {
            List<UUID> closed = new ArrayList<>(close.uuids(asked, id -> id).list(row -> row.getObject(1, UUID.class)));
            afterCommit.run(() -> meters.resolved(closed.size()));
        } catch (SQLException e) {
            throw new UncheckedSqlException("cannot close quarantine entries " + asked, e);
        }
    }

    private static String brief(String reason) {
        String clean = Storable.text(reason);
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON) + "…";
    }

    private String written(List<NamedValue> headers) {
        List<NamedValue> storable = headers.stream()
                .map(h -> new NamedValue(Storable.text(h.name()), Storable.text(h.value())))
                .toList();
        try {
            return json.writeValueAsString(storable);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written", e);
        }
    }
}
