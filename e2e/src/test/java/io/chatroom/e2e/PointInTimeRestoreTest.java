package io.chatroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.stage.TrialInbox;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.PostgresEngine;
import io.chatroom.local.suite.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What {@code docs/operations.md} says of losing the databases: a base backup and the archived log bring them back to a moment before
 * the loss, and Kafka brings what platforms sent since. Takes a minute or two, so it is run when asked for: {@code -Drestore=true}.
 */
@EnabledIfSystemProperty(named = "restore", matches = "true")
class PointInTimeRestoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> GROUPS =
            List.of("conversation-service.inbound", "conversation-service.receipts", "delivery-service.replies");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> acknowledged = new ArrayList<>();
    private Stage stage;
    private TrialInbox inbox;

    @Test
    void databases_restored_to_a_moment_before_their_loss_catch_up_from_kafka() throws Exception {
        try (Stage started = Stage.set()) {
            stage = started;
            Api api = new Api(stage.suite().url("/"), stage.suite().adminUsername(), Stage.PASSWORD);
            Path archive = Files.createDirectory(stage.data().resolve("archive"));
            Path backup = stage.data().resolve("backup");
            archiveTo(archive);
            inbox = stage.inbox("Restored");

            deliver(40);
            backUp(backup);
            deliver(40);
            String kept = upload(api, "before");
            UUID answered = answerFirst(api);
            awaitStatus(api, answered, "sent");
            Instant moment = databaseTime();
            Patience.pause(Duration.ofSeconds(3));
            deliver(40);
            awaitStored(120);
            String gone = upload(api, "after");
            UUID lost = answerFirst(api);
            awaitStatus(api, lost, "sent");
            closeTheLog(archive);

            for (Service service : List.of(Service.CONVERSATION, Service.DELIVERY)) {
                stage.suite().service(service).stop();
            }
            stage.suite().postgres().kill();
            deliver(10);
            restore(backup, archive, moment);
            assertThat(messages()).as("what the log has until then").hasSize(80);
            rewind(moment.minusSeconds(60));
            stage.suite().service(Service.CONVERSATION).start();
            stage.suite().service(Service.DELIVERY).start();

            awaitStored(130);
            assertThat(messages()).containsExactlyElementsOf(acknowledged);
            awaitBalanced(api);
            awaitStatus(api, answered, "sent");
            assertThat(api.get(kept).body())
                    .as("a file comes back with the database")
                    .isEqualTo("before");
            assertThat(api.get(gone).status())
                    .as("and there is none of after the moment")
                    .isEqualTo(404);
            assertThat(sentTo(answered))
                    .as("how often what was sent before that moment left")
                    .isEqualTo(1);
            assertThat(sentTo(lost))
                    .as("what was asked for since is asked for again: at least once")
                    .isBetween(1L, 2L);
        }
    }

    private void deliver(int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            int n = acknowledged.size() + 1;
            String text = "no " + n;
            byte[] body = Api.write(Map.of(
                            "type",
                            "message.created",
                            "external_id",
                            "m-" + n,
                            "external_conversation_id",
                            "order-1",
                            "sender",
                            Map.of("external_id", "ada", "name", "Ada"),
                            "text",
                            text))
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(http.send(inbox.request("msg_" + n, body), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            acknowledged.add(text);
        }
    }

    /** Answers where it can be downloaded. */
    private static String upload(Api api, String content) {
        String conversation =
                api.get("/api/v1/conversations").json().at("/items/0/id").textValue();
        Api.Answer answer = api.deliver(
                "/api/v1/conversations/" + conversation + "/attachments?name=a.txt",
                Map.of("Authorization", "Token " + api.token(), "Content-Type", "application/octet-stream"),
                content.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("url").textValue();
    }

    private UUID answerFirst(Api api) {
        String conversation = api.get("/api/v1/conversations")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .textValue();
        return UUID.fromString(
                api.post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", "An answer"))
                        .json()
                        .path("id")
                        .textValue());
    }

    private void awaitStatus(Api api, UUID message, String status) {
        Eventually.within(PATIENCE, () -> {
            JsonNode conversation =
                    api.get("/api/v1/conversations").json().path("items").path(0);
            assertThat(api.messagesIn(conversation.path("id").textValue()))
                    .filteredOn(m -> m.path("id").textValue().equals(message.toString()))
                    .extracting(m -> m.path("status").textValue())
                    .containsExactly(status);
        });
    }

    private long sentTo(UUID reply) {
        return stage.suite().platform().received("/stage").stream()
                .filter(request -> request.header("webhook-id").orElse("").equals(reply.toString()))
                .count();
    }

    private void awaitBalanced(Api api) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(api.get("/api/v1/integrity")
                                .json()
                                .path("state")
                                .textValue())
                        .isEqualTo("balanced"));
    }

    private void awaitStored(int messages) {
        Eventually.within(PATIENCE, () -> assertThat(messages()).hasSize(messages));
    }

    /** What came in, in the order of the conversation. */
    private List<String> messages() {
        try (Connection connection = stage.database();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select text from message where type = 'incoming' order by seq")) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError("the database does not answer", e);
        }
    }

    private Connection superuser() throws SQLException {
        PostgresEngine postgres = stage.suite().postgres();
        return DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", postgres.password("postgres"));
    }

    private Path data() {
        return stage.data().resolve("postgres/data");
    }

    private void archiveTo(Path archive) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set archive_mode = on");
            statement.execute(
                    "alter system set archive_command = 'test ! -f %1$s/%%f && cp %%p %1$s/%%f'".formatted(archive));
        }
        stage.suite().postgres().stop();
        stage.suite().postgres().start();
        stage.awaitHealthy(PATIENCE);
    }

    /** As pg_basebackup does: the files may be copied in any state, the log makes them whole. */
    private void backUp(Path backup) throws Exception {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('base', true)");
            copy(data(), backup);
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                row.next();
                Files.writeString(backup.resolve("backup_label"), row.getString(1));
            }
        }
    }

    private Instant databaseTime() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** The last minutes are only in the running server until a segment is full, or is closed. */
    private void closeTheLog(Path archive) throws SQLException {
        String last;
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
            row.next();
            last = row.getString(1);
        }
        Patience.until(PATIENCE, "the log is archived", () -> Files.exists(archive.resolve(last)));
    }

    private void restore(Path backup, Path archive, Instant moment) throws Exception {
        Files.move(data(), stage.data().resolve("lost"));
        copy(backup, data());
        // not as ISO 8601 writes it: names of time zones are not known yet when the server reads this
        String target = moment.toString().replace("T", " ").replace("Z", "+00");
        Files.writeString(data().resolve("recovery.signal"), "");
        Files.writeString(
                data().resolve("postgresql.auto.conf"), """

                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                archive_mode = off
                """.formatted(archive, target), StandardOpenOption.APPEND);
        stage.suite().postgres().start();
        Patience.until(PATIENCE, "the log is played back", () -> {
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
                return row.next() && !row.getBoolean(1);
            } catch (SQLException e) {
                return false;
            }
        });
    }

    /** What was read since may not be in the databases any more: it is read again, and what is there is known. */
    private void rewind(Instant to) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stage.suite().kafka().bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> wanted = Topics.all().stream()
                    .flatMap(topic -> IntStream.range(0, topic.partitions())
                            .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.forTimestamp(to.toEpochMilli())));
            Map<TopicPartition, ListOffsetsResultInfo> offsets =
                    admin.listOffsets(wanted).all().get();
            for (String group : GROUPS) {
                Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                Map<TopicPartition, OffsetAndMetadata> again = read.keySet().stream()
                        .filter(partition -> offsets.get(partition).offset() >= 0)
                        .collect(Collectors.toMap(
                                partition -> partition,
                                partition -> new OffsetAndMetadata(
                                        offsets.get(partition).offset())));
                admin.alterConsumerGroupOffsets(group, again).all().get();
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path made = Files.createDirectories(to.resolve(from.relativize(directory)));
                Files.setPosixFilePermissions(
                        made, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = from.relativize(file).toString();
                if (!name.startsWith("pg_wal/") && !name.equals("postmaster.pid") && !name.equals("postmaster.opts")) {
                    try {
                        Files.copy(file, to.resolve(name));
                    } catch (java.nio.file.NoSuchFileException gone) {
                        // dropped meanwhile: the log knows
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
