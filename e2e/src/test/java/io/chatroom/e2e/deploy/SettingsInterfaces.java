package io.chatroom.e2e.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The services' {@code @ConfigMapping} interfaces, read from their sources: none of them is on the class path here. */
final class SettingsInterfaces {
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern INTERFACE = Pattern.compile("interface (\\w+) \\{");
    private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"([^\"]*)\"\\)");
    private static final Pattern KEY = Pattern.compile("^\\s+([\\w<>.]+) (\\w+)\\(\\);");

    /** Defaults by key; {@code none} for what is optional. Without those that {@code application.properties} maps to a variable. */
    static Map<String, String> of(String service) {
        Map<String, String> settings = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Repository.path(service, "src/main/java"))) {
            sources.filter(Files::isRegularFile)
                    .map(Repository::text)
                    .filter(source -> PREFIX.matcher(source).find())
                    .forEach(source -> read(source, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.keySet().removeAll(Repository.properties(service).stringPropertyNames());
        return settings;
    }

    private static void read(String source, Map<String, String> settings) {
        Deque<String> prefixes = new ArrayDeque<>();
        Matcher prefix = PREFIX.matcher(source);
        prefix.find();
        String value = null;
        for (String line : source.substring(prefix.end()).lines().toList()) {
            Matcher opened = INTERFACE.matcher(line);
            Matcher given = DEFAULT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (opened.find()) {
                prefixes.push(prefixes.isEmpty() ? prefix.group(1) : prefixes.peek() + "." + kebab(opened.group(1)));
            } else if (given.find()) {
                value = given.group(1);
            } else if (key.find()) {
                // a method that has the name of its type leads to the nested interface
                if (!key.group(1).equalsIgnoreCase(key.group(2))) {
                    settings.put(prefixes.peek() + "." + kebab(key.group(2)), value == null ? "none" : value);
                }
                value = null;
            } else if (line.strip().equals("}") && !prefixes.isEmpty()) {
                prefixes.pop();
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private SettingsInterfaces() {}
}
