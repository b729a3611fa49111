package io.chatroom.e2e.chaos;

import io.chatroom.e2e.workers.DeliveryPlane;
import io.chatroom.local.fake.FakePlatform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "delivery",
        mixinStandardHelpOptions = true,
        description =
                "Replies while workers are killed, put to sleep, scaled and restarted, Kafka and PostgreSQL are taken away, and the"
                        + " platform misbehaves: every one that was accepted arrives, in order, or is dead with a reason.")
final class ChaosDelivery implements Callable<Integer> {

    @Mixin
    private final ChaosOptions options = new ChaosOptions();

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "How many conversations, as a multiple of 48; each is replied to about 1.2 times a second.")
    private double scale;

    @Override
    public Integer call() throws SQLException {
        if (!options.areInBounds(scale)) {
            return 2;
        }
        long drawn = options.begin("delivery", scale);
        Commentary commentary = new Commentary(System.out);
        commentary.say("starting PostgreSQL and Kafka");
        Random random = new Random(drawn);
        Iterator<DeliveryFault> faults = Stream.generate(() -> DeliveryFault.round(random))
                .flatMap(round -> round.stream())
                .iterator();
        try (DeliveryPlane plane = DeliveryPlane.start();
                FakePlatform platform = FakePlatform.start()) {
            DeliveryVerdict verdict = new RepliesUnderFaults(plane, platform, drawn, scale, commentary)
                    .run(faults, Duration.ofSeconds(10), options.length());
            System.out.println(verdict.line());
            verdict.differences().forEach(difference -> System.out.println("  " + difference));
            if (options.keep() || !verdict.isClean()) {
                plane.keepData();
                System.out.println("Data and logs are kept in " + plane.directory());
            }
            return verdict.isClean() ? 0 : 1;
        }
    }
}
