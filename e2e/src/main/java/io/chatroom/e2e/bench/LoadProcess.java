package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.TrialInbox;
import io.chatroom.local.process.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The {@link GenerateLoad} process; it ends when this is closed, or this JVM ends. */
final class LoadProcess implements AutoCloseable {
    private final int connections;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    /** @param perSecond accepted webhooks or acknowledged records */
    record Answered(double perSecond, long refused, double p50Millis, double p99Millis) {}

    /** @param connections on which webhooks are posted */
    LoadProcess(int connections) {
        this.connections = connections;
        try {
            process = new ProcessBuilder(List.of(
                            Command.java(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            GenerateLoad.class.getName()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the load", e);
        }
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    Answered webhooks(int port, TrialInbox inbox, Duration time, double perSecond) {
        return ask(String.join(
                " ",
                "http",
                Integer.toString(port),
                inbox.webhook().getPath(),
                inbox.signer().secret(),
                Integer.toString(connections),
                Long.toString(time.toMillis()),
                Double.toString(perSecond)));
    }

    Answered records(String bootstrapServers, Duration time, int bytes) {
        return ask("kafka %s %d %d".formatted(bootstrapServers, time.toMillis(), bytes));
    }

    private Answered ask(String line) {
        try {
            in.write(line + "\n");
            in.flush();
            String answer = out.readLine();
            if (answer == null) {
                throw new IllegalStateException("the load ended at: " + line.split(" ")[0]);
            }
            String[] words = answer.split(" ");
            return new Answered(
                    Double.parseDouble(words[0]),
                    Long.parseLong(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]));
        } catch (IOException e) {
            throw new UncheckedIOException("the load does not answer", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
