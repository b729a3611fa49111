package io.chatroom.conversation.reports;

import static io.chatroom.conversation.rows.ArrayStatement.instantAt;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.reports.OverviewView.Delivery;
import io.chatroom.conversation.reports.OverviewView.Durations;
import io.chatroom.conversation.reports.OverviewView.Now;
import io.chatroom.conversation.reports.OverviewView.OfAgent;
import io.chatroom.conversation.reports.OverviewView.OfInbox;
import io.chatroom.conversation.reports.OverviewView.OldestWaiting;
import io.chatroom.conversation.reports.OverviewView.Point;
import io.chatroom.conversation.reports.OverviewView.Totals;
import io.chatroom.conversation.rows.SelectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts the overview together. Messages come from counted hours, and from the messages themselves for the hours that are not counted
 * yet; what takes long comes from milestones; deliveries are looked at one by one, so many at most.
 */
@ApplicationScoped
class ReadOverview {
    private static final int MOST_INBOXES = 1000;
    private static final int MOST_AGENTS = 1000;
    private static final int COUNTED_AT_MOST = 10_000;
    private static final int LOOKED_AT = 20_000;
    /** Messages of so many hours are counted for one report; the others are counted soon by {@link CountHours}. */
    private static final Duration MOST_UNCOUNTED = Duration.ofHours(3);

    private static final Durations NONE = new Durations(0, null, null);

    private static final String INBOXES = """
            select i.id, i.name, i.platform, o.open, u.unassigned
              from inbox i
             cross join lateral (select count(*) as open from (
                   select from conversation c where c.inbox_id = i.id and c.status = 'open' limit %1$d)) as o
             cross join lateral (select count(*) as unassigned from (
                   select from conversation c where c.inbox_id = i.id and c.status = 'open' and c.assignee_id is null limit %1$d)) as u
             where (?::uuid[] is null or i.id = any(?::uuid[])) and (?::uuid is null or i.id = ?::uuid)
             order by lower(i.name), i.id limit %2$d""".formatted(COUNTED_AT_MOST, MOST_INBOXES);

    private static final String WAITING = """
            select id, waiting_since from conversation
             where waiting_since is not null and inbox_id = any(?)
             order by coalesce(waiting_since, timestamptz '9999-12-31 00:00:00+00'), id limit 1""";

    private static final String UNSETTLED = """
            select c.inbox_id, count(*) filter (where m.status in ('queued', 'sending', 'retrying')) as backlog,
                   min(m.created_at) filter (where m.status in ('queued', 'sending', 'retrying')) as oldest,
                   count(*) filter (where m.status = 'failed') as dead, count(*) filter (where m.status = 'unknown') as unknown
              from message m join conversation c on c.id = m.conversation_id
             where m.type = 'outgoing' and not m.private and m.status in ('queued', 'sending', 'retrying', 'unknown', 'failed')
               and c.inbox_id = any(?)
             group by c.inbox_id""";

    private static final String HOURS = """
            select hour, inbox_id, account_id, incoming, outgoing from (
                select date_trunc(?, hour, 'UTC') as hour, inbox_id, account_id, sum(incoming) as incoming, sum(outgoing) as outgoing
                  from message_hour where hour >= ? and hour < ? and inbox_id = any(?) group by 1, 2, 3) as counted""";

    private static final String MILESTONES = """
            select kind, inbox_id, account_id, grouping(inbox_id) as all_inboxes, grouping(account_id) as all_accounts, count(*) as reached,
                   percentile_cont(array[0.5, 0.9]) within group (order by seconds) as seconds
              from conversation_milestone
             where kind in ('first_response', 'resolution') and at >= ? and at < ? and inbox_id = any(?)
             group by grouping sets ((kind), (kind, inbox_id), (kind, account_id))""";

    private static final String BEGUN = """
            select count(*) from (select from conversation
             where created_at >= ? and created_at < ? and inbox_id = any(?) limit 1000000) as begun""";

    private static final String DELIVERIES = """
            with looked_at as (
                select m.id, m.created_at, m.status, c.inbox_id
                  from message m join conversation c on c.id = m.conversation_id
                 where m.type = 'outgoing' and not m.private and m.sender_id is not null
                   and m.created_at >= ? and m.created_at < ? and c.inbox_id = any(?)
                 order by m.created_at desc limit %d
            )
            select l.inbox_id, count(*) as replies, count(*) filter (where l.status in ('sent', 'delivered', 'read')) as sent,
                   count(*) filter (where l.status = 'failed') as dead,
                   percentile_cont(array[0.5, 0.95]) within group (order by extract(epoch from r.at - l.created_at))
                       filter (where r.at is not null) as seconds
              from looked_at l left join message_receipt r on r.message_id = l.id and r.status = 'sent'
             group by l.inbox_id""".formatted(LOOKED_AT);

    private static final String NAMES =
            "select id, name from account where id = any(?) order by lower(name), id limit " + MOST_AGENTS;

    private final DataSource database;
    private final Clock clock;

    ReadOverview(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Inbox(UUID id, String name, String platform, long open, long unassigned) {}

    private record Messages(
            Instant at, UUID inboxId, @Nullable UUID accountId, long incoming, long outgoing) {}

    private record Unsettled(long backlog, @Nullable Instant oldest, long dead, long unknown) {
        static final Unsettled NOTHING = new Unsettled(0, null, 0, 0);
    }

    /** Of one kind of milestone: over all, by inbox and by account. */
    private static final class Reached {
        Durations all = NONE;
        final Map<UUID, Durations> byInbox = new HashMap<>();
        final Map<UUID, Durations> byAccount = new HashMap<>();
    }

    OverviewView of(ReportRange range, @Nullable UUID onlyInbox, InboxLimit visible) {
        try (Connection connection = database.getConnection()) {
            List<Inbox> inboxes = inboxes(connection, onlyInbox, visible);
            Array ids = connection.createArrayOf(
                    "uuid", inboxes.stream().map(Inbox::id).toArray());
            Map<UUID, Unsettled> unsettled = unsettled(connection, ids);
            List<Messages> messages = new ArrayList<>();
            Instant countedUntil = messages(connection, range, ids, messages);
            Map<String, Reached> reached = milestones(connection, range, ids);
            Reached responses = reached.getOrDefault("first_response", new Reached());
            Reached resolutions = reached.getOrDefault("resolution", new Reached());
            Map<UUID, Delivery> deliveries = deliveries(connection, range, ids);
            return new OverviewView(
                    range.from(),
                    range.to(),
                    range.step(),
                    countedUntil,
                    now(connection, inboxes, unsettled, ids),
                    new Totals(
                            messages.stream().mapToLong(Messages::incoming).sum(),
                            messages.stream().mapToLong(Messages::outgoing).sum(),
                            begun(connection, range, ids),
                            responses.all,
                            resolutions.all),
                    volume(messages),
                    inboxes.stream()
                            .map(inbox -> ofInbox(inbox, messages, unsettled, responses, resolutions, deliveries))
                            .toList(),
                    agents(connection, messages, responses, resolutions));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the overview", e);
        }
    }

    private static List<Inbox> inboxes(Connection connection, @Nullable UUID only, InboxLimit visible)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(visible.asArray());
        values.add(visible.asArray());
        values.add(only == null ? null : only.toString());
        values.add(only == null ? null : only.toString());
        return list(
                connection,
                INBOXES,
                values,
                row -> new Inbox(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("platform"),
                        row.getLong("open"),
                        row.getLong("unassigned")));
    }

    private static Now now(Connection connection, List<Inbox> inboxes, Map<UUID, Unsettled> unsettled, Array ids)
            throws SQLException {
        OldestWaiting oldest = SelectRows.list(
                        connection,
                        WAITING,
                        List.of(ids),
                        row -> new OldestWaiting(
                                row.getObject("id", UUID.class),
                                Objects.requireNonNull(instantAt(row, "waiting_since"))))
                .stream()
                .findFirst()
                .orElse(null);
        return new Now(
                inboxes.stream().mapToLong(Inbox::open).sum(),
                inboxes.stream().mapToLong(Inbox::unassigned).sum(),
                oldest,
                unsettled.values().stream().mapToLong(Unsettled::backlog).sum(),
                unsettled.values().stream().mapToLong(Unsettled::dead).sum(),
                unsettled.values().stream().mapToLong(Unsettled::unknown).sum());
    }

    private static Map<UUID, Unsettled> unsettled(Connection connection, Array ids) throws SQLException {
        Map<UUID, Unsettled> byInbox = new HashMap<>();
        SelectRows.list(
                connection,
                UNSETTLED,
                List.of(ids),
                row -> byInbox.put(
                        row.getObject("inbox_id", UUID.class),
                        new Unsettled(
                                row.getLong("backlog"),
                                instantAt(row, "oldest"),
                                row.getLong("dead"),
                                row.getLong("unknown"))));
        return byInbox;
    }

    /** Answers up to when messages are in {@code found}. */
    private Instant messages(Connection connection, ReportRange range, Array ids, List<Messages> found)
            throws SQLException {
        found.addAll(SelectRows.list(
                connection,
                HOURS,
                List.of(range.step(), utc(range.from()), utc(range.to()), ids),
                ReadOverview::messages));
        Instant uncounted = CountHours.next(connection);
        if (uncounted == null || !uncounted.isBefore(range.to())) {
            return range.to();
        }
        Instant from = uncounted.isAfter(range.from()) ? uncounted : range.from();
        Instant until = clock.instant();
        Instant to = range.to().isBefore(until) ? range.to() : until;
        if (Duration.between(uncounted, to).compareTo(MOST_UNCOUNTED) > 0) {
            return from;
        }
        Instant at = range.step().equals("day") ? from.truncatedTo(java.time.temporal.ChronoUnit.DAYS) : from;
        found.addAll(SelectRows.list(
                connection,
                "select * from (" + CountHours.COUNT + ") as counted where inbox_id = any(?)",
                List.of(utc(at), CountHours.firstIdOf(from), CountHours.firstIdOf(range.to()), ids),
                ReadOverview::messages));
        return range.to();
    }

    private static Messages messages(ResultSet row) throws SQLException {
        return new Messages(
                Objects.requireNonNull(instantAt(row, "hour")),
                row.getObject("inbox_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getLong("incoming"),
                row.getLong("outgoing"));
    }

    private static List<Point> volume(List<Messages> messages) {
        Map<Instant, Point> points = new TreeMap<>();
        for (Messages some : messages) {
            points.merge(
                    some.at(),
                    new Point(some.at(), some.incoming(), some.outgoing()),
                    (a, b) -> new Point(a.at(), a.incoming() + b.incoming(), a.outgoing() + b.outgoing()));
        }
        return List.copyOf(points.values());
    }

    private static Map<String, Reached> milestones(Connection connection, ReportRange range, Array ids)
            throws SQLException {
        Map<String, Reached> byKind = new HashMap<>();
        SelectRows.list(connection, MILESTONES, List.of(utc(range.from()), utc(range.to()), ids), row -> {
            Reached reached = byKind.computeIfAbsent(row.getString("kind"), _ -> new Reached());
            Double[] seconds = (Double[]) row.getArray("seconds").getArray();
            Durations durations = new Durations(row.getLong("reached"), seconds[0], seconds[1]);
            UUID account = row.getObject("account_id", UUID.class);
            if (row.getInt("all_inboxes") == 0) {
                reached.byInbox.put(row.getObject("inbox_id", UUID.class), durations);
            } else if (row.getInt("all_accounts") == 1) {
                reached.all = durations;
            } else if (account != null) {
                reached.byAccount.put(account, durations);
            }
            return durations;
        });
        return byKind;
    }

    private static long begun(Connection connection, ReportRange range, Array ids) throws SQLException {
        return SelectRows.list(
                        connection, BEGUN, List.of(utc(range.from()), utc(range.to()), ids), row -> row.getLong(1))
                .getFirst();
    }

    private static Map<UUID, Delivery> deliveries(Connection connection, ReportRange range, Array ids)
            throws SQLException {
        Map<UUID, Delivery> byInbox = new HashMap<>();
        List<Long> replies =
                SelectRows.list(connection, DELIVERIES, List.of(utc(range.from()), utc(range.to()), ids), row -> {
                    long sent = row.getLong("sent");
                    long dead = row.getLong("dead");
                    Array seconds = row.getArray("seconds");
                    @Nullable
                    Double[] times = seconds == null ? new @Nullable Double[2] : (Double[]) seconds.getArray();
                    byInbox.put(
                            row.getObject("inbox_id", UUID.class),
                            new Delivery(
                                    sent,
                                    dead,
                                    sent + dead == 0 ? null : (double) sent / (sent + dead),
                                    times[0],
                                    times[1],
                                    false));
                    return row.getLong("replies");
                });
        if (replies.stream().mapToLong(Long::longValue).sum() >= LOOKED_AT) {
            byInbox.replaceAll(
                    (_, d) -> new Delivery(d.sent(), d.dead(), d.success(), d.p50Seconds(), d.p95Seconds(), true));
        }
        return byInbox;
    }

    private static OfInbox ofInbox(
            Inbox inbox,
            List<Messages> messages,
            Map<UUID, Unsettled> unsettled,
            Reached responses,
            Reached resolutions,
            Map<UUID, Delivery> deliveries) {
        Unsettled waiting = unsettled.getOrDefault(inbox.id(), Unsettled.NOTHING);
        List<Messages> its =
                messages.stream().filter(m -> m.inboxId().equals(inbox.id())).toList();
        return new OfInbox(
                inbox.id(),
                inbox.name(),
                inbox.platform(),
                its.stream().mapToLong(Messages::incoming).sum(),
                its.stream().mapToLong(Messages::outgoing).sum(),
                inbox.open(),
                inbox.unassigned(),
                waiting.backlog(),
                waiting.oldest(),
                waiting.dead(),
                waiting.unknown(),
                responses.byInbox.getOrDefault(inbox.id(), NONE),
                resolutions.byInbox.getOrDefault(inbox.id(), NONE),
                deliveries.getOrDefault(inbox.id(), new Delivery(0, 0, null, null, null, false)));
    }

    private static List<OfAgent> agents(
            Connection connection, List<Messages> messages, Reached responses, Reached resolutions)
            throws SQLException {
        Map<UUID, Long> replies = new HashMap<>();
        for (Messages some : messages) {
            UUID account = some.accountId();
            if (account != null) {
                replies.merge(account, some.outgoing(), Long::sum);
            }
        }
        responses.byAccount.keySet().forEach(account -> replies.putIfAbsent(account, 0L));
        resolutions.byAccount.keySet().forEach(account -> replies.putIfAbsent(account, 0L));
        Array ids = connection.createArrayOf("uuid", replies.keySet().toArray());
        return SelectRows.list(connection, NAMES, List.of(ids), row -> {
            UUID account = row.getObject("id", UUID.class);
            return new OfAgent(
                    account,
                    row.getString("name"),
                    replies.getOrDefault(account, 0L),
                    responses.byAccount.getOrDefault(account, NONE),
                    resolutions.byAccount.getOrDefault(account, NONE));
        });
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static <R> List<R> list(
            Connection connection, String sql, List<@Nullable Object> values, SelectRows.Row<R> reader)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setString(i + 1, (String) values.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                List<R> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }
}
