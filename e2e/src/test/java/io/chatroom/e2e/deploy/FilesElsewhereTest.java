package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.e2e.deploy.Tool.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an overlay or a second compose file adds for files that are not to be kept in the database. */
class FilesElsewhereTest {
    private static final String SERVICE = "conversation-service";

    /** Putting them together takes a second or two each. */
    private static final Map<String, Manifests> RENDERED = new TreeMap<>();

    private static Manifests with(String component) throws IOException {
        if (RENDERED.containsKey(component)) {
            return RENDERED.get(component);
        }
        assumeTrue(Tool.kubectl().isPresent(), "kubectl is not installed, and nothing else puts components together");
        Path folder = Files.createDirectories(Repository.path("e2e", "target", component));
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "resources: [../../../k8s/base]\ncomponents: [../../../k8s/" + component + "]\n");
        RENDERED.put(component, Manifests.of("e2e/target/" + component));
        return RENDERED.get(component);
    }

    private static JsonNode container(Manifests manifests) {
        return manifests.server(SERVICE).at("/spec/template/spec/containers/0");
    }

    private static Map<String, String> settings(Manifests manifests) {
        Map<String, String> settings = new TreeMap<>();
        manifests
                .all("ConfigMap")
                .filter(map -> Manifests.name(map).startsWith("conversation-settings"))
                .forEach(map -> settings.putAll(Compose.strings(map.get("data"))));
        return settings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"files-in-a-bucket", "files-in-a-folder"})
    void a_component_gives_the_service_what_it_reads_beside_what_it_had(String component) throws IOException {
        Manifests manifests = with(component);
        List<String> given = new ArrayList<>(settings(manifests).keySet());
        container(manifests)
                .path("env")
                .forEach(variable -> given.add(variable.get("name").asText()));
        given.removeIf(name -> !name.startsWith("CHATROOM_"));
        assertThat(Configuration.readBy(SERVICE)).containsAll(given);
        assertThat(given)
                .contains("CHATROOM_ATTACHMENTS_STORE", "CHATROOM_DB_URL", "CHATROOM_DB_PASSWORD")
                .doesNotHaveDuplicates();
    }

    @Test
    void the_keys_of_the_bucket_are_only_referred_to_and_the_operators_page_lists_them() throws IOException {
        Manifests manifests = with("files-in-a-bucket");
        assertThat(settings(manifests))
                .containsEntry("CHATROOM_ATTACHMENTS_STORE", "s3")
                .allSatisfy(
                        (name, _) -> assertThat(EnvironmentFile.isSecret(name)).isFalse());
        List<String> keys = new ArrayList<>();
        container(manifests).findParents("secretKeyRef").forEach(source -> {
            JsonNode reference = source.get("secretKeyRef");
            if (reference.get("name").asText().equals("chatroom-files")) {
                keys.add(reference.get("key").asText());
            }
        });
        assertThat(keys)
                .containsExactlyInAnyOrder("CHATROOM_ATTACHMENTS_S3_ACCESS_KEY", "CHATROOM_ATTACHMENTS_S3_SECRET_KEY")
                .allSatisfy(key -> assertThat(Repository.text(Repository.path("docs/operations.md"))
                                .lines()
                                .filter(line -> line.startsWith("| `chatroom-files` ")))
                        .anyMatch(line -> line.contains("`" + key + "`")));
    }

    @Test
    void the_way_to_the_bucket_is_open_to_the_service_alone_and_leads_nowhere_inside() throws IOException {
        JsonNode policy = with("files-in-a-bucket").one("NetworkPolicy", "conversation-service-reaches-the-bucket");
        assertThat(policy.at("/spec/podSelector/matchLabels/app.kubernetes.io~1name")
                        .asText())
                .isEqualTo(SERVICE);
        // as narrow as the way out of the one that calls out
        JsonNode outside = with("files-in-a-bucket").one("NetworkPolicy", "only-delivery-service-reaches-the-internet");
        assertThat(policy.at("/spec/egress/1/to")).isEqualTo(outside.at("/spec/egress/0/to"));
        assertThat(policy.at("/spec/egress/1/ports")).hasSize(1);
    }

    @Test
    void the_folder_is_on_a_volume_that_all_pods_share_and_may_write_to() throws IOException {
        Manifests manifests = with("files-in-a-folder");
        JsonNode pod = manifests.server(SERVICE).at("/spec/template/spec");
        Map<String, String> mounted = new TreeMap<>();
        container(manifests)
                .path("volumeMounts")
                .forEach(mount -> mounted.put(
                        mount.get("mountPath").asText(), mount.get("name").asText()));
        String volume = mounted.get(settings(manifests).get("CHATROOM_ATTACHMENTS_DIR"));
        assertThat(pod.path("volumes"))
                .anyMatch(one -> one.get("name").asText().equals(volume)
                        && one.at("/persistentVolumeClaim/claimName").asText().equals("chatroom-files"));
        assertThat(mounted).containsKey("/tmp");
        assertThat(manifests
                        .one("PersistentVolumeClaim", "chatroom-files")
                        .at("/spec/accessModes")
                        .toString())
                .isEqualTo("[\"ReadWriteMany\"]");
        assertThat(pod.at("/securityContext/fsGroup")).isEqualTo(pod.at("/securityContext/runAsGroup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"files-in-a-bucket", "files-in-a-folder"})
    void a_second_compose_file_adds_what_the_service_reads_and_takes_nothing_away(String name, @TempDir Path folder)
            throws IOException {
        assumeTrue(Tool.dockerCompose().isPresent(), "docker-compose is not installed");
        String file = "deploy/compose/" + name + ".yml";
        Map<String, String> variables = EnvironmentFile.filledIn();
        variables.put("CHATROOM_ATTACHMENTS_S3_BUCKET", "our-files");
        variables.put("CHATROOM_ATTACHMENTS_S3_ACCESS_KEY", "a");
        variables.put("CHATROOM_ATTACHMENTS_S3_SECRET_KEY", "b");
        variables.put("FILES_FOLDER", "/srv/files");
        Map<String, String> before =
                new TreeMap<>(Compose.strings(rendered(folder, variables).path("environment")));
        JsonNode after = rendered(folder, variables, file);

        Map<String, String> environment = Compose.strings(after.path("environment"));
        assertThat(environment).containsAllEntriesOf(before);
        environment.keySet().removeAll(before.keySet());
        assertThat(Configuration.readBy(SERVICE)).containsAll(environment.keySet());
        assertThat(environment).containsKey("CHATROOM_ATTACHMENTS_STORE");
        assertThat(after.path("networks").toString()).contains("inside");

        variables.keySet().removeIf(variable -> variable.contains("ATTACHMENTS") || variable.equals("FILES_FOLDER"));
        Answer refused = config(folder, variables, file);
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.errors()).contains(" is empty; set it in .env");
    }

    private static JsonNode rendered(Path folder, Map<String, String> variables, String... more) throws IOException {
        Answer answer = config(folder, variables, more);
        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        return Repository.yaml(answer.output()).getFirst().at("/services/" + SERVICE);
    }

    private static Answer config(Path folder, Map<String, String> variables, String... more) throws IOException {
        Path file = Files.write(
                folder.resolve("env"),
                variables.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
        List<String> arguments = new ArrayList<>(List.of("--env-file", file.toString(), "-f", "docker-compose.yml"));
        Stream.of(more).forEach(one -> arguments.addAll(List.of("-f", one)));
        arguments.add("config");
        return Tool.dockerCompose().orElseThrow().run(Map.of(), arguments.toArray(String[]::new));
    }
}
