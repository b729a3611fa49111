package io.chatroom.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Looks at and stops processes by id; they need not be children of this JVM. */
public final class Pids {

    /** True while the process runs; a zombie that nobody has reaped yet does not. */
    public static boolean isAlive(long pid) {
        if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            // no /proc on this system, or gone in this moment
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    /** Whether the process runs and its command line contains {@code word}: process ids are given out again. */
    public static boolean isAlive(long pid, String word) {
        return isAlive(pid) && commandLine(pid).orElse("").contains(word);
    }

    public static Optional<String> commandLine(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().commandLine());
    }

    /** Sends {@code signal}, waits, then kills; returns when the process has ended. */
    public static void stop(long pid, String signal, Duration patience) {
        signal(pid, signal);
        if (!awaitEnd(pid, patience)) {
            signal(pid, "KILL");
            awaitEnd(pid, Duration.ofSeconds(10));
        }
        Lifeline.forget(pid);
    }

    public static void signal(long pid, String signal) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + pid)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean awaitEnd(long pid, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive(pid)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private Pids() {}
}
