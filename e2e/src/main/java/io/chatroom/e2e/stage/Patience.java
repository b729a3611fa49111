package io.chatroom.e2e.stage;

import io.chatroom.local.Trouble;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what takes a moment. */
public final class Patience {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** @throws Trouble if it is not so within {@code patience} */
    public static void until(Duration patience, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Trouble("Waited " + patience.toSeconds() + " s in vain until " + what + ".");
            }
            pause(LOOK_EVERY);
        }
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Patience() {}
}
