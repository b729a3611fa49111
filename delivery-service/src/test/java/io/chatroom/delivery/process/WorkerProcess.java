package io.chatroom.delivery.process;

import io.chatroom.local.Checkout;
import io.chatroom.local.process.Command;
import io.chatroom.local.process.FreePort;
import io.chatroom.local.process.Lifeline;
import io.chatroom.local.process.Pids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** delivery-service from its packaged jar, as a process that can be killed, put to sleep and woken. */
public final class WorkerProcess implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Process process;
    private final int port;
    private final Path log;

    private WorkerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it and does not wait. */
    public static WorkerProcess launch(Map<String, String> environment, Path directory, String name) {
        int port = FreePort.any();
        Map<String, String> own = new TreeMap<>(environment);
        own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        own.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Path log = directory.resolve(name + ".log");
        Process process = Command.start(
                List.of(
                        Command.java(),
                        "-Xms64m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar().toString()),
                own,
                directory,
                log);
        return new WorkerProcess(process, port, log);
    }

    public static Path jar() {
        return Checkout.find().serviceJar("delivery-service");
    }

    public WorkerProcess awaitReady() throws InterruptedException, IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("a worker does not start:\n" + Files.readString(log));
            }
            Thread.sleep(50);
        }
        return this;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(url("/q/health/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        signal("KILL");
        process.waitFor();
        Lifeline.forget(process.pid());
    }

    /** SIGTERM; returns how long it took to end. */
    public Duration terminate() throws InterruptedException {
        long begun = System.nanoTime();
        signal("TERM");
        process.waitFor();
        Lifeline.forget(process.pid());
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    public void sleep() {
        signal("STOP");
    }

    public void wakeUp() {
        signal("CONT");
    }

    private void signal(String signal) {
        Pids.signal(process.pid(), signal);
    }

    public Path log() {
        return log;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            wakeUp();
            Pids.stop(process.pid(), "TERM", Duration.ofSeconds(40));
        }
    }
}
