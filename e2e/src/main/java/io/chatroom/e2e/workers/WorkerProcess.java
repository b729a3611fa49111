package io.chatroom.e2e.workers;

import io.chatroom.local.Checkout;
import io.chatroom.local.Trouble;
import io.chatroom.local.process.Command;
import io.chatroom.local.process.FreePort;
import io.chatroom.local.process.Pids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service, mostly delivery-service, from its packaged jar, with the flags of {@code ./chatroom up}; nobody starts it again when it ends. */
public final class WorkerProcess implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "-Xms48m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    /** It promises 30 s. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(40);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Process process;
    private final int managementPort;
    private final Path log;

    private WorkerProcess(Process process, int managementPort, Path log) {
        this.process = process;
        this.managementPort = managementPort;
        this.log = log;
    }

    /** Starts it and does not wait; its log is {@code name.log} in {@code directory}. */
    public static WorkerProcess launch(Map<String, String> environment, Path directory, String name) {
        return launch("delivery-service", List.of(), environment, directory, name);
    }

    /** The same of any service; {@code flags} are for the JVM, besides the usual. */
    public static WorkerProcess launch(
            String service, List<String> flags, Map<String, String> environment, Path directory, String name) {
        int managementPort = FreePort.any();
        Map<String, String> own = new TreeMap<>(environment);
        own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        own.put("QUARKUS_HTTP_PORT", Integer.toString(FreePort.any()));
        own.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        own.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        Path log = directory.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(Command.java()));
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-jar", Checkout.find().serviceJar(service).toString()));
        return new WorkerProcess(Command.start(command, own, directory, log), managementPort, log);
    }

    /** @throws Trouble if it ends first, or takes too long */
    public WorkerProcess awaitReady() {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new Trouble("A service does not start; see " + log + ".");
            }
            pause();
        }
        return this;
    }

    public boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The sum of a counter over all its labels; 0 if it has counted nothing. */
    public double counter(String name) {
        try {
            Matcher lines = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E]+)$")
                    .matcher(get("/q/metrics").body());
            double sum = 0;
            while (lines.find()) {
                sum += Double.parseDouble(lines.group(1));
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException("a worker does not tell its metrics", e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until it ends by itself, and answers its exit code. @throws Trouble if it takes too long */
    public int awaitEnd() {
        try {
            if (!process.waitFor(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new Trouble("A service does not end; see " + log + ".");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        end("KILL");
    }

    /** SIGTERM; returns how long it took to end. */
    public Duration terminate() {
        long begun = System.nanoTime();
        end("TERM");
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** SIGSTOP: not a line of it runs until it is woken up, and the system keeps its connections. */
    public void sleep() {
        signal("STOP");
    }

    public void wakeUp() {
        signal("CONT");
    }

    private void end(String signal) {
        Pids.stop(process.pid(), signal, STOPS_WITHIN);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
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
            terminate();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
