package io.chatroom.e2e.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code docs/configuration.md} says about our own variables. */
final class Configuration {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(CHATROOM_\\w+)` \\| ([a-z, ]+) \\| (.+?) \\| .+ \\|$");

    private static final Pattern BOUND =
            Pattern.compile("(?m)^\\| `(chatroom\\.[a-z0-9.-]+)` \\| `?([^`|]+?)`? \\|.*\\|$");

    /** One row of the table; {@code readers} are the services' first words, and {@code suite}. */
    record Variable(String name, Set<String> readers, boolean required) {

        boolean isReadBy(String service) {
            return readers.contains(service.replace("-service", ""));
        }
    }

    static List<Variable> documented() {
        Matcher row = ROW.matcher(Repository.text(Repository.path("docs/configuration.md")));
        return row.results()
                .map(found -> new Variable(
                        found.group(1),
                        Arrays.stream(found.group(2).split(", ")).collect(Collectors.toUnmodifiableSet()),
                        found.group(3).equals("required")))
                .toList();
    }

    /** Defaults by key. */
    static Map<String, String> documentedBounds() {
        return BOUND.matcher(Repository.text(Repository.path("docs/configuration.md")))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    static List<String> readBy(String service) {
        return variables(service).map(Variable::name).toList();
    }

    /** What a deployment has to decide: what has no default, and what has one that only fits a developer's machine. */
    static List<String> toBeSetFor(String service) {
        return variables(service)
                .filter(variable -> variable.required()
                        || variable.name()
                                .matches("CHATROOM_KAFKA_BOOTSTRAP|CHATROOM_PUBLIC_URL|CHATROOM_(\\w+_)?DB_\\w+"))
                .map(Variable::name)
                .toList();
    }

    private static Stream<Variable> variables(String service) {
        return documented().stream().filter(variable -> variable.isReadBy(service));
    }

    private Configuration() {}
}
