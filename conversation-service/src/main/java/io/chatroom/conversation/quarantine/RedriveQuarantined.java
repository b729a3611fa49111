package io.chatroom.conversation.quarantine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.commit.AfterCommit;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.quarantine.RedriveView.Item;
import io.chatroom.conversation.quarantine.RedriveView.Outcome;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.conversation.rows.Conditions;
import io.chatroom.conversation.rows.SelectRows;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Asks for quarantined input again: an entry is marked and its request put into the outbox in one transaction. It stays until what it
 * holds has arrived. Asking twice is harmless, so one that seems stuck is asked for again after a minute.
 */
@ApplicationScoped
class RedriveQuarantined {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Contents are large: few are in memory at once. */
    private static final int AT_ONCE = 16;

    private static final String LOCK = "select id from quarantine where id = any(?) order by id for update";

    // as they stood on their topics, so that what was in order is asked for in order
    private static final String IN_PLACE =
            "select id from quarantine where id = any(?) order by topic, partition, \"offset\", id";

    private static final String BY_ID = "select " + Redrivable.COLUMNS + """
              from quarantine q where q.id = any(?) order by q.topic, q.partition, q."offset", q.id
            """;

    private static final String MARK =
            "update quarantine set state = 'redriving', redrives = redrives + 1, redriven_at = ? where id = any(?)";

    private static final String CAN_BE_ASKED_FOR = "(state = 'held' or redriven_at <= ?)";

    private final DataSource database;
    private final ObjectMapper json;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final AfterCommit afterCommit;
    private final QuarantineMeters meters;
    private final Clock clock;

    RedriveQuarantined(
            DataSource database,
            ObjectMapper json,
            Outbox outbox,
            AuditTrail audit,
            AfterCommit afterCommit,
            QuarantineMeters meters,
            Clock clock) {
        this.database = database;
        this.json = json;
        this.outbox = outbox;
        this.audit = audit;
        this.afterCommit = afterCommit;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    RedriveView redrive(RedriveRequest request, SignedIn by) {
        if ((request.ids() == null) == (request.filter() == null)) {
            throw ProblemException.invalid("ids", "one_of", "Give ids or a filter, one of them.");
        }
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            List<UUID> ids = request.ids() == null
                    ? found(connection, Objects.requireNonNull(request.filter()), request.most(), now)
                    : request.ids().stream().distinct().toList();
            Map<UUID, Outcome> outcomes = ask(connection, lockedInPlace(connection, ids), request.isDryRun(), now);
            List<UUID> asked = outcomes.keySet().stream()
                    .filter(id -> outcomes.get(id) == Outcome.REDRIVING)
                    .toList();
            long matched = request.filter() == null ? asked.size() : count(connection, request.filter(), now);
            List<Item> items = ids.stream()
                    .map(id -> new Item(id, outcomes.getOrDefault(id, Outcome.NOT_FOUND)))
                    .toList();
            if (request.isDryRun()) {
                return new RedriveView(true, matched, 0, items);
            }
            if (!asked.isEmpty()) {
                mark(connection, asked, now);
                tell(request, asked, by);
            }
            return new RedriveView(false, matched, asked.size(), items);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot redrive", e);
        }
    }

    private List<UUID> found(Connection connection, QuarantineFilter filter, int most, Instant now)
            throws SQLException {
        Conditions conditions = askable(filter, now);
        return SelectRows.list(
                connection,
                "select id from quarantine" + conditions.where() + " order by id limit ?",
                conditions.valuesAnd(most),
                row -> row.getObject(1, UUID.class));
    }

    private long count(Connection connection, QuarantineFilter filter, Instant now) throws SQLException {
        Conditions conditions = askable(filter, now);
        return SelectRows.list(
                        connection,
                        "select count(*) from quarantine" + conditions.where(),
                        conditions.values(),
                        row -> row.getLong(1))
                .getFirst();
    }

    private static Conditions askable(QuarantineFilter filter, Instant now) {
        Conditions conditions = filter.conditions();
        conditions.and(CAN_BE_ASKED_FOR, at(now.minus(PATIENCE)));
        return conditions;
    }

    private static List<UUID> lockedInPlace(Connection connection, List<UUID> ids) throws SQLException {
        try (ArrayStatement lock = new ArrayStatement(connection, LOCK);
                ArrayStatement select = new ArrayStatement(connection, IN_PLACE)) {
            lock.uuids(ids, id -> id).list(row -> row.getObject(1, UUID.class));
            return select.uuids(ids, id -> id).list(row -> row.getObject(1, UUID.class));
        }
    }

    private Map<UUID, Outcome> ask(Connection connection, List<UUID> ids, boolean dryRun, Instant now)
            throws SQLException {
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            List<OutboxRecord> asking = new ArrayList<>();
            for (Redrivable.Prepared prepared : prepared(connection, some, now)) {
                outcomes.put(prepared.id(), prepared.outcome());
                if (prepared.asking() != null) {
                    asking.add(prepared.asking());
                }
            }
            if (!dryRun) {
                outbox.publishAll(asking);
            }
        }
        return outcomes;
    }

    private List<Redrivable.Prepared> prepared(Connection connection, List<UUID> ids, Instant now) throws SQLException {
        try (ArrayStatement select = new ArrayStatement(connection, BY_ID)) {
            return select.instant(now.minus(PATIENCE))
                    .uuids(ids, id -> id)
                    .list(row -> Redrivable.of(row, json).prepare());
        }
    }

    private static void mark(Connection connection, List<UUID> ids, Instant now) throws SQLException {
        try (ArrayStatement mark = new ArrayStatement(connection, MARK)) {
            mark.instant(now).uuids(ids, id -> id).execute();
        }
    }

    private void tell(RedriveRequest request, List<UUID> ids, SignedIn by) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("ids", ids);
        if (request.filter() != null) {
            detail.put("filter", request.filter());
        }
        audit.write(by.id(), "quarantine.redriven", "quarantine", detail);
        afterCommit.run(() -> meters.redriven(ids.size()));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
