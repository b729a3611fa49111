package io.chatroom.conversation.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.openapi.Operations.Operation;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Asks every operation for right and wrong things made from its description, and holds what is answered to it: a status that is
 * described, of a shape that is described, never 5xx. {@code -Dcontract.seed=…} asks the same again, {@code -Dcontract.rounds=…} more.
 */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ContractTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> OF_ANY_OPERATION = Set.of("400", "413", "414", "431");
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "a",
            "null",
            "-1",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "%00",
            "../..",
            "'; drop table account; --",
            "𝒳é漢字",
            "x".repeat(3_000),
            "9".repeat(40),
            "{}",
            "[]",
            "2026-13-45T99:00:00Z",
            "019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11");

    @Inject
    People people;

    private final ObjectMapper json = new ObjectMapper();
    private final long seed = Long.getLong("contract.seed", 20_261_127);
    private final int rounds = Integer.getInteger("contract.rounds", 10);
    private final Random random = new Random(seed);
    private final Set<String> wrong = new TreeSet<>();
    private JsonNode description = JSON.nullNode();

    @Test
    void every_operation_answers_as_it_is_described() throws Exception {
        description = Operations.description();
        int asked = 0;
        for (Operation operation : Operations.all()) {
            // signing in is slow on purpose, and streams do not end; both have tests of their own
            if (operation.path().contains("/auth/") || operation.isStream()) {
                continue;
            }
            for (int round = 0; round < rounds; round++) {
                ask(operation, round);
                asked++;
            }
        }
        assertThat(wrong).as("with -Dcontract.seed=" + seed).isEmpty();
        assertThat(asked).isGreaterThan(500);
    }

    private void ask(Operation operation, int round) throws Exception {
        RequestSpecification request = people.as(Role.ADMIN);
        StringBuilder said = new StringBuilder();
        for (JsonNode parameter : operation.parameters("query")) {
            if (random.nextInt(3) == 0 || parameter.path("required").asBoolean()) {
                String value = parameterValue(parameter.path("schema"));
                request.queryParam(parameter.path("name").asText(), value);
                said.append(parameter.path("name").asText())
                        .append('=')
                        .append(shortened(value))
                        .append(' ');
            }
        }
        if (operation.hasBody()) {
            JsonNode schema = operation.described().at("/requestBody/content/application~1json/schema");
            String body = round == 0 ? "" : round == 1 ? "{\"a\":" : json.writeValueAsString(value(schema, 0));
            request.body(body);
            said.append(shortened(body));
        }
        String path = operation.path();
        while (path.contains("{")) {
            path = path.replaceFirst(
                    "\\{[^}]+}",
                    random.nextInt(5) == 0 ? "not-an-id" : Ids.next().toString());
        }
        check(operation, request.request(operation.method(), path), said.toString());
    }

    private void check(Operation operation, Response response, String said) throws Exception {
        String status = Integer.toString(response.statusCode());
        String what = operation + " " + said + " is answered " + status;
        if (response.statusCode() >= 500) {
            wrong.add(what);
            return;
        }
        JsonNode described = operation.described().path("responses").path(status);
        if (described.isMissingNode() && !OF_ANY_OPERATION.contains(status)) {
            wrong.add(operation + " is answered " + status + ", which is not described: "
                    + shortened(response.asString()));
            return;
        }
        if (response.statusCode() >= 400) {
            checkProblem(what, response);
            return;
        }
        JsonNode schema = described.at("/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            String unfit = unfit("", schema, json.readTree(response.asString()));
            if (!unfit.isEmpty()) {
                wrong.add(operation + " answers what is not described: " + unfit);
            }
        }
    }

    private void checkProblem(String what, Response response) throws Exception {
        if (!response.contentType().startsWith("application/problem+json")) {
            wrong.add(what + " as " + response.contentType());
            return;
        }
        JsonNode problem = json.readTree(response.asString());
        String unfit = unfit("", JSON.objectNode().put("$ref", "#/components/schemas/Problem"), problem);
        if (!unfit.isEmpty()
                || problem.path("status").asInt() != response.statusCode()
                || !problem.path("type")
                        .asText()
                        .equals("/problems/" + problem.path("code").asText())) {
            wrong.add(what + " with a problem that is none: " + unfit + problem);
        }
    }

    // --- what is asked for

    private String parameterValue(JsonNode schema) {
        if (random.nextInt(3) == 0) {
            return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
        }
        JsonNode value = value(schema, 0);
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (random.nextInt(12) == 0) {
            return odd();
        }
        JsonNode meant = resolved(schema);
        if (meant.has("enum")) {
            return meant.get("enum").get(random.nextInt(meant.get("enum").size()));
        }
        if (meant.has("examples") && random.nextInt(2) == 0) {
            return meant.get("examples").get(0);
        }
        return switch (type(meant)) {
            case "object" -> object(meant, depth);
            case "array" -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(3); i > 0 && depth < 5; i--) {
                    array.add(value(meant.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer", "number" ->
                JSON.numberNode(
                        switch (random.nextInt(4)) {
                            case 0 -> meant.path("minimum").asLong(1);
                            case 1 -> meant.path("maximum").asLong(10);
                            case 2 -> Long.MAX_VALUE;
                            default -> (long) random.nextInt(-2, 20);
                        });
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default ->
                meant.path("format").asText().equals("uuid")
                        ? JSON.textNode(Ids.next().toString())
                        : meant.path("format").asText().equals("date-time")
                                ? JSON.textNode("2026-01-31T12:00:00Z")
                                : JSON.textNode("text " + random.nextInt(100));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(4) > 0 && depth < 5) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (random.nextInt(10) == 0) {
            object.put("no_such_field", 1);
        }
        return object;
    }

    private JsonNode odd() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextLong());
            case 2 -> JSON.arrayNode().add(JSON.nullNode());
            case 3 -> JSON.objectNode().put("odd", true);
            case 4 -> JSON.numberNode(1.5);
            default -> JSON.textNode(ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size())));
        };
    }

    // --- what is answered

    /** Where {@code value} is not what the schema says; empty if it is. */
    private String unfit(String place, JsonNode schema, JsonNode value) {
        JsonNode meant = resolved(schema);
        List<String> types = types(schema, meant);
        if (value.isNull()) {
            return types.isEmpty() || types.contains("null") ? "" : place + " is null ";
        }
        String actual = value.isObject()
                ? "object"
                : value.isArray() ? "array" : value.isBoolean() ? "boolean" : value.isNumber() ? "number" : "string";
        boolean fits = types.isEmpty()
                || types.contains(actual)
                || (actual.equals("number") && types.contains("integer") && value.isIntegralNumber());
        if (!fits) {
            return place + " is " + actual + ", not " + types + " ";
        }
        if (meant.has("enum") && !contains(meant.get("enum"), value)) {
            return place + " is " + value + ", not one of " + meant.get("enum") + " ";
        }
        StringBuilder unfit = new StringBuilder();
        meant.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                unfit.append(place).append('.').append(name.asText()).append(" is missing ");
            }
        });
        if (meant.has("properties")) {
            value.properties().forEach(property -> {
                JsonNode inner = meant.get("properties").get(property.getKey());
                unfit.append(
                        inner == null
                                ? place + "." + property.getKey() + " is not described "
                                : unfit(place + "." + property.getKey(), inner, property.getValue()));
            });
        }
        if (meant.has("items") && value.isArray()) {
            value.forEach(item -> unfit.append(unfit(place + "[]", meant.get("items"), item)));
        }
        return unfit.toString();
    }

    private static boolean contains(JsonNode all, JsonNode one) {
        List<JsonNode> values = new ArrayList<>();
        all.forEach(values::add);
        return values.contains(one);
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode at = schema;
        for (String either : List.of("anyOf", "oneOf", "allOf")) {
            if (at.has(either)) {
                for (JsonNode one : at.get(either)) {
                    if (!one.path("type").asText().equals("null")) {
                        at = one;
                        break;
                    }
                }
            }
        }
        String reference = at.path("$ref").asText();
        return reference.isEmpty() ? at : resolved(description.at(reference.substring(1)));
    }

    private static List<String> types(JsonNode schema, JsonNode meant) {
        List<String> types = new ArrayList<>();
        if (meant.path("type").isArray()) {
            meant.get("type").forEach(type -> types.add(type.asText()));
        } else if (meant.has("type")) {
            types.add(meant.get("type").asText());
        }
        if (!types.isEmpty() && schema.toString().contains("\"type\":\"null\"")) {
            types.add("null");
        }
        if (!types.isEmpty() && meant.has("enum") && contains(meant.get("enum"), JSON.nullNode())) {
            types.add("null");
        }
        return types;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (!one.asText().equals("null")) {
                    return one.asText();
                }
            }
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "string";
    }

    private static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
