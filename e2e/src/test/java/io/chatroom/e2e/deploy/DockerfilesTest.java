package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfilesTest {
    static final List<String> SERVICES = Repository.SERVICES;
    static final Path GATEWAY = Repository.path("deploy/gateway/Dockerfile");

    static Stream<Path> services() {
        return Repository.SERVICES.stream()
                .flatMap(service -> Stream.of("Dockerfile.jvm", "Dockerfile.native")
                        .map(file -> Repository.path(service, "src/main/docker", file)));
    }

    static Stream<Path> all() {
        return Stream.concat(services(), Stream.of(GATEWAY));
    }

    private static List<String> instructions(Path file, String name) {
        return Repository.text(file)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    private static String service(Path file) {
        return Repository.SERVICES.stream()
                .filter(service -> file.startsWith(Repository.path(service)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_it_is_built_on_is_pinned(Path file) {
        List<String> from = instructions(file, "FROM");
        List<String> stages = from.stream()
                .filter(line -> line.contains(" AS "))
                .map(line -> line.replaceFirst(".* AS ", ""))
                .toList();

        assertThat(from.stream().map(line -> line.replaceFirst(" AS \\w+$", "")).filter(base -> !stages.contains(base)))
                .isNotEmpty()
                .allSatisfy(Images::isPinned);
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_runs_as_nobody_in_particular(Path file) {
        assertThat(instructions(file, "USER")).hasSize(1).allMatch(user -> user.matches("[1-9]\\d*:[1-9]\\d*"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_shell_stands_between_the_container_and_the_program(Path file) {
        assertThat(instructions(file, "ENTRYPOINT")).hasSize(1).allMatch(entrypoint -> entrypoint.startsWith("[\""));
        assertThat(instructions(file, "CMD")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothing_is_fetched_while_it_is_built(Path file) {
        assertThat(instructions(file, "ADD")).isEmpty();
        assertThat(instructions(file, "RUN")).allMatch(run -> run.startsWith("[\"java\", \"-XX:AOTCacheOutput="));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_jvm_starts_from_the_cache_that_a_rehearsal_with_the_same_flags_left(String service) {
        Path file = Repository.path(service, "src/main/docker/Dockerfile.jvm");
        String cache = "/opt/" + service + "/" + service + ".aot";

        assertThat(instructions(file, "FROM").subList(1, 3)).containsExactly("service AS rehearsed", "service");
        assertThat(instructions(file, "RUN"))
                .containsExactly("[\"java\", \"-XX:AOTCacheOutput=" + cache
                        + "\", \"-Dquarkus.profile=rehearsal\", \"-jar\", \"/opt/" + service + "/quarkus-run.jar\"]");
        assertThat(instructions(file, "COPY")).contains("--from=rehearsed " + cache + " /opt/" + service + "/");
        assertThat(instructions(file, "ENV"))
                .contains("JDK_JAVA_OPTIONS=\"$JDK_JAVA_OPTIONS -XX:AOTCache=" + cache + "\"");
        // one class path for the JVM's own loader: classes of another are not kept
        assertThat(Repository.text(file)).contains("`./mvnw package -Dquarkus.package.jar.type=aot-jar`");
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_says_the_ports_its_service_listens_on(Path file) {
        String service = service(file);
        String management = String.valueOf(Repository.managementPort(service));
        // nobody calls delivery-service
        assertThat(instructions(file, "EXPOSE"))
                .containsExactly(
                        service.equals("delivery-service") ? management : Repository.port(service) + " " + management);
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_logs_for_machines(Path file) {
        assertThat(instructions(file, "ENV")).contains("QUARKUS_LOG_CONSOLE_JSON_ENABLED=true");
    }

    @ParameterizedTest
    @MethodSource("services")
    void its_process_can_be_told_by_the_name_of_the_service(Path file) {
        assertThat(instructions(file, "ENTRYPOINT").getFirst()).contains("/opt/" + service(file) + "/");
    }

    @Test
    void the_gateway_has_the_files_that_the_admin_ui_and_the_widget_build() {
        assertThat(instructions(GATEWAY, "COPY"))
                .containsExactlyInAnyOrder(
                        "deploy/gateway/nginx.conf /etc/nginx/nginx.conf",
                        "admin-ui/target/classes/META-INF/resources/ /usr/share/nginx/html/",
                        "widget/target/classes/META-INF/resources/ /usr/share/nginx/html/");
        assertThat(Files.exists(Repository.path("admin-ui/pom.xml"))).isTrue();
        assertThat(Files.exists(Repository.path("widget/pom.xml"))).isTrue();
    }
}
