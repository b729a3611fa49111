package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.local.process.Command;
import io.chatroom.local.process.FreePort;
import io.chatroom.local.process.Pids;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The {@link AnswerOnly} process, with the flags that the suite gives to services. */
final class BareServer implements AutoCloseable {
    private final int port = FreePort.any();
    private final Process process;

    BareServer(Path directory) {
        process = Command.start(
                List.of(
                        Command.java(),
                        "-Xms48m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnswerOnly.class.getName(),
                        Integer.toString(port)),
                Map.of(),
                // the class path may be relative to where we are
                Path.of("").toAbsolutePath(),
                directory.resolve("answer-only.log"));
        Patience.until(Duration.ofSeconds(30), "the bare server listens", () -> !FreePort.isFree(port));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        Pids.stop(process.pid(), "TERM", Duration.ofSeconds(5));
    }
}
