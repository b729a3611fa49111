package io.chatroom.local.engine;

import io.chatroom.local.process.Lifeline;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * PostgreSQL and Kafka for the tests of a service, started once per JVM and ended with it. Use it with
 * {@code @QuarkusTestResource(EnginesForTests.class)}; a test that takes an engine away ({@code EnginesForTests.kafka().stop()})
 * brings it back.
 */
public final class EnginesForTests implements QuarkusTestResourceLifecycleManager {
    /** Quarkus loads this class anew for every application it starts in a JVM; the engines are found again through this. */
    private static final String RUNNING_IN = "io.chatroom.test.engines";

    @Override
    public Map<String, String> start() {
        return running();
    }

    /** Starts the engines if this JVM has none yet, and says how to reach them. */
    public static synchronized Map<String, String> running() {
        if (System.getProperty(RUNNING_IN) == null) {
            Path directory = Directories.temporary("chatroom-test");
            Lifeline.remove(directory);
            System.setProperty(RUNNING_IN, directory.toString());
            Thread kafka = Thread.ofPlatform().start(() -> kafka().start());
            postgres().start();
            try {
                kafka.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!kafka().isRunning()) {
                throw new IllegalStateException("Kafka did not start; see " + kafka().log());
            }
        }
        PostgresEngine postgres = postgres();
        return Map.of(
                "CHATROOM_DB_URL", postgres.jdbcUrl("conversation"),
                "CHATROOM_DB_USER", "conversation",
                "CHATROOM_DB_PASSWORD", postgres.password("conversation"),
                "CHATROOM_DELIVERY_DB_URL", postgres.jdbcUrl("delivery"),
                "CHATROOM_DELIVERY_DB_USER", "delivery",
                "CHATROOM_DELIVERY_DB_PASSWORD", postgres.password("delivery"),
                "CHATROOM_KAFKA_BOOTSTRAP", kafka().bootstrapServers(),
                "CHATROOM_INGEST_DATA_DIR", directory().resolve("ingest").toString(),
                "CHATROOM_ENCRYPTION_KEY",
                        Secrets.keptIn(directory().resolve("secrets.properties"))
                                .encryptionKey());
    }

    public static PostgresEngine postgres() {
        return PostgresEngine.forTests(directory().resolve("postgres"));
    }

    public static KafkaEngine kafka() {
        return KafkaEngine.keptIn(directory().resolve("kafka"));
    }

    private static Path directory() {
        String directory = System.getProperty(RUNNING_IN);
        if (directory == null) {
            throw new IllegalStateException("no engines run in this JVM");
        }
        return Path.of(directory);
    }

    /** Nothing: other tests of this JVM go on with the same engines, and the end of the JVM ends them. */
    @Override
    public void stop() {}
}
