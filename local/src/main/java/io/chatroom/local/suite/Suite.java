package io.chatroom.local.suite;

import io.chatroom.local.Checkout;
import io.chatroom.local.Trouble;
import io.chatroom.local.engine.Directories;
import io.chatroom.local.engine.KafkaEngine;
import io.chatroom.local.engine.PostgresEngine;
import io.chatroom.local.engine.Secrets;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.gateway.Gateway;
import io.chatroom.local.process.FreePort;
import io.chatroom.local.process.Pids;
import io.chatroom.local.sample.DemoInbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything, running: PostgreSQL, Kafka, the three services from their packaged jars, and the gateway. {@link #start} returns
 * when all of it is healthy; {@link #stop} ends it in order. Parts can be stopped and started on their own meanwhile.
 */
public final class Suite implements AutoCloseable {
    private final SuiteOptions options;
    private final Path directory;
    private final Progress progress;
    private final SuiteLock lock;
    private final Secrets secrets;
    private final FirstAdmin firstAdmin;
    private final PostgresEngine postgres;
    private final KafkaEngine kafka;
    private final RunningParts running;
    private final DemoInbox demo;
    private final FakePlatform platform = FakePlatform.start();
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private @Nullable Gateway gateway;
    private Optional<String> newAdminPassword = Optional.empty();
    private volatile boolean stopping;

    private Suite(SuiteOptions options) {
        this.options = options;
        this.progress = options.progress();
        this.directory = Directories.ownersOnly(options.dataDirectory());
        this.lock = SuiteLock.on(directory);
        this.secrets = Secrets.keptIn(directory.resolve("secrets.properties"));
        this.firstAdmin = new FirstAdmin(directory, secrets, options.environment());
        this.postgres = PostgresEngine.keptIn(directory.resolve("postgres"), secrets);
        this.kafka = KafkaEngine.keptIn(directory.resolve("kafka"));
        this.running = RunningParts.of(directory);
        this.demo = new DemoInbox(directory);
        for (Service service : Service.values()) {
            ports.put(service, FreePort.any());
        }
    }

    /** Started and healthy; if anything goes wrong, nothing is left running. */
    public static Suite start(SuiteOptions options) {
        Suite suite = prepared(options);
        suite.start();
        return suite;
    }

    /** Holds the data directory's lock already. @throws Trouble if another suite does */
    public static Suite prepared(SuiteOptions options) {
        return new Suite(options);
    }

    public void start() {
        try {
            stopLeftOvers();
            gateway = Gateway.start(
                    options.port(),
                    new Gateway.Routes(
                            port(Service.INGEST),
                            port(Service.CONVERSATION),
                            platform.port(),
                            Checkout.find().adminUi(),
                            Checkout.find().widget(),
                            demo));
            startParts();
            newAdminPassword = firstAdmin.settle();
        } catch (RuntimeException e) {
            boolean askedTo = stopping;
            stop();
            throw askedTo ? new Trouble("Stopped while starting.") : e;
        }
    }

    /** The gateway and services first, so that what they took is finished while the engines still run. */
    public synchronized void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        if (gateway != null) {
            gateway.close();
        }
        Steps steps = new Steps(progress);
        services().forEach((service, process) -> steps.add(service.folder(), "stopped", process::stop));
        steps.finishAnyhow();
        steps.add("Kafka", "stopped", kafka::stop);
        steps.add("PostgreSQL", "stopped", postgres::stop);
        steps.finishAnyhow();
        platform.close();
        running.clear();
        lock.close();
    }

    @Override
    public void close() {
        stop();
    }

    /** Of the gateway. */
    public URI url(String path) {
        return started().url(path);
    }

    public PostgresEngine postgres() {
        return postgres;
    }

    public KafkaEngine kafka() {
        return kafka;
    }

    public ServiceProcess service(Service service) {
        return Optional.ofNullable(services().get(service))
                .orElseThrow(() -> new IllegalStateException(service.folder() + " has not been started"));
    }

    /** What replies of the inboxes under {@code /demo/platform/…} arrive at. */
    public FakePlatform platform() {
        return platform;
    }

    public String adminUsername() {
        return firstAdmin.username();
    }

    /** Given in the environment, or made up in this start; afterwards only its hash exists. */
    public Optional<String> adminPassword() {
        return Optional.ofNullable(options.environment().get("CHATROOM_ADMIN_PASSWORD"))
                .or(() -> newAdminPassword);
    }

    /** Made up in this start, and shown to nobody yet. */
    public Optional<String> newAdminPassword() {
        return newAdminPassword;
    }

    /** Every setting of every service. */
    public Map<String, String> environment() {
        Map<String, String> given = new HashMap<>(options.environment());
        given.putAll(firstAdmin.environment());
        given.putIfAbsent("CHATROOM_PUBLIC_URL", started().url("").toString());
        given.putIfAbsent("CHATROOM_CONVERSATION_URL", "http://127.0.0.1:" + port(Service.CONVERSATION));
        given.putIfAbsent(
                "CHATROOM_INGEST_DATA_DIR", directory.resolve("ingest").toString());
        return SuiteEnvironment.of(postgres, kafka, secrets, given);
    }

    /** Makes sure that {@code /demo} has an inbox; takes a few seconds the first time. */
    public void openDemo() {
        demo.ensure(new ManagementCommand(directory, environment()), url("/api/v1"), adminUsername());
    }

    private void startParts() {
        Thread ticker = Thread.ofVirtual().start(this::tick);
        Steps steps = new Steps(progress);
        steps.add("PostgreSQL", "ready", postgres::start);
        steps.add("Kafka", "ready", kafka::start);
        steps.finish();
        for (Service service : Service.values()) {
            steps.add(service.folder(), "ready", () -> start(service));
        }
        steps.finish();
        ticker.interrupt();
        progress.settle();
    }

    private void start(Service service) {
        int managementPort = FreePort.any();
        Path logs = Directories.ownersOnly(directory.resolve("logs"));
        ServiceProcess process = new ServiceProcess(
                service,
                Checkout.find().serviceJar(service.folder()),
                directory,
                logs.resolve(service.folder() + ".log"),
                port(service),
                managementPort,
                SuiteEnvironment.forService(service, environment(), port(service), managementPort),
                progress,
                options.restartPause(),
                () -> running.note(started().port(), services()));
        synchronized (services) {
            // either stop() finds the process in the map, or there is none
            if (stopping) {
                throw new Trouble("Stopped while starting.");
            }
            services.put(service, process);
            process.launch();
        }
        process.awaitReady();
    }

    /** Of a run that was killed: on the same data nothing else may run. */
    private void stopLeftOvers() {
        lock.crashed()
                .ifPresent(pid -> progress.say("The last run (process " + pid + ") did not end cleanly; recovering."));
        running.alive().forEach((service, pid) -> {
            progress.say("Stopping " + service.folder() + " (process " + pid + "), left over from the last run.");
            Pids.stop(pid, "TERM", Duration.ofSeconds(10));
        });
        if (kafka.isRunning()) {
            progress.say("Stopping Kafka, left over from the last run.");
            kafka.stop();
        }
        if (postgres.isRunning()) {
            progress.say("Stopping PostgreSQL, left over from the last run.");
            postgres.stop();
        }
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(100);
                progress.tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<Service, ServiceProcess> services() {
        synchronized (services) {
            return new EnumMap<>(services);
        }
    }

    private int port(Service service) {
        return ports.getOrDefault(service, 0);
    }

    private Gateway started() {
        if (gateway == null) {
            throw new IllegalStateException("the suite has not been started");
        }
        return gateway;
    }
}
