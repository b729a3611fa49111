package io.chatroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/asyncapi.yaml} describes what there is, and nothing else. */
class AsyncApiTest {
    private static final Path DOCS = Path.of(System.getProperty("repo.dir", ".."), "docs");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new ObjectMapper(new YAMLFactory())
                .readTree(DOCS.resolve("asyncapi.yaml").toFile());
    }

    @Test
    void has_a_channel_for_every_topic_with_its_partitions_and_configuration() {
        Map<String, Topics.Topic> described = new HashMap<>();
        for (JsonNode channel : document.get("channels")) {
            JsonNode kafka = channel.at("/bindings/kafka");
            Map<String, String> configuration = new HashMap<>();
            kafka.path("topicConfiguration")
                    .properties()
                    .forEach(entry -> configuration.put(entry.getKey(), text(entry.getValue())));
            String topic = channel.get("address").asText();
            described.put(topic, new Topics.Topic(topic, kafka.get("partitions").asInt(), configuration));
        }
        assertThat(described.values()).containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void every_message_has_a_payload_that_exists() {
        for (JsonNode message : document.at("/components/messages")) {
            String file = message.at("/payload/$ref").asText();
            assertThat(DOCS.resolve(file)).isRegularFile();
        }
    }

    @Test
    void every_channel_carries_the_payloads_of_its_topic() {
        for (Contract contract : Contract.values()) {
            JsonNode channel = document.get("channels").properties().stream()
                    .map(Map.Entry::getValue)
                    .filter(candidate -> candidate.get("address").asText().equals(contract.topic))
                    .findFirst()
                    .orElseThrow();
            assertThat(channel.get("messages"))
                    .as(contract.topic)
                    .anySatisfy(message -> assertThat(
                                    resolve(message).at("/payload/$ref").asText())
                            .endsWith("/schema/" + contract.schema + ".json"));
        }
    }

    @Test
    void every_reference_inside_the_document_leads_somewhere() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        assertThat(references.stream().filter(reference -> reference.startsWith("#")))
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static String text(JsonNode value) {
        return value.isArray() && value.size() == 1 ? value.get(0).asText() : value.asText();
    }
}
