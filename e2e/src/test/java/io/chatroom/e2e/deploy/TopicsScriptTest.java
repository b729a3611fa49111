package io.chatroom.e2e.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.e2e.deploy.Tool.Answer;
import io.chatroom.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/kafka/create-topics.sh}, run with a stand-in for Kafka's tool that writes down what it is asked. */
class TopicsScriptTest {
    private static final Tool SCRIPT = new Tool(List.of(
            "bash",
            Repository.path("deploy/kafka/create-topics.sh").toAbsolutePath().toString()));

    @TempDir
    Path folder;

    private Path asked;
    private Path there;
    private Map<String, String> environment;

    @BeforeEach
    void stand_in() throws IOException {
        asked = folder.resolve("asked");
        there = Files.createFile(folder.resolve("there"));
        Path tool = Files.writeString(
                folder.resolve("kafka-topics.sh"),
                "#!/bin/bash\nif [ \"$3\" = --list ]; then cat '" + there + "'; else echo \"$*\" >> '" + asked
                        + "'; fi\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        environment = Map.of("KAFKA_TOPICS_TOOL", tool.toString(), "KAFKA_BOOTSTRAP", "kafka:9092", "REPLICATION", "3");
    }

    @Test
    void creates_every_topic_with_its_partitions_and_configuration() throws IOException {
        Answer answer = SCRIPT.run(environment);

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(Files.readAllLines(asked, UTF_8))
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(TopicsScriptTest::created).toList());
    }

    private static String created(Topics.Topic topic) {
        Stream<String> configuration = topic.configuration().entrySet().stream()
                .map(entry -> " --config " + entry.getKey() + "=" + entry.getValue());
        return "--bootstrap-server kafka:9092 --create --topic " + topic.name() + " --partitions " + topic.partitions()
                + " --replication-factor 3 --config min.insync.replicas=2" + String.join("", configuration.toList());
    }

    @Test
    void leaves_alone_what_is_there() throws IOException {
        Files.write(
                there,
                Topics.all().stream()
                        .map(Topics.Topic::name)
                        .filter(name -> !name.equals(Topics.FEED))
                        .toList());

        assertThat(SCRIPT.run(environment).exitCode()).isZero();
        assertThat(Files.readAllLines(asked, UTF_8))
                .hasSize(1)
                .first()
                .asString()
                .contains(" --topic " + Topics.FEED + " ");
    }

    @Test
    void fails_if_kafka_cannot_be_asked() {
        Answer answer =
                SCRIPT.run(Map.of("KAFKA_TOPICS_TOOL", "false", "KAFKA_BOOTSTRAP", "kafka:9092", "REPLICATION", "1"));

        assertThat(answer.exitCode()).isNotZero();
        assertThat(asked).doesNotExist();
    }

    @Test
    void asks_for_what_it_is_not_told() {
        assertThat(SCRIPT.run(Map.of("REPLICATION", "1")).errors()).contains("say where Kafka is");
    }
}
