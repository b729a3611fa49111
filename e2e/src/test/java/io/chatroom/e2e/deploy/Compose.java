package io.chatroom.e2e.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docker-compose.yml}, read as docker-compose reads it: anchors, merges, and variables with their defaults. */
record Compose(JsonNode document) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\{(\\w+)(?:(:?[-?])([^}]*))?}");

    static JsonNode raw() {
        return Repository.yaml(Repository.text(Repository.path("docker-compose.yml")))
                .getFirst();
    }

    /** Throws {@link IllegalStateException} with the file's sentence if a variable that it insists on is empty. */
    static Compose with(Map<String, String> variables) {
        return new Compose(substituted(raw(), variables));
    }

    static Set<String> variablesUsed() {
        Set<String> names = new LinkedHashSet<>();
        Matcher variable = VARIABLE.matcher(raw().toString());
        while (variable.find()) {
            if (variable.group(1) != null) {
                names.add(variable.group(1));
            }
        }
        return names;
    }

    JsonNode services() {
        return document.get("services");
    }

    JsonNode service(String name) {
        return services().required(name);
    }

    Map<String, String> environment(String service) {
        return strings(service(service).path("environment"));
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> values = new TreeMap<>();
        object.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }

    private static JsonNode substituted(JsonNode node, Map<String, String> variables) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(substituted(text.asText(), variables));
            case ArrayNode array -> {
                ArrayNode result = Repository.JSON.createArrayNode();
                array.forEach(element -> result.add(substituted(element, variables)));
                yield result;
            }
            case ObjectNode object -> {
                ObjectNode result = Repository.JSON.createObjectNode();
                object.properties()
                        .forEach(entry -> result.set(entry.getKey(), substituted(entry.getValue(), variables)));
                yield result;
            }
            default -> node;
        };
    }

    private static String substituted(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? "$"
                                : value(found.group(1), found.group(2), found.group(3), variables)));
    }

    private static String value(String name, String operator, String operand, Map<String, String> variables) {
        String value = variables.get(name);
        boolean absent = value == null || (value.isEmpty() && operator != null && operator.startsWith(":"));
        if (!absent) {
            return value;
        }
        if (operator != null && operator.endsWith("?")) {
            throw new IllegalStateException(operand);
        }
        return operator == null ? "" : operand;
    }
}
