package io.chatroom.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts programs: short ones to their end, long ones as guarded children. */
public final class Command {
    /** A Ctrl-C in the terminal reaches the whole process group; only the parent shall hear it and stop the parts in order. */
    private static final List<String> DEAF_TO_CTRL_C = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    public record Ended(int status, String output) {}

    /** The {@code java} this JVM runs on. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs to the end; {@code output} has standard output and standard error. */
    public static Ended run(List<String> command, int patienceSeconds) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Ended(
                        -1, output + "\n" + command.getFirst() + " did not end within " + patienceSeconds + " s");
            }
            return new Ended(process.exitValue(), output);
        } catch (IOException e) {
            return new Ended(-1, "cannot run " + command.getFirst() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.getFirst(), e);
        }
    }

    /**
     * Starts a child whose output goes to {@code log} and that ends when this JVM ends. Of the product's settings it gets those
     * in {@code environment} only.
     */
    public static Process start(
            List<String> command, Map<String, String> environment, Path workingDirectory, Path log) {
        List<String> guarded = new ArrayList<>(DEAF_TO_CTRL_C);
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("CHATROOM_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            Lifeline.watch(process.pid(), "TERM");
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    private Command() {}
}
