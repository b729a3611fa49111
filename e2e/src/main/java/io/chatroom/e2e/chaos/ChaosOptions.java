package io.chatroom.e2e.chaos;

import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every run under faults is told. */
final class ChaosOptions {

    @Option(names = "--seconds", defaultValue = "240", description = "How long things are broken; 240 if not given.")
    private int seconds;

    @Option(names = "--seed", description = "Of the faults and of what is sent; drawn and printed if not given.")
    private @Nullable Long seed;

    @Option(names = "--keep", description = "Keeps data and logs; they are kept anyhow if a promise is broken.")
    private boolean keep;

    /** False, and said on the terminal, if something is out of bounds. */
    boolean areInBounds(double scale) {
        boolean fine = seconds >= 20 && seconds <= 86_400 && scale > 0 && scale <= 20;
        if (!fine) {
            System.err.println("chatroom: --seconds must be from 20 to 86400, and --scale above 0 and at most 20.");
        }
        return fine;
    }

    /** The run's seed; its first line says how to have the same run again. */
    long begin(String name, double scale) {
        long drawn = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        System.out.printf("chaos %s --seconds %d --scale %s --seed %d%n", name, seconds, scale, drawn);
        return drawn;
    }

    Duration length() {
        return Duration.ofSeconds(seconds);
    }

    boolean keep() {
        return keep;
    }
}
