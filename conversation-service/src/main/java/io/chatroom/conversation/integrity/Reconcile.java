package io.chatroom.conversation.integrity;

import io.chatroom.conversation.integrity.IntegrityView.State;
import io.chatroom.conversation.schedule.OneReplica;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Looks each minute whether all that was acknowledged is accounted for. Every replica shows it in its metrics; one of them writes down
 * what has changed, and raises the alarm once per change.
 */
@ApplicationScoped
class Reconcile {
    private static final Logger LOG = Logger.getLogger(Reconcile.class);

    private static final String SEEN = "select inbox_id, state, missing from integrity_state";

    private static final String WRITE = """
            insert into integrity_state (inbox_id, state, missing, since) values (?, ?, ?, ?)
            on conflict (inbox_id) do update
               set state = excluded.state, missing = excluded.missing,
                   since = case when integrity_state.state = excluded.state then integrity_state.since else excluded.since end
            """;

    private record Seen(State state, long missing) {}

    private final DataSource database;
    private final LookForGone lookForGone;
    private final Clock clock;
    private final MultiGauge missing;
    private final MultiGauge surplus;
    private final MultiGauge spooled;
    private final AtomicLong unread;

    Reconcile(DataSource database, LookForGone lookForGone, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.lookForGone = lookForGone;
        this.clock = clock;
        this.missing = gauge(meters, "missing", "Acknowledged events that are nowhere; more than none is an alarm");
        this.surplus = gauge(meters, "surplus", "Events that were read and that ingest does not remember");
        this.spooled = gauge(meters, "spooled", "Acknowledged events on ingest's disks");
        this.unread = meters.gauge("chatroom.integrity.unread", new AtomicLong());
    }

    private static MultiGauge gauge(MeterRegistry meters, String what, String description) {
        return MultiGauge.builder("chatroom.integrity." + what)
                .description(description)
                .register(meters);
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() throws SQLException {
        lookForGone.look();
        Instant now = clock.instant();
        List<InboxBalance> balances;
        try (Connection connection = database.getConnection()) {
            balances = ReadBalances.from(connection);
        }
        show(balances, now);
        QuarkusTransaction.requiringNew().run(() -> writeDown(balances, now));
    }

    private void show(List<InboxBalance> balances, Instant now) {
        missing.register(rows(balances, balance -> balance.missing(now)), true);
        surplus.register(rows(balances, balance -> balance.surplus(now)), true);
        spooled.register(rows(balances, InboxBalance::spooled), true);
        unread.set(balances.isEmpty() ? 0 : balances.getFirst().unread());
    }

    private static List<Row<?>> rows(List<InboxBalance> balances, ToLongFunction<InboxBalance> value) {
        return balances.stream()
                .<Row<?>>map(
                        balance -> Row.of(Tags.of("inbox", balance.inboxId().toString()), value.applyAsLong(balance)))
                .toList();
    }

    private void writeDown(List<InboxBalance> balances, Instant now) {
        try (Connection connection = database.getConnection()) {
            if (!OneReplica.tryHold(connection, "reconcile")) {
                return;
            }
            Map<UUID, Seen> before = seen(connection);
            for (InboxBalance balance : balances) {
                Seen was = before.getOrDefault(balance.inboxId(), new Seen(State.BALANCED, 0));
                Seen is = new Seen(balance.state(now), balance.missing(now));
                if (!is.equals(was)) {
                    write(connection, balance.inboxId(), is, now);
                    tell(balance, was, is, now);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write down what the reconciler saw", e);
        }
    }

    private static void tell(InboxBalance balance, Seen was, Seen is, Instant now) {
        if (is.state() == State.MISSING) {
            LOG.errorf("inbox %s: %s", balance.inboxId(), Explanation.of(balance, now));
        } else if (was.state() == State.MISSING) {
            LOG.infof("inbox %s is not missing anything any more", balance.inboxId());
        }
    }

    private static Map<UUID, Seen> seen(Connection connection) throws SQLException {
        Map<UUID, Seen> seen = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SEEN);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
                seen.put(row.getObject("inbox_id", UUID.class), new Seen(state, row.getLong("missing")));
            }
        }
        return seen;
    }

    private static void write(Connection connection, UUID inbox, Seen is, Instant now) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setObject(1, inbox);
            write.setString(2, is.state().name().toLowerCase(Locale.ROOT));
            write.setLong(3, is.missing());
            write.setObject(4, now.atOffset(ZoneOffset.UTC));
            write.executeUpdate();
        }
    }
}
