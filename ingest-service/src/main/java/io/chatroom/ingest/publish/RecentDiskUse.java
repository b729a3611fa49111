package io.chatroom.ingest.publish;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Asks the file system once a second at most. Called by the spool's one writer. */
final class RecentDiskUse implements DoubleSupplier {
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final DoubleSupplier ask;
    private double last;
    private long asked = System.nanoTime() - FRESH;

    RecentDiskUse(DoubleSupplier ask) {
        this.ask = ask;
    }

    @Override
    public double getAsDouble() {
        if (System.nanoTime() - asked >= FRESH) {
            last = ask.getAsDouble();
            asked = System.nanoTime();
        }
        return last;
    }
}
