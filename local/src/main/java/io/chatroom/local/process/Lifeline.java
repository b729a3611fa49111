package io.chatroom.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends our child processes when this JVM ends in whatever way, {@code kill -9} included: a shell at the other end of a pipe, which
 * learns of our end because the pipe closes. Shutdown hooks alone leave databases behind when a test run is killed.
 */
public final class Lifeline {
    private static final String SHELL = """
            trap '' INT TERM HUP
            newline='
            '
            list='' dirs=''
            while read -r verb signal rest; do
                case $verb in
                    watch) list="$list$newline$signal:$rest" ;;
                    remove) dirs="$dirs$newline$rest" ;;
                    keep) dirs=$(printf '%s\\n' "$dirs" | grep -vxF "$rest") ;;
                    forget) list=$(printf '%s\\n' "$list" | grep -v ":$rest\\$") ;;
                esac
            done
            set -f; IFS=$newline
            pids=''
            for entry in $list; do
                pid=${entry#*:}
                case $pid in /*) pid=$(head -n 1 "$pid") || continue ;; esac
                kill -s "${entry%%:*}" "$pid" && pids="$pids$newline$pid"
            done
            tries=0
            while [ $tries -lt 100 ]; do
                left=''
                for pid in $pids; do kill -0 "$pid" && left="$left$newline$pid"; done
                [ -z "$left" ] && break
                sleep 0.1; tries=$((tries + 1))
            done
            for pid in $left; do kill -s KILL "$pid"; done
            for dir in $dirs; do rm -rf "$dir"; done
            """;

    private static final Lifeline OF_THIS_JVM = new Lifeline();

    private final Process shell;

    private Lifeline() {
        try {
            shell = new ProcessBuilder("/bin/sh", "-c", SHELL)
                    .directory(Path.of("/").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start /bin/sh", e);
        }
    }

    /** The process gets {@code signal} when this JVM is gone, and is killed if it is still there 10 s later. */
    public static void watch(long pid, String signal) {
        OF_THIS_JVM.say("watch " + signal + " " + pid);
    }

    /** The same for the process whose id stands in the first line of {@code pidFile} by then; it need not be there yet. */
    public static void watch(Path pidFile, String signal) {
        OF_THIS_JVM.say("watch " + signal + " " + pidFile.toAbsolutePath());
    }

    /** For a process that has ended: its id may soon be somebody else's. */
    public static void forget(long pid) {
        OF_THIS_JVM.say("forget - " + pid);
    }

    /** The directory is deleted after the watched processes have ended. */
    public static void remove(Path directory) {
        OF_THIS_JVM.say("remove - " + directory.toAbsolutePath());
    }

    /** It stays after all. */
    public static void keep(Path directory) {
        OF_THIS_JVM.say("keep - " + directory.toAbsolutePath());
    }

    private synchronized void say(String line) {
        try {
            var out = shell.getOutputStream();
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the watching shell has ended", e);
        }
    }
}
