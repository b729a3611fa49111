package io.chatroom.conversation.openapi;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The operations below {@code /api/v1}, as the running service describes them. */
final class Operations {

    /** {@code roles} is empty for what is open to everybody. */
    record Operation(String method, String path, JsonNode described, Set<String> roles) {
        String id() {
            return described.get("operationId").asText();
        }

        boolean isStream() {
            return described.toString().contains("text/event-stream");
        }

        boolean hasBody() {
            return described.has("requestBody");
        }

        long pathParameters() {
            return path.chars().filter(c -> c == '{').count();
        }

        List<JsonNode> parameters(String in) {
            List<JsonNode> found = new ArrayList<>();
            described.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals(in)) {
                    found.add(parameter);
                }
            });
            return found;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static JsonNode description() {
        try {
            return new ObjectMapper().readTree(given().get("/api/schema/").asString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (path.getKey().startsWith("/api/v1/")
                            && operation.getValue().has("operationId")) {
                        Set<String> roles = new TreeSet<>();
                        operation.getValue().path("x-roles").forEach(role -> roles.add(role.asText()));
                        operations.add(new Operation(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue(),
                                roles));
                    }
                }));
        return operations;
    }

    private Operations() {}
}
