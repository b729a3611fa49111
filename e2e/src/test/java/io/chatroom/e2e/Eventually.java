package io.chatroom.e2e;

import java.time.Duration;

/** For what takes a moment to come through the whole stack. */
final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Passes as soon as {@code assertion} does; after {@code patience} fails as it failed last. */
    static void within(Duration patience, Runnable assertion) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private Eventually() {}
}
