package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Stage;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Webhooks while ingest-service and conversation-service are killed, and Kafka and PostgreSQL stopped: every one"
                        + " that was acknowledged is stored, once and in order.")
final class ChaosIngest implements Callable<Integer> {

    @Option(names = "--seconds", defaultValue = "240", description = "How long things are broken; 240 if not given.")
    private int seconds;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "How many senders, as a multiple of 32; each sends about 6 messages a second.")
    private double scale;

    @Option(names = "--seed", description = "Of the faults and of what is sent; drawn and printed if not given.")
    private @Nullable Long seed;

    @Option(
            names = "--keep",
            description = "Keeps the suite's data and logs; they are kept anyhow if a promise is broken.")
    private boolean keep;

    @Override
    public Integer call() throws SQLException {
        if (seconds < 20 || seconds > 86_400 || !(scale > 0 && scale <= 20)) {
            System.err.println("chatroom: --seconds must be from 20 to 86400, and --scale above 0 and at most 20.");
            return 2;
        }
        long drawn = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        System.out.printf("chaos ingest --seconds %d --scale %s --seed %d%n", seconds, scale, drawn);
        Commentary commentary = new Commentary(System.out);
        commentary.say("starting a suite of its own");
        try (Stage stage = Stage.set()) {
            commentary.say("it is healthy; its data and logs are in %s", stage.data());
            Verdict verdict = new IngestUnderFaults(stage, drawn, Duration.ofSeconds(seconds), scale, commentary).run();
            System.out.println(verdict.line());
            verdict.differences().forEach(difference -> System.out.println("  " + difference));
            if (keep || !verdict.isClean()) {
                stage.keepData();
                System.out.println("Data and logs are kept in " + stage.data());
            }
            return verdict.isClean() ? 0 : 1;
        }
    }
}
