package io.chatroom.local.suite;

import io.chatroom.local.Trouble;
import io.chatroom.local.process.Command;
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
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One of the three services as a child process that is started again when it dies. */
public final class ServiceProcess {
    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Service service;
    private final Path jar;
    private final Path log;
    private final Path workingDirectory;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Optional<Duration> restartPause;
    private final Runnable changed;
    // read without the lock: whoever is told of a change looks at the other services too
    private volatile @Nullable Process process;
    private boolean wanted;
    private volatile boolean onceHealthy;
    private int deaths;

    ServiceProcess(
            Service service,
            Path jar,
            Path workingDirectory,
            Path log,
            int port,
            int managementPort,
            Map<String, String> environment,
            Progress progress,
            Optional<Duration> restartPause,
            Runnable changed) {
        this.service = service;
        this.jar = jar;
        this.workingDirectory = workingDirectory;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
        this.environment = environment;
        this.progress = progress;
        this.restartPause = restartPause;
        this.changed = changed;
    }

    /** Starts it and returns when it says it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    /** SIGTERM, and kill if it is still there 20 s later; it stays down until {@link #start()}. */
    public void stop() {
        long pid;
        synchronized (this) {
            wanted = false;
            if (process == null) {
                return;
            }
            pid = process.pid();
        }
        Pids.stop(pid, "TERM", Duration.ofSeconds(20));
        changed.run();
    }

    /** {@code kill -9}; it is started again, as after any other death. */
    public void kill() {
        pid().ifPresent(pid -> Pids.signal(pid, "KILL"));
    }

    public boolean isRunning() {
        return pid().isPresent();
    }

    public OptionalLong pid() {
        Process current = process;
        return current != null && current.isAlive() ? OptionalLong.of(current.pid()) : OptionalLong.empty();
    }

    public int port() {
        return port;
    }

    /** On the loopback address. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Of health and metrics, on the loopback address. */
    public URI managementUrl(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    public Path log() {
        return log;
    }

    public boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(managementUrl("/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @throws Trouble with the end of the log, if it dies before it was ever healthy, or takes too long */
    public void awaitReady() {
        long deadline = System.nanoTime() + HEALTHY_WITHIN.toNanos();
        while (!isReady()) {
            Process current = process;
            if (!onceHealthy && current != null && !current.isAlive()) {
                throw new Trouble(service.folder() + " ended while it started (exit code " + current.exitValue() + "). "
                        + lastWords());
            }
            if (System.nanoTime() > deadline) {
                throw new Trouble(service.folder() + " did not get healthy within " + HEALTHY_WITHIN.toSeconds()
                        + " s. " + lastWords());
            }
            pause(Duration.ofMillis(50));
        }
        onceHealthy = true;
    }

    /** Starts it, and does not wait. */
    synchronized void launch() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException(service.folder() + " runs already");
        }
        if (!Files.isRegularFile(jar)) {
            throw new Trouble(service.folder() + " has not been built: there is no " + jar + ".");
        }
        wanted = true;
        Process started = Command.start(
                List.of(
                        Command.java(),
                        "-Xms48m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString()),
                environment,
                workingDirectory,
                log);
        process = started;
        changed.run();
        Thread.ofVirtual().name("watch " + service.folder()).start(() -> watch(started));
    }

    /** A death that nobody asked for is mended, ever more slowly while it keeps dying. */
    private void watch(Process started) {
        long began = System.nanoTime();
        int status = awaitEnd(started);
        Lifeline.forget(started.pid());
        Duration pause;
        synchronized (this) {
            if (!wanted || !onceHealthy) {
                return;
            }
            boolean lived = Duration.ofNanos(System.nanoTime() - began).compareTo(Duration.ofMinutes(1)) > 0;
            deaths = lived ? 0 : deaths + 1;
            pause = restartPause.orElseGet(this::longerEachTime);
        }
        progress.say(service.folder() + " ended (exit code " + status + "); starting it again in "
                + pause.toMillis() / 1000.0 + " s, see " + log);
        pause(pause);
        synchronized (this) {
            if (!wanted || process != started) {
                return;
            }
            launch();
        }
        tellReturn(process);
    }

    /** Unless it dies again before: then the watch over that process has the word. */
    private void tellReturn(@Nullable Process again) {
        while (process == again && again != null && again.isAlive()) {
            if (isReady()) {
                progress.say(service.folder() + " is ready again");
                return;
            }
            pause(Duration.ofMillis(50));
        }
    }

    private Duration longerEachTime() {
        return Duration.ofMillis(Math.min(LONGEST_PAUSE.toMillis(), 500L << Math.min(deaths, 5)));
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return "Its log " + log + " ends with:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "It wrote no log.";
        }
    }

    private static int awaitEnd(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
