package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.stage.TrialInbox;
import io.chatroom.local.suite.Service;
import io.chatroom.local.suite.ServiceProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description =
                "Messages that conversation-service stores per second from a backlog, beside plain batched INSERT of the same rows.")
final class BenchStore implements Callable<Integer> {
    private static final double RATIO = 0.5;
    /** Without a single message more. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Option(names = "--records", defaultValue = "500000", description = "In the backlog; 500000 if not given.")
    private int records;

    @Override
    public Integer call() throws SQLException {
        if (records < 1000 || records > 10_000_000) {
            System.err.println("chatroom: --records must be from 1000 to 10000000, and is " + records + ".");
            return 2;
        }
        try (Stage stage = Stage.set()) {
            TrialInbox inbox = stage.inbox("Bench");
            ServiceProcess conversation = stage.suite().service(Service.CONVERSATION);
            conversation.stop();
            stage.suite().service(Service.DELIVERY).stop();
            stage.suite().service(Service.INGEST).stop();
            Backlog backlog = new Backlog(inbox.id(), records);
            System.out.printf("producing a backlog of %d records%n", records);
            backlog.produce(stage.suite().kafka().bootstrapServers());

            // half of the rows before and half of them after: a machine does not stay the same for minutes
            try (PlainInserts inserts = new PlainInserts(stage, backlog)) {
                System.out.println("plain INSERT of the first half");
                double before = inserts.insert(0, records / 2);
                System.out.printf("%.0f/s; now the service%n", before);
                conversation.start();
                double stored = stored(stage, inbox.id());
                conversation.stop();
                System.out.printf("%.0f/s; plain INSERT of the second half%n", stored);
                double after = inserts.insert(records / 2, records);
                System.out.printf("%.0f/s%n", after);
                System.out.println(Figure.of("stored-messages", stored, "/s")
                        .ofLimit((before + after) / 2)
                        .aim(">= " + RATIO));
            }
            return 0;
        }
    }

    /** From the first message that is there to the last: the start of a JVM is not what is measured. */
    private double stored(Stage stage, UUID inboxId) throws SQLException {
        try (Connection connection = stage.database();
                PreparedStatement count = connection.prepareStatement(
                        "select coalesce(sum(last_seq), 0) from conversation where inbox_id = ?")) {
            count.setObject(1, inboxId);
            long first = 0;
            long began = 0;
            long there = 0;
            long moved = System.nanoTime();
            long told = moved;
            while (there < records) {
                Patience.pause(Duration.ofMillis(100));
                long now = number(count);
                if (now != there) {
                    moved = System.nanoTime();
                    if (there == 0) {
                        first = now;
                        began = moved;
                    }
                    there = now;
                } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                    throw new IllegalStateException("only " + there + " of " + records + " were stored");
                }
                if (System.nanoTime() - told > 5_000_000_000L) {
                    told = System.nanoTime();
                    System.out.printf("  %d stored%n", there);
                }
            }
            return (there - first) / ((moved - began) / 1e9);
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
