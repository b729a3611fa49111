package io.chatroom.local.suite;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One line per part with the time it takes: redrawn in place on a terminal, else written once when something is known. */
public final class Progress {
    private enum State {
        WAITING,
        WORKING,
        DONE,
        FAILED
    }

    private static final class Line {
        State state = State.WAITING;
        String words = "";
        long began;
        long ended;
    }

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private int drawn;

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static Progress on(PrintStream out) {
        boolean terminal =
                System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
        return new Progress(out, terminal);
    }

    /** For tests, which want to hear of trouble only. */
    public static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()), false);
    }

    public synchronized void begin(String part, String words) {
        Line line = lines.computeIfAbsent(part, _ -> new Line());
        line.state = State.WORKING;
        line.words = words;
        line.began = System.nanoTime();
        show(part, line);
    }

    public synchronized void done(String part, String words) {
        end(part, State.DONE, words);
    }

    public synchronized void failed(String part, String words) {
        end(part, State.FAILED, words);
    }

    /** A sentence of its own, above the lines that still move. */
    public synchronized void say(String sentence) {
        erase();
        out.println(sentence);
        draw();
    }

    /** Moves the clocks on a terminal. */
    synchronized void tick() {
        if (terminal && lines.values().stream().anyMatch(line -> line.state == State.WORKING)) {
            erase();
            draw();
        }
    }

    /** What is drawn stays; the next part begins a new block. */
    public synchronized void settle() {
        lines.clear();
        drawn = 0;
    }

    private void end(String part, State state, String words) {
        Line line = lines.computeIfAbsent(part, _ -> new Line());
        if (line.began == 0) {
            line.began = System.nanoTime();
        }
        line.state = state;
        line.words = words;
        line.ended = System.nanoTime();
        show(part, line);
    }

    private void show(String part, Line line) {
        if (terminal) {
            erase();
            draw();
        } else if (line.state != State.WORKING) {
            out.println(text(part, line));
        }
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A\u001b[J");
            drawn = 0;
        }
    }

    private void draw() {
        if (!terminal) {
            return;
        }
        lines.forEach((part, line) -> out.println(text(part, line)));
        out.flush();
        drawn = lines.size();
    }

    private static String text(String part, Line line) {
        long until = line.state == State.WORKING ? System.nanoTime() : line.ended;
        String mark = switch (line.state) {
            case WAITING, WORKING -> "…";
            case DONE -> "✓";
            case FAILED -> "✗";
        };
        return String.format(
                Locale.ROOT,
                "  %s %-22s %6.1f s  %s",
                mark,
                part,
                line.state == State.WAITING ? 0.0 : (until - line.began) / 1e9,
                line.words);
    }
}
