package io.chatroom.delivery.bench;

import io.chatroom.local.engine.Directories;
import io.chatroom.local.engine.KafkaEngine;
import io.chatroom.local.engine.PostgresEngine;
import io.chatroom.local.engine.Secrets;
import io.chatroom.local.process.Lifeline;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL and Kafka as in production: what is acknowledged survives a power cut. Gone with this JVM. */
public record DurableEngines(PostgresEngine postgres, KafkaEngine kafka, Secrets secrets, Path directory) {

    public static DurableEngines start() {
        Path directory = Directories.temporary("chatroom-bench");
        Lifeline.remove(directory);
        Secrets secrets = Secrets.keptIn(directory.resolve("secrets.properties"));
        PostgresEngine postgres = PostgresEngine.keptIn(directory.resolve("postgres"), secrets);
        KafkaEngine kafka = KafkaEngine.keptIn(directory.resolve("kafka"));
        postgres.start();
        kafka.start();
        return new DurableEngines(postgres, kafka, secrets, directory);
    }

    public Map<String, String> environment() {
        return Map.of(
                "CHATROOM_DELIVERY_DB_URL", postgres.jdbcUrl("delivery"),
                "CHATROOM_DELIVERY_DB_USER", "delivery",
                "CHATROOM_DELIVERY_DB_PASSWORD", postgres.password("delivery"),
                "CHATROOM_KAFKA_BOOTSTRAP", kafka.bootstrapServers(),
                "CHATROOM_ENCRYPTION_KEY", secrets.encryptionKey(),
                "CHATROOM_EGRESS_ALLOW", "127.0.0.0/8");
    }

    public void stop() {
        kafka.stop();
        postgres.stop();
    }
}
