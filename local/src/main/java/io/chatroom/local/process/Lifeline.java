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
            pids='' dirs=''
            while read -r verb signal rest; do
                case $verb in
                    watch) pids="$pids $signal:$rest" ;;
                    forget) kept=''; for p in $pids; do [ "${p#*:}" = "$rest" ] || kept="$kept $p"; done; pids=$kept ;;
                    remove) dirs="$dirs
            $rest" ;;
                esac
            done
            for p in $pids; do kill -s "${p%%:*}" "${p#*:}"; done
            tries=0
            while [ $tries -lt 100 ]; do
                left=''
                for p in $pids; do kill -0 "${p#*:}" && left="$left ${p#*:}"; done
                [ -z "$left" ] && break
                sleep 0.1; tries=$((tries + 1))
            done
            [ -z "$left" ] || kill -s KILL $left
            printf '%s\\n' "$dirs" | while read -r dir; do [ -z "$dir" ] || rm -rf "$dir"; done
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

    /** For a process that has ended: its id may soon be somebody else's. */
    public static void forget(long pid) {
        OF_THIS_JVM.say("forget - " + pid);
    }

    /** The directory is deleted after the watched processes have ended. */
    public static void remove(Path directory) {
        OF_THIS_JVM.say("remove - " + directory.toAbsolutePath());
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
