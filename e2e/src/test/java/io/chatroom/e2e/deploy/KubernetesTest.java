package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesTest {
    static final List<String> SERVICES = Repository.SERVICES;
    private static final Manifests BASE = Manifests.of("k8s/base");
    private static final List<String> DEPLOYMENTS =
            List.of("admin-ui", "conversation-service", "delivery-service", "ingest-service");

    @ParameterizedTest
    @ValueSource(strings = {"k8s/base", "k8s/overlays/dev", "k8s/overlays/prod"})
    void kubectl_renders_the_same_objects_that_stand_in_the_files(String folder) {
        assumeTrue(
                Tool.kubectl().isPresent(), "kubectl is not installed; the other tests here read the files themselves");

        // the names of ConfigMaps end with a hash of what is in them
        assertThat(Manifests.of(folder).objects().stream()
                        .map(object ->
                                object.get("kind") + Manifests.name(object).replaceFirst("-[a-z0-9]{10}$", "")))
                .containsExactlyInAnyOrderElementsOf(Manifests.fromFiles(Repository.path(folder)).objects().stream()
                        .map(object -> object.get("kind") + Manifests.name(object))
                        .toList());
    }

    @Test
    void every_part_has_a_deployment_and_may_lose_one_pod_at_a_time() {
        assertThat(BASE.servers().map(Manifests::name)).containsExactlyInAnyOrderElementsOf(DEPLOYMENTS);
        for (String name : DEPLOYMENTS) {
            JsonNode budget = BASE.one("PodDisruptionBudget", name);
            assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
            assertThat(budget.at("/spec/selector/matchLabels"))
                    .isEqualTo(BASE.server(name).at("/spec/selector/matchLabels"));
        }
    }

    @Test
    void pods_are_restricted() {
        BASE.workloads().forEach(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            JsonNode container = pod.at("/containers/0");
            String name = Manifests.name(workload);
            assertThat(pod.path("containers")).as(name).hasSize(1);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                    .as(name)
                    .isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).as(name).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .as(name)
                    .isFalse();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .as(name)
                    .isTrue();
            assertThat(container.at("/securityContext/capabilities/drop").toString())
                    .as(name)
                    .isEqualTo("[\"ALL\"]");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                    .as(name)
                    .isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).as(name).isFalse();
            assertThat(BASE.one("ServiceAccount", pod.path("serviceAccountName").asText())
                            .path("automountServiceAccountToken")
                            .asBoolean(true))
                    .as(name)
                    .isFalse();
            for (String kind : List.of("requests", "limits")) {
                assertThat(container.at("/resources/" + kind).has("cpu"))
                        .as(name + " " + kind)
                        .isTrue();
                assertThat(container.at("/resources/" + kind).has("memory"))
                        .as(name + " " + kind)
                        .isTrue();
            }
            Images.isPinned(container.path("image").asText());
        });
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_is_asked_how_it_is_where_it_listens(String service) {
        JsonNode container = BASE.server(service).at("/spec/template/spec/containers/0");

        Map<String, Integer> ports = new TreeMap<>();
        container
                .at("/ports")
                .forEach(port -> ports.put(
                        port.get("name").asText(), port.get("containerPort").asInt()));
        assertThat(ports).containsEntry("management", Repository.managementPort(service));
        // nobody calls delivery-service
        assertThat(ports.get("http")).isEqualTo(service.equals("delivery-service") ? null : Repository.port(service));
        Map<String, String> probes = Map.of(
                "startupProbe",
                "/q/health/started",
                "livenessProbe",
                "/q/health/live",
                "readinessProbe",
                "/q/health/ready");
        probes.forEach((probe, path) -> {
            assertThat(container.at("/" + probe + "/httpGet/path").asText()).isEqualTo(path);
            assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
        });
    }

    @Test
    void every_service_leads_to_the_port_of_a_deployment() {
        BASE.all("Service").forEach(service -> {
            JsonNode deployment = BASE.server(Manifests.name(service));
            JsonNode port = deployment.at("/spec/template/spec/containers/0/ports/0");
            assertThat(service.at("/spec/selector").properties())
                    .isSubsetOf(deployment.at("/spec/template/metadata/labels").properties());
            assertThat(service.at("/spec/ports")).hasSize(1);
            assertThat(service.at("/spec/ports/0/targetPort")).isEqualTo(port.get("name"));
            assertThat(service.at("/spec/ports/0/port")).isEqualTo(port.get("containerPort"));
        });
    }

    @Test
    void the_ingress_routes_as_the_gateway_does() {
        Map<String, String> routes = new LinkedHashMap<>();
        for (JsonNode path : BASE.one("Ingress", "chatroom").at("/spec/rules/0/http/paths")) {
            assertThat(path.get("pathType").asText()).isEqualTo("Prefix");
            String service = path.at("/backend/service/name").asText();
            assertThat(path.at("/backend/service/port/name"))
                    .isEqualTo(BASE.one("Service", service).at("/spec/ports/0/name"));
            routes.put(path.get("path").asText(), service);
        }
        assertThat(routes)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/webhooks", "ingest-service",
                        "/site", "ingest-service",
                        "/api", "conversation-service",
                        "/auth", "conversation-service",
                        "/problems", "conversation-service",
                        "/", "admin-ui"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_is_given_what_it_reads_and_nothing_else(String service) {
        for (String folder : List.of("k8s/base", "k8s/overlays/dev", "k8s/overlays/prod")) {
            Set<String> given = given(Manifests.of(folder), service);

            assertThat(Configuration.readBy(service)).as(folder).containsAll(given);
            assertThat(given).as(folder).containsAll(Configuration.toBeSetFor(service));
        }
    }

    private static Set<String> given(Manifests manifests, String service) {
        return given(manifests, manifests.server(service).at("/spec/template/spec/containers/0"));
    }

    private static Set<String> given(Manifests manifests, JsonNode container) {
        Set<String> names = new TreeSet<>();
        for (JsonNode from : container.path("envFrom")) {
            JsonNode map =
                    manifests.one("ConfigMap", from.at("/configMapRef/name").asText());
            map.get("data").fieldNames().forEachRemaining(names::add);
        }
        container.path("env").forEach(variable -> names.add(variable.get("name").asText()));
        names.removeIf(name -> !name.startsWith("CHATROOM_"));
        return names;
    }

    @Test
    void secrets_are_only_referred_to_and_the_operators_page_lists_them() {
        assertThat(BASE.all("Secret")).isEmpty();
        Map<String, Set<String>> referred = new TreeMap<>();
        BASE.workloads()
                .flatMap(workload -> workload.findParents("secretKeyRef").stream())
                .forEach(source -> {
                    JsonNode reference = source.get("secretKeyRef");
                    referred.computeIfAbsent(reference.get("name").asText(), _ -> new TreeSet<>())
                            .add(reference.get("key").asText());
                });
        String page = Repository.text(Repository.path("docs/operations.md"));

        assertThat(referred).containsOnlyKeys("chatroom-encryption", "chatroom-conversation", "chatroom-delivery");
        referred.forEach((secret, keys) -> {
            String row = page.lines()
                    .filter(line -> line.startsWith("| `" + secret + "` "))
                    .findFirst()
                    .orElseThrow();
            assertThat(keys).allSatisfy(key -> assertThat(row).contains("`" + key + "`"));
        });
        BASE.all("ConfigMap")
                .forEach(map -> map.get("data")
                        .fieldNames()
                        .forEachRemaining(name -> assertThat(EnvironmentFile.isSecret(name))
                                .as(name)
                                .isFalse()));
    }

    @Test
    void nothing_talks_to_anything_unless_it_is_said() {
        JsonNode everything = BASE.one("NetworkPolicy", "nothing-by-default").get("spec");

        assertThat(everything.get("podSelector")).isEmpty();
        assertThat(everything.get("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(everything.has("ingress") || everything.has("egress")).isFalse();
    }

    @Test
    void only_delivery_reaches_the_internet() {
        assertThat(selectedBy("egress", "ipBlock")).containsExactly("delivery-service");
    }

    @Test
    void only_who_has_a_database_reaches_postgres() {
        assertThat(selectedBy("egress", "chatroom/postgres"))
                .containsExactly("conversation-service", "delivery-service", "migrations");
    }

    @Test
    void the_ingress_controller_reaches_what_it_routes_to() {
        Set<String> routed = new TreeSet<>();
        BASE.one("Ingress", "chatroom")
                .findParents("pathType")
                .forEach(path -> routed.add(path.at("/backend/service/name").asText()));

        assertThat(selectedBy("ingress", "chatroom/ingress")).isEqualTo(routed);
    }

    /** Pods chosen by the policies whose rules in that direction name {@code peer}. */
    private static Set<String> selectedBy(String direction, String peer) {
        Set<String> pods = new TreeSet<>();
        BASE.all("NetworkPolicy")
                .map(policy -> policy.get("spec"))
                .filter(spec -> spec.path(direction).toString().contains("\"" + peer + "\""))
                .forEach(spec -> {
                    spec.at("/podSelector/matchLabels").forEach(label -> pods.add(label.asText()));
                    spec.at("/podSelector/matchExpressions/0/values").forEach(label -> pods.add(label.asText()));
                });
        return pods;
    }

    @Test
    void the_job_makes_the_topics_with_the_same_script_as_docker_compose() {
        JsonNode pod = BASE.one("Job", "topics").at("/spec/template/spec");
        JsonNode scripts =
                BASE.one("ConfigMap", pod.at("/volumes/0/configMap/name").asText());

        assertThat(scripts.at("/data/create-topics.sh").asText())
                .isEqualTo(Repository.text(Repository.path("deploy/kafka/create-topics.sh")));
        assertThat(pod.at("/containers/0/image"))
                .isEqualTo(Compose.with(EnvironmentFile.filledIn())
                        .service("topics")
                        .get("image"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation", "delivery"})
    void a_job_migrates_a_database_with_what_its_service_has_and_the_service_does_not(String database) {
        String service = database + "-service";
        for (String folder : List.of("k8s/base", "k8s/overlays/dev", "k8s/overlays/prod")) {
            Manifests manifests = Manifests.of(folder);
            JsonNode job = manifests.one("Job", "migrate-" + database).at("/spec/template/spec/containers/0");
            JsonNode server = manifests.server(service).at("/spec/template/spec/containers/0");

            assertThat(job.get("image")).isEqualTo(server.get("image"));
            assertThat(variable(job, "QUARKUS_INIT_AND_EXIT").path("value").asText())
                    .isEqualTo("true");
            assertThat(variable(job, "QUARKUS_FLYWAY_MIGRATE_AT_START").isMissingNode())
                    .isTrue();
            assertThat(variable(server, "QUARKUS_FLYWAY_MIGRATE_AT_START")
                            .path("value")
                            .asText())
                    .isEqualTo("false");
            for (String name : given(manifests, job)) {
                assertThat(variable(job, name)).as(name).isEqualTo(variable(server, name));
            }
            assertThat(given(manifests, service))
                    .containsAll(given(manifests, job))
                    .filteredOn(name -> name.contains("DB_"))
                    .isSubsetOf(given(manifests, job));
        }
    }

    private static JsonNode variable(JsonNode container, String name) {
        for (JsonNode variable : container.path("env")) {
            if (variable.get("name").asText().equals(name)) {
                return variable;
            }
        }
        return MissingNode.getInstance();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void a_namespace_lets_in_restricted_pods_only(String overlay) {
        JsonNode namespace = Manifests.of("k8s/overlays/" + overlay)
                .all("Namespace")
                .findFirst()
                .orElseThrow();

        assertThat(namespace
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
    }

    @Test
    void in_production_there_is_more_than_one_of_each() {
        Set<String> alone = new LinkedHashSet<>();
        Manifests.of("k8s/overlays/prod").servers().forEach(deployment -> {
            if (deployment.at("/spec/replicas").asInt() < 2) {
                alone.add(Manifests.name(deployment));
            }
        });
        assertThat(alone).isEmpty();
    }
}
