package io.chatroom.e2e.chaos;

import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.local.fake.FakePlatform;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "delivery",
        mixinStandardHelpOptions = true,
        description =
                "Replies while workers are killed, put to sleep, scaled and restarted, Kafka and PostgreSQL are taken away, and the"
                        + " platform misbehaves: every one that was accepted arrives, in order, or is dead with a reason.")
final class ChaosDelivery implements Callable<Integer> {

    @Option(names = "--seconds", defaultValue = "240", description = "How long things are broken; 240 if not given.")
    private int seconds;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "How many conversations, as a multiple of 48; each is replied to about 1.2 times a second.")
    private double scale;

    @Option(names = "--seed", description = "Of the order of faults and of answers; drawn and printed if not given.")
    private @Nullable Long seed;

    @Option(
            names = "--keep",
            description = "Keeps the engines' data and the logs; they are kept anyhow if a promise is broken.")
    private boolean keep;

    @Override
    public Integer call() throws SQLException {
        if (seconds < 20 || seconds > 86_400 || !(scale > 0 && scale <= 20)) {
            System.err.println("chatroom: --seconds must be from 20 to 86400, and --scale above 0 and at most 20.");
            return 2;
        }
        long drawn = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        System.out.printf("chaos delivery --seconds %d --scale %s --seed %d%n", seconds, scale, drawn);
        Commentary commentary = new Commentary(System.out);
        commentary.say("starting PostgreSQL and Kafka");
        Random random = new Random(drawn);
        Iterator<DeliveryFault> faults = Stream.generate(() -> DeliveryFault.round(random))
                .flatMap(round -> round.stream())
                .iterator();
        try (DeliveryPlane plane = DeliveryPlane.start();
                FakePlatform platform = FakePlatform.start()) {
            DeliveryVerdict verdict = new RepliesUnderFaults(plane, platform, drawn, scale, commentary)
                    .run(faults, Duration.ofSeconds(10), Duration.ofSeconds(seconds));
            System.out.println(verdict.line());
            verdict.differences().forEach(difference -> System.out.println("  " + difference));
            if (keep || !verdict.isClean()) {
                plane.keepData();
                System.out.println("Data and logs are kept in " + plane.directory());
            }
            return verdict.isClean() ? 0 : 1;
        }
    }
}
