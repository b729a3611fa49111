package io.chatroom.local.engine;

import io.chatroom.events.Topics;
import io.chatroom.local.Checkout;
import io.chatroom.local.Trouble;
import io.chatroom.local.process.Command;
import io.chatroom.local.process.FreePort;
import io.chatroom.local.process.Lifeline;
import io.chatroom.local.process.Pids;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real Kafka (KRaft, one node that is broker and controller) as a process of its own, on the loopback address, with every topic
 * of {@link Topics}. All state is in the directory, so two engines on the same directory are handles of the same broker.
 */
public final class KafkaEngine {
    private static final String CLUSTER_ID = "Y2hhdHJvb20tbG9jYWwAAA";
    private static final Duration START = Duration.ofSeconds(90);

    private final Path directory;
    private final Path data;

    private KafkaEngine(Path directory) {
        this.directory = directory;
        this.data = directory.resolve("data");
    }

    public static KafkaEngine keptIn(Path directory) {
        return new KafkaEngine(Directories.ownersOnly(directory));
    }

    /** For tests: gone with this JVM. */
    public static KafkaEngine temporary() {
        Path directory = Directories.temporary("chatroom-kafka");
        Lifeline.remove(directory);
        return new KafkaEngine(directory);
    }

    /** Returns when it answers and every topic is there. A broker that runs on this directory already is an error. */
    public void start() {
        if (isRunning()) {
            throw new IllegalStateException("Kafka runs on " + data + " already");
        }
        Process process = launch();
        createTopics(process);
    }

    public void stop() {
        pid().ifPresent(pid -> Pids.stop(pid, "TERM", Duration.ofSeconds(20)));
    }

    /** As a power cut would. */
    public void kill() {
        pid().ifPresent(pid -> Pids.stop(pid, "KILL", Duration.ofSeconds(5)));
    }

    public boolean isRunning() {
        return pid().isPresent();
    }

    /** Of the broker on this directory, if it runs. */
    public OptionalLong pid() {
        try {
            if (!Files.exists(pidFile())) {
                return OptionalLong.empty();
            }
            long pid = Long.parseLong(Files.readString(pidFile()).strip());
            return Pids.isAlive(pid, configuration().toString()) ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The same from start to start, unless somebody else has taken the port meanwhile. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    public int port() {
        try {
            return Integer.parseInt(Files.readString(portFile()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka has not been started on " + directory, e);
        }
    }

    public Path log() {
        return directory.resolve("kafka.log");
    }

    private Process launch() {
        Checkout checkout = Checkout.find();
        try {
            int port = FreePort.preferably(Files.exists(portFile()) ? port() : 0);
            Files.writeString(portFile(), Integer.toString(port));
            Files.writeString(configuration(), configuration(port, FreePort.any()));
            Process process = Command.start(
                    List.of(
                            Command.java(),
                            "-Xms64m",
                            "-Xmx384m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+ExitOnOutOfMemoryError",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-Djava.util.logging.config.file="
                                    + checkout.localClasses().resolve("io/chatroom/local/logging.properties"),
                            "-cp",
                            checkout.localClasses() + File.pathSeparator + checkout.lib() + "/*",
                            KafkaProcess.class.getName(),
                            configuration().toString(),
                            data.toString(),
                            CLUSTER_ID),
                    Map.of(),
                    directory,
                    log());
            Files.writeString(pidFile(), Long.toString(process.pid()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }

    private String configuration(int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=BROKER://127.0.0.1:%1$d
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=BROKER
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                default.replication.factor=1
                min.insync.replicas=1
                group.initial.rebalance.delay.ms=0
                # the controller waits this long before it takes back a broker that was killed
                broker.session.timeout.ms=6000
                broker.heartbeat.interval.ms=500
                # room for the topics' logs without 10 MiB of index each
                log.index.size.max.bytes=1048576
                """.formatted(port, controllerPort, data);
    }

    private void createTopics(Process process) {
        long deadline = System.nanoTime() + START.toNanos();
        awaitListening(process, deadline);
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG,
                50))) {
            Set<String> present = admin.listTopics().names().get(60, TimeUnit.SECONDS);
            Collection<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic ->
                            new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.configuration()))
                    .toList();
            admin.createTopics(missing).all().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Trouble("Kafka does not take its topics; see " + log() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka started", e);
        }
    }

    /** Asking the port first keeps the client's complaints about a broker that is just starting out of the logs. */
    private void awaitListening(Process process, long deadline) {
        while (FreePort.isFree(port())) {
            if (!process.isAlive()) {
                throw new Trouble("Kafka ended at once; see " + log() + ".");
            }
            if (System.nanoTime() > deadline) {
                throw new Trouble("Kafka does not start; see " + log() + ".");
            }
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Kafka started", e);
            }
        }
    }

    private Path configuration() {
        return directory.resolve("server.properties");
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    private Path portFile() {
        return directory.resolve("port");
    }
}
