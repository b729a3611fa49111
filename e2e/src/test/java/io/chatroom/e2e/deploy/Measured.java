package io.chatroom.e2e.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that our code keeps, as Prometheus names them, without the endings for units and kinds. */
final class Measured {
    private static final Pattern METRIC = Pattern.compile("\"(chatroom(\\.[a-z]+)+)\"");

    static Set<String> metrics() {
        Set<String> measured = new TreeSet<>();
        for (String module : List.of("outbox", "ingest-service", "conversation-service", "delivery-service")) {
            try (Stream<Path> sources = Files.walk(Repository.path(module, "src/main/java"))) {
                sources.filter(Files::isRegularFile)
                        .map(Repository::text)
                        .forEach(source -> METRIC.matcher(source)
                                .results()
                                .forEach(name -> measured.add(name.group(1).replace('.', '_'))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return measured;
    }

    private Measured() {}
}
