package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.stage.TrialInbox;
import io.chatroom.local.suite.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Every acknowledged input is stored exactly once, whatever dies: senders deliver while ingest-service, conversation-service, Kafka and
 * PostgreSQL are taken away, and afterwards their ledger is held against the database.
 */
final class IngestUnderFaults {
    private static final int INBOXES = 4;
    private static final int SENDERS = 32;
    private static final int TALKS_PER_SENDER = 12;
    /** Of one sender; all of them together send about 200 messages a second. */
    private static final Duration PAUSE = Duration.ofMillis(150);
    /** For what was not acknowledged when the faults ended. */
    private static final Duration LAST_TRIES = Duration.ofSeconds(60);

    private static final Duration TOLD_EVERY = Duration.ofSeconds(5);

    private final Stage stage;
    private final long seed;
    private final Duration length;
    private final double scale;
    private final Commentary commentary;
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean givenUp = new AtomicBoolean();

    /** @param scale of the number of senders */
    IngestUnderFaults(Stage stage, long seed, Duration length, double scale, Commentary commentary) {
        this.stage = stage;
        this.seed = seed;
        this.length = length;
        this.scale = scale;
        this.commentary = commentary;
    }

    Verdict run() throws SQLException {
        List<TrialInbox> inboxes = IntStream.range(0, INBOXES)
                .mapToObj(i -> stage.inbox("Chaos " + i))
                .toList();
        Stored stored = new Stored(stage, inboxes.stream().map(TrialInbox::id).toList());
        FaultPlan plan = FaultPlan.of(seed, length, List.of(Service.INGEST, Service.CONVERSATION));
        BreakThings breakThings = new BreakThings(stage.suite(), plan, commentary);
        Thread teller = Thread.ofVirtual().start(() -> tell(breakThings, stored));
        try {
            deliverDuring(breakThings, inboxes);
            new Quiescence(
                            stage.suite().kafka().bootstrapServers(),
                            stored,
                            new SpoolOfIngest(stage.suite().service(Service.INGEST)))
                    .await(ledger.messages(), ledger.poison());
        } finally {
            teller.interrupt();
        }
        summary(breakThings);
        return Verdict.of(
                ledger.acknowledged(), stored.byTalk(), ledger.poison(), stored.quarantined(), ledger.oddities());
    }

    /** Returns when everything that was begun is acknowledged, or given up. */
    private void deliverDuring(BreakThings breakThings, List<TrialInbox> inboxes) {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            senders(inboxes, clients).forEach(threads::execute);
            try {
                breakThings.run();
                commentary.say("nothing is broken any more; what is on its way is awaited");
                ended.set(true);
                threads.shutdown();
                if (!terminated(threads)) {
                    ledger.oddity("messages were not acknowledged within " + LAST_TRIES.toSeconds()
                            + " s after everything was healthy again");
                }
            } finally {
                ended.set(true);
                givenUp.set(true);
            }
        }
    }

    private List<Sender> senders(List<TrialInbox> inboxes, ExecutorService clients) {
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < Math.max(1, Math.round(SENDERS * scale)); i++) {
            TrialInbox inbox = inboxes.get(i % inboxes.size());
            int sender = i;
            List<Talk> talks = IntStream.range(0, TALKS_PER_SENDER)
                    .mapToObj(talk -> new Talk(inbox, "talk-" + sender + "-" + talk))
                    .toList();
            senders.add(
                    new Sender(talks, ledger, new Random(seed + 31L * i), PAUSE, ended::get, givenUp::get, clients));
        }
        return senders;
    }

    private static boolean terminated(ExecutorService threads) {
        try {
            return threads.awaitTermination(LAST_TRIES.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void tell(BreakThings breakThings, Stored stored) {
        long before = 0;
        while (true) {
            try {
                Thread.sleep(TOLD_EVERY);
            } catch (InterruptedException e) {
                return;
            }
            long acknowledged = ledger.messages();
            commentary.say(
                    "acknowledged %d (%d/s), stored %s, repeated %d, poison %d, answered 503 %d, no answer %d; %s",
                    acknowledged,
                    (acknowledged - before) / TOLD_EVERY.toSeconds(),
                    inWords(stored),
                    ledger.repetitions(),
                    ledger.poison(),
                    ledger.refusals(),
                    ledger.withoutAnswer(),
                    breakThings.now().isEmpty() ? "all well" : breakThings.now());
            before = acknowledged;
        }
    }

    private static String inWords(Stored stored) {
        try {
            return Long.toString(stored.messages());
        } catch (SQLException e) {
            return "?";
        }
    }

    private void summary(BreakThings breakThings) {
        commentary.say(
                "%d kills; delivered again %d; answered 503 %d, not at all %d; slowest answer %.1f s",
                breakThings.kills(),
                ledger.repetitions(),
                ledger.refusals(),
                ledger.withoutAnswer(),
                ledger.slowestAnswer().toMillis() / 1e3);
    }
}
