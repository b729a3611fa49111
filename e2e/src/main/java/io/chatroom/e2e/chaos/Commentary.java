package io.chatroom.e2e.chaos;

import java.io.PrintStream;
import java.util.Locale;

/** One line for each thing that happens, with the seconds since the beginning. */
final class Commentary {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Commentary(PrintStream out) {
        this.out = out;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    synchronized void say(String sentence, Object... values) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - began) / 1e9, sentence.formatted(values));
        out.flush();
    }
}
