package io.chatroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("io.chatroom.events.GoldenSamplesTest#samples")
    void accepts_the_sample(String name) throws Exception {
        assertThat(schema(Contract.ofSample(name)).validate(sample(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.chatroom.events.GoldenSamplesTest#samples")
    void refuses_the_sample_without_any_one_of_its_required_fields(String name) throws Exception {
        Contract contract = Contract.ofSample(name);
        JsonSchema schema = schema(contract);
        JsonNode sample = sample(name);
        String record = sample.path("type").asText();
        for (JsonNode field : definition(document(contract), contract.type.isSealed() ? record : "")
                .get("required")) {
            ObjectNode incomplete = sample.deepCopy();
            incomplete.remove(field.asText());
            assertThat(schema.validate(incomplete)).as("without " + field).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void says_what_the_records_say(Contract contract) throws Exception {
        JsonNode document = document(contract);
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Class<?>> record : contract.records().entrySet()) {
            compare(document, definition(document, record.getKey()), record.getValue(), differences);
        }
        if (contract.type.isSealed()) {
            assertThat(document.at("/properties/type/enum"))
                    .map(JsonNode::asText)
                    .containsExactlyInAnyOrderElementsOf(contract.records().keySet());
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void lets_payloads_grow() throws Exception {
        ObjectNode grown = sample("reply_receipt.reply_sent.json").deepCopy();
        grown.put("added_next_year", true);

        assertThat(schema(Contract.REPLY_RECEIPT).validate(grown)).isEmpty();
    }

    private static void compare(JsonNode document, JsonNode definition, Class<?> record, List<String> differences) {
        TreeSet<String> fields = new TreeSet<>();
        TreeSet<String> required = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String field = SnakeCaseStrategy.INSTANCE.translate(component.getName());
            fields.add(field);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(field);
            }
            JsonNode property = definition.path("properties").path(field);
            JsonNode reference = property.has("items") ? property.at("/items/$ref") : property.path("$ref");
            if (!reference.isMissingNode()) {
                compare(document, document.at(reference.asText().substring(1)), elementOf(component), differences);
            }
        }
        expect(
                record + " properties",
                fields,
                names(definition.path("properties").fieldNames()),
                differences);
        TreeSet<String> declared = new TreeSet<>();
        definition.path("required").forEach(name -> declared.add(name.asText()));
        expect(record + " required", required, declared, differences);
    }

    private static Class<?> elementOf(RecordComponent component) {
        return component.getGenericType() instanceof java.lang.reflect.ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : component.getType();
    }

    private static TreeSet<String> names(java.util.Iterator<String> names) {
        TreeSet<String> all = new TreeSet<>();
        names.forEachRemaining(all::add);
        return all;
    }

    private static void expect(String what, TreeSet<String> expected, TreeSet<String> found, List<String> differences) {
        if (!expected.equals(found)) {
            differences.add(what + ": the record has " + expected + ", the schema " + found);
        }
    }

    private static JsonNode definition(JsonNode document, String record) {
        return record.isEmpty() ? document : document.at("/$defs/" + record);
    }

    private static JsonNode sample(String name) throws IOException {
        return JSON.readTree(Files.readAllBytes(Path.of("src/test/resources/samples", name)));
    }

    private static JsonNode document(Contract contract) throws IOException {
        try (InputStream in = SchemasTest.class.getResourceAsStream("/schema/" + contract.schema + ".json")) {
            return JSON.readTree(in);
        }
    }

    private static JsonSchema schema(Contract contract) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document(contract));
    }
}
