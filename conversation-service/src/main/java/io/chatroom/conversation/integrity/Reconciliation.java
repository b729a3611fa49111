package io.chatroom.conversation.integrity;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import io.chatroom.conversation.integrity.IntegrityView.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts the report together that people read. */
@ApplicationScoped
public class Reconciliation {
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final String INSTANCES = """
            select i.instance_id, i.told_at, coalesce(sum(t.spooled), 0) as spooled
              from ingest_instance i left join ingest_tally t on t.instance_id = i.instance_id
             group by i.instance_id, i.told_at order by i.told_at desc limit 100
            """;

    private static final String SINCE = "select inbox_id, state, since from integrity_state";

    private static final ReplyCounts NONE = new ReplyCounts();

    private record Seen(State state, Instant since) {}

    private final DataSource database;
    private final Clock clock;

    public Reconciliation(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Both sides of every inbox as of now. */
    public IntegrityView now() {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            List<InboxBalance> balances = ReadBalances.from(connection);
            Map<UUID, Seen> seen = seen(connection);
            Map<UUID, ReplyCounts> unsettled = ReplyCounts.unsettledByInbox(connection);
            List<IntegrityView.Inbox> inboxes = balances.stream()
                    .map(balance -> inbox(
                            balance, now, seen.get(balance.inboxId()), unsettled.getOrDefault(balance.inboxId(), NONE)))
                    .sorted(Comparator.comparing(IntegrityView.Inbox::state).reversed())
                    .toList();
            return new IntegrityView(
                    now,
                    inboxes.isEmpty() ? State.BALANCED : inboxes.getFirst().state(),
                    balances.isEmpty() ? 0 : balances.getFirst().unread(),
                    inboxes,
                    instances(connection, now),
                    replies(ReplyCounts.ofAll(connection)));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot reconcile", e);
        }
    }

    private static IntegrityView.Inbox inbox(
            InboxBalance balance, Instant now, @Nullable Seen seen, ReplyCounts unsettled) {
        State state = balance.state(now);
        return new IntegrityView.Inbox(
                balance.inboxId(),
                balance.name(),
                balance.platform(),
                state,
                seen != null && seen.state() == state ? seen.since() : null,
                Explanation.of(balance, now),
                balance.acknowledged(),
                balance.echoes(),
                balance.spooled(),
                balance.stored(),
                balance.duplicates(),
                balance.quarantined(),
                balance.missing(now),
                balance.surplus(now),
                balance.held(),
                new IntegrityView.Unsettled(
                        unsettled.of(ReplyFate.PENDING),
                        unsettled.of(ReplyFate.UNKNOWN),
                        unsettled.of(ReplyFate.DEAD),
                        unsettled.oldestPending()));
    }

    private static Map<UUID, Seen> seen(Connection connection) throws SQLException {
        Map<UUID, Seen> seen = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SINCE);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
                seen.put(
                        row.getObject("inbox_id", UUID.class),
                        new Seen(state, Objects.requireNonNull(instantAt(row, "since"))));
            }
        }
        return seen;
    }

    private static List<IntegrityView.Instance> instances(Connection connection, Instant now) throws SQLException {
        List<IntegrityView.Instance> instances = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(INSTANCES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instant toldAt = Objects.requireNonNull(instantAt(row, "told_at"));
                instances.add(new IntegrityView.Instance(
                        row.getObject("instance_id", UUID.class),
                        toldAt,
                        toldAt.isBefore(now.minus(SILENCE)),
                        row.getLong("spooled")));
            }
        }
        return instances;
    }

    private static IntegrityView.Replies replies(ReplyCounts counts) {
        return new IntegrityView.Replies(
                counts.all(),
                counts.of(ReplyFate.SENT),
                counts.of(ReplyFate.PENDING),
                counts.of(ReplyFate.UNKNOWN),
                counts.of(ReplyFate.DEAD),
                counts.of(ReplyFate.CANCELLED),
                counts.oldestPending());
    }
}
