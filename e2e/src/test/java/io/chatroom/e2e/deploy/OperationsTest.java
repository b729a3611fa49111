package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} tells an operator to watch what there is to be watched. */
class OperationsTest {
    private static final Pattern DOCUMENTED = Pattern.compile("`(chatroom_[a-z_]+?)(_seconds|_bytes|_total|_count)*`");
    private static final Pattern MEASURED = Pattern.compile("\"(chatroom(\\.[a-z]+)+)\"");

    private final String page = Repository.text(Repository.path("docs/operations.md"));

    @Test
    void every_metric_it_names_is_measured() throws IOException {
        Set<String> measured = new TreeSet<>();
        for (String module : List.of("outbox", "ingest-service", "conversation-service", "delivery-service")) {
            try (Stream<Path> sources = Files.walk(Repository.path(module, "src/main/java"))) {
                sources.filter(Files::isRegularFile)
                        .map(Repository::text)
                        .forEach(source -> MEASURED.matcher(source)
                                .results()
                                .forEach(name -> measured.add(name.group(1).replace('.', '_'))));
            }
        }
        assertThat(DOCUMENTED.matcher(page).results().map(name -> name.group(1)))
                .isNotEmpty()
                .isSubsetOf(measured);
    }

    @Test
    void every_consumer_group_it_names_is_one() {
        for (String service : Repository.SERVICES) {
            Repository.properties(service).forEach((key, value) -> {
                if (key.toString().endsWith(".group.id")) {
                    assertThat(page).contains("`" + value + "`");
                }
            });
        }
    }
}
