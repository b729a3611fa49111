package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.stage.TrialInbox;
import io.chatroom.e2e.workers.WorkerProcess;
import io.chatroom.local.suite.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One and two conversation-services on one backlog each, and one that goes on alone when the other is killed. */
final class ScaleStores {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** More than there are partitions, many times over: each store has some of them. */
    private static final int WARM = 2400;

    private final Stage stage;
    private final int records;
    private final List<WorkerProcess> stores = new ArrayList<>();

    private ScaleStores(Stage stage, int records) {
        this.stage = stage;
        this.records = records;
    }

    static void measure(int records) throws SQLException {
        try (Stage stage = Stage.set()) {
            Backlog warm = new Backlog(stage.inbox("Warm").id(), WARM);
            TrialInbox one = stage.inbox("One");
            TrialInbox two = stage.inbox("Two");
            TrialInbox taken = stage.inbox("Taken over");
            for (Service service : Service.values()) {
                stage.suite().service(service).stop();
            }
            ScaleStores scale = new ScaleStores(stage, records);
            try {
                long wrong = scale.add(warm, new Backlog(one.id(), records));
                wrong += scale.add(warm, new Backlog(two.id(), records));
                wrong += scale.takeOver(new Backlog(taken.id(), WARM));
                System.out.println(
                        Figure.of("messages-out-of-order-or-lost", wrong, "").aim("0"));
            } finally {
                scale.stores.forEach(WorkerProcess::close);
            }
        }
    }

    /** Answers how many messages are not where they belong. */
    private long add(Backlog warm, Backlog backlog) throws SQLException {
        stores.add(WorkerProcess.launch(
                        "conversation-service",
                        List.of(),
                        stage.suite().environment(),
                        stage.data(),
                        "store-" + stores.size())
                .awaitReady());
        List<Double> cold = taken();
        Patience.until(PATIENCE, "every store has partitions", () -> {
            produce(warm);
            Patience.pause(Duration.ofSeconds(2));
            List<Double> now = taken();
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) <= cold.get(i)) {
                    return false;
                }
            }
            return true;
        });
        List<Double> before = taken();
        double seconds = stored(backlog);
        List<Double> after = taken();
        double smallest = Double.MAX_VALUE;
        double all = 0;
        for (int i = 0; i < stores.size(); i++) {
            double taken = after.get(i) - before.get(i);
            smallest = Math.min(smallest, taken);
            all += taken;
        }
        String by = stores.size() + "-conversation-services";
        System.out.println(Figure.of("stored-by-" + by, records / seconds, "/s"));
        System.out.println(
                Figure.of("smallest-share-of-" + by, 100 * smallest / (all / stores.size()), "% of an even one"));
        return misplaced(backlog);
    }

    private long takeOver(Backlog backlog) throws SQLException {
        stores.removeFirst().kill();
        System.out.println(Figure.of("store-takes-over-after", stored(backlog), "s"));
        return misplaced(backlog);
    }

    private List<Double> taken() {
        return stores.stream()
                .map(store -> store.counter("chatroom_inbound_events_total"))
                .toList();
    }

    private void produce(Backlog backlog) {
        backlog.produce(stage.suite().kafka().bootstrapServers());
    }

    /** In seconds from the first that is asked for. */
    private double stored(Backlog backlog) throws SQLException {
        long began = System.nanoTime();
        produce(backlog);
        try (Connection connection = stage.database();
                PreparedStatement count = connection.prepareStatement(
                        "select coalesce(sum(last_seq), 0) from conversation where inbox_id = ?")) {
            count.setObject(1, backlog.inboxId());
            Patience.until(
                    PATIENCE, backlog.records() + " messages are stored", () -> number(count) >= backlog.records());
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Messages that are missing, twice there, or before one that was published earlier. */
    private long misplaced(Backlog backlog) throws SQLException {
        try (Connection connection = stage.database();
                PreparedStatement count = connection.prepareStatement("""
                        select abs(? - count(*)) + count(*) filter (where number <= before)
                        from (select number, lag(number) over (partition by conversation_id order by seq) as before
                              from (select m.conversation_id, m.seq, substr(m.external_id, 3)::int as number
                                    from message m join conversation c on c.id = m.conversation_id
                                    where c.inbox_id = ? and m.type = 'incoming') numbered) followed
                        """)) {
            count.setLong(1, backlog.records());
            count.setObject(2, backlog.inboxId());
            return number(count);
        }
    }

    private static long number(PreparedStatement query) {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
