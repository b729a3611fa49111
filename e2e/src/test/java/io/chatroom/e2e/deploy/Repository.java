package io.chatroom.e2e.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The checkout these tests look at. */
final class Repository {
    static final Path ROOT = Path.of(System.getProperty("repo.dir", ".."));
    static final List<String> SERVICES = List.of("ingest-service", "conversation-service", "delivery-service");
    static final ObjectMapper JSON = new ObjectMapper();

    static Path path(String first, String... more) {
        return ROOT.resolve(Path.of(first, more));
    }

    static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With anchors and merges resolved. */
    static List<JsonNode> yaml(String text) {
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
            documents.add(JSON.valueToTree(document));
        }
        return documents;
    }

    static Properties properties(String service) {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(path(service, "src/main/resources/application.properties"), UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static int port(String service) {
        return Integer.parseInt(properties(service).getProperty("quarkus.http.port"));
    }

    static int managementPort(String service) {
        return Integer.parseInt(properties(service).getProperty("quarkus.management.port"));
    }

    private Repository() {}
}
