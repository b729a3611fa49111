package io.chatroom.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.events.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {

    @Test
    void postgres_keeps_its_data_and_its_port_and_asks_for_the_password(@TempDir Path directory) throws Exception {
        PostgresEngine engine = PostgresEngine.keptIn(
                directory.resolve("postgres"), Secrets.keptIn(directory.resolve("secrets.properties")));
        engine.start();
        String url = engine.jdbcUrl("conversation");
        try (Connection connection = DriverManager.getConnection(url, "conversation", engine.password("conversation"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            statement.execute("CREATE EXTENSION pg_trgm");
            try (var rows = statement.executeQuery(
                    "SELECT to_tsvector('simple', 'Größe Ёлка 北京')::text, current_setting('fsync')")) {
                rows.next();
                assertThat(rows.getString(1)).contains("'größe'", "'ёлка'", "'北京'");
                assertThat(rows.getString(2)).isEqualTo("on");
            }
        }

        for (String database : List.of("conversation", "postgres")) {
            assertThatThrownBy(() -> DriverManager.getConnection(engine.jdbcUrl(database), "postgres", "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(
                        engine.jdbcUrl("delivery"), "conversation", engine.password("conversation")))
                .as("a role has its own database only")
                .hasMessageContaining("permission denied");

        engine.stop();
        assertThat(engine.isRunning()).isFalse();
        PostgresEngine again = PostgresEngine.keptIn(
                directory.resolve("postgres"), Secrets.keptIn(directory.resolve("secrets.properties")));
        again.start();
        assertThat(again.jdbcUrl("conversation")).isEqualTo(url);
        try (Connection connection = DriverManager.getConnection(url, "conversation", again.password("conversation"));
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT answer FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }

        again.kill();
        assertThat(again.isRunning()).isFalse();
        again.start();
        again.stop();
    }

    @Test
    void secrets_can_be_read_by_their_owner_only_and_stay(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("secrets.properties");
        Secrets secrets = Secrets.keptIn(file);
        String key = secrets.encryptionKey();
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Secrets.keptIn(file).encryptionKey()).isEqualTo(key);
        assertThat(secrets.toString()).doesNotContain(key);
    }

    @Test
    void kafka_has_every_topic_and_keeps_its_records_and_its_port(@TempDir Path directory) throws Exception {
        KafkaEngine engine = KafkaEngine.keptIn(directory.resolve("kafka"));
        engine.start();
        String bootstrap = engine.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var described = admin.describeTopics(
                            Topics.all().stream().map(Topics.Topic::name).toList())
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS);
            assertThat(Topics.all())
                    .allSatisfy(topic ->
                            assertThat(described.get(topic.name()).partitions()).hasSize(topic.partitions()));
        }
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.INBOXES, "key", "kept")).get(10, TimeUnit.SECONDS);
        }

        engine.stop();
        assertThat(engine.isRunning()).isFalse();
        KafkaEngine again = KafkaEngine.keptIn(directory.resolve("kafka"));
        again.start();
        assertThat(again.bootstrapServers()).isEqualTo(bootstrap);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "group.id", "test", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.INBOXES));
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isEqualTo("kept"));
        }
        again.stop();
    }
}
