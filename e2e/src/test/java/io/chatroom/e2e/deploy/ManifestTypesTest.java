package io.chatroom.e2e.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.e2e.deploy.Tool.Answer;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every object is of the type that its maker publishes, without a field that this type does not have. Strimzi publishes Java classes;
 * for Kubernetes itself, KEDA, CloudNativePG and the Prometheus operator, k8s/check asks TypeScript.
 */
class ManifestTypesTest {
    private static final String STRIMZI = "kafka.strimzi.io/";
    private static final Map<String, Class<?>> OF_STRIMZI = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);
    /** Takes nothing that a class has no field for, where these classes themselves would keep it aside. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @TempDir
    private static Path folder;

    private static List<JsonNode> all;

    @BeforeAll
    static void read() {
        all = Stream.of("k8s/overlays/dev", "k8s/overlays/prod", "k8s/engines", "k8s/autoscaling", "k8s/monitoring")
                .flatMap(path -> Manifests.of(path).objects().stream())
                .toList();
        Path installed = Repository.path("k8s/check/node_modules/.package-lock.json");
        if (!Files.exists(installed)) {
            // with all of the environment: how packages are reached may stand in it
            Answer answer = new Tool(List.of("npm")).run(System.getenv(), "ci", "--prefix", "k8s/check");
            assertThat(answer.exitCode()).as(answer.output() + answer.errors()).isZero();
        }
    }

    @Test
    void objects_are_of_the_types_that_kubernetes_and_its_operators_publish() {
        List<JsonNode> ours =
                all.stream().filter(object -> !isOfStrimzi(object)).toList();

        assertThat(check(ours)).containsExactly(ours.size() + " of " + ours.size() + " objects have a type");
    }

    @Test
    void a_field_that_is_unknown_or_of_another_kind_is_refused() {
        List<JsonNode> spoilt = new ArrayList<>();
        for (String kind : List.of("ScaledObject", "Cluster", "PrometheusRule", "Deployment", "NetworkPolicy")) {
            JsonNode unknown = first(kind).deepCopy();
            ((ObjectNode) unknown.get("spec")).put("nonsense", 1);
            spoilt.add(unknown);
            JsonNode other = first(kind).deepCopy();
            ((ObjectNode) other).put("metadata", "a text");
            spoilt.add(other);
        }

        assertThat(check(spoilt).stream().filter(line -> line.contains(": "))).hasSize(spoilt.size());
    }

    @Test
    void objects_of_strimzi_are_of_its_types() {
        List<JsonNode> objects =
                all.stream().filter(ManifestTypesTest::isOfStrimzi).toList();

        assertThat(objects).isNotEmpty();
        for (JsonNode object : objects) {
            assertThatCode(() -> asStrimzi(object)).as(object.toString()).doesNotThrowAnyException();
        }
    }

    @Test
    void a_field_that_strimzi_does_not_know_is_refused() {
        for (String kind : OF_STRIMZI.keySet()) {
            JsonNode unknown = first(kind).deepCopy();
            ((ObjectNode) unknown.get("spec")).put("nonsense", 1);

            assertThatThrownBy(() -> asStrimzi(unknown)).isInstanceOf(UnrecognizedPropertyException.class);
        }
    }

    private static boolean isOfStrimzi(JsonNode object) {
        return object.path("apiVersion").asText().startsWith(STRIMZI);
    }

    private static Object asStrimzi(JsonNode object) throws IOException {
        return STRICT.treeToValue(object, OF_STRIMZI.get(object.path("kind").asText()));
    }

    private static JsonNode first(String kind) {
        return all.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> check(List<JsonNode> objects) {
        Path file = folder.resolve("objects.json");
        try {
            Files.writeString(file, STRICT.valueToTree(objects).toString(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Answer answer = new Tool(List.of("node")).run(Map.of(), "k8s/check/check.mjs", file.toString());
        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        return answer.output().lines().toList();
    }
}
