package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.settings.EarlySettings;
import io.chatroom.events.settings.SettingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/configuration.md} names every variable that is read, and none that is not. */
class ConfigurationTest {
    private static final Pattern VARIABLE = Pattern.compile("CHATROOM_[A-Z0-9_]+[A-Z0-9]");

    static final java.util.List<String> SERVICES = Repository.SERVICES;

    @Test
    void the_names_are_those_that_the_suite_knows() {
        assertThat(Configuration.documented())
                .extracting(Configuration.Variable::name)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(SettingNames.KNOWN);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_reads_what_is_documented_for_it(String service) {
        Set<String> read = new TreeSet<>();
        Repository.properties(service).values().forEach(value -> read.addAll(variablesIn(value.toString())));

        assertThat(read).containsExactlyInAnyOrderElementsOf(Configuration.readBy(service));
    }

    /** {@code ::1} counted as a host name, and requests waited five seconds for the DNS to not know it. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "conversation-service"})
    void regression_no_proxy_is_looked_up_by_name(String service) {
        String proxies = Repository.properties(service).getProperty("quarkus.http.proxy.trusted-proxies");

        assertThat(new EarlySettings(Map.of("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", proxies)::get).trustedProxies())
                .isEmpty();
    }

    @Test
    void every_bound_is_documented_with_its_default() {
        Map<String, String> settings = new TreeMap<>();
        SERVICES.forEach(service -> settings.putAll(SettingsInterfaces.of(service)));

        assertThat(Configuration.documentedBounds()).containsExactlyInAnyOrderEntriesOf(settings);
    }

    @Test
    void no_other_name_stands_anywhere_in_the_code() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path module : Stream.of(
                        "events",
                        "platforms",
                        "outbox",
                        "local",
                        "ingest-service",
                        "conversation-service",
                        "delivery-service")
                .map(Repository::path)
                .toList()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main"))) {
                files.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                        .forEach(file -> used.addAll(variablesIn(Repository.text(file))));
            }
        }
        Set<String> documented = new TreeSet<>();
        Configuration.documented().forEach(variable -> documented.add(variable.name()));
        Configuration.documentedBounds().keySet().forEach(key -> documented.add(asVariable(key)));
        assertThat(documented).containsAll(used);
    }

    /** How an environment variable names a configuration key. */
    private static String asVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Set<String> variablesIn(String text) {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().map(MatchResult::group).forEach(names::add);
        return names;
    }
}
