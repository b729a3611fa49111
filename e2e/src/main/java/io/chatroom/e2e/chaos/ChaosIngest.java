package io.chatroom.e2e.chaos;

import io.chatroom.e2e.stage.Stage;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Webhooks while ingest-service and conversation-service are killed, and Kafka and PostgreSQL stopped: every one"
                        + " that was acknowledged is stored, once and in order.")
final class ChaosIngest implements Callable<Integer> {

    @Mixin
    private final ChaosOptions options = new ChaosOptions();

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "How many senders, as a multiple of 32; each sends about 6 messages a second.")
    private double scale;

    @Override
    public Integer call() throws SQLException {
        if (!options.areInBounds(scale)) {
            return 2;
        }
        long drawn = options.begin("ingest", scale);
        Commentary commentary = new Commentary(System.out);
        commentary.say("starting a suite of its own");
        try (Stage stage = Stage.set()) {
            commentary.say("it is healthy; its data and logs are in %s", stage.data());
            Verdict verdict = new IngestUnderFaults(stage, drawn, options.length(), scale, commentary).run();
            System.out.println(verdict.line());
            verdict.differences().forEach(difference -> System.out.println("  " + difference));
            if (options.keep() || !verdict.isClean()) {
                stage.keepData();
                System.out.println("Data and logs are kept in " + stage.data());
            }
            return verdict.isClean() ? 0 : 1;
        }
    }
}
