package io.chatroom.e2e.deploy;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code .env.example}, as it is and as somebody would fill it in. */
final class EnvironmentFile {

    static Map<String, String> example() {
        Map<String, String> variables = new LinkedHashMap<>();
        Repository.text(Repository.path(".env.example"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .forEach(part -> variables.put(part[0], part[1]));
        return variables;
    }

    static Map<String, String> filledIn() {
        Map<String, String> variables = example();
        variables.replaceAll((name, value) -> isSecret(name) && value.isEmpty() ? "a-value-for-" + name : value);
        return variables;
    }

    static boolean isSecret(String variable) {
        return variable.endsWith("_KEY") || variable.endsWith("PASSWORD") || variable.endsWith("SECRET");
    }

    private EnvironmentFile() {}
}
