package io.chatroom.conversation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypesTest {
    private static final Path ROOT = Path.of(System.getProperty("repo.dir", ".."));
    private static final List<Pattern> USES = List.of(
            Pattern.compile("new ProblemException\\(\\s*\\w+,\\s*\"([a-z_]+)\""),
            Pattern.compile("ProblemException\\s*\\.(?:tooMany|notNow)\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("Problem\\.of\\(\\s*\\d+,\\s*\"[^\"]*\",\\s*\"([a-z_]+)\""));

    private final ProblemTypes types = new ProblemTypes();

    private static TreeSet<String> used() throws IOException {
        TreeSet<String> codes = new TreeSet<>();
        for (String module : List.of("conversation-service", "ingest-service", "local")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String code = Files.readString(file);
                    USES.forEach(use -> use.matcher(code)
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .forEach(codes::add));
                }
            }
        }
        return codes;
    }

    /** Whoever adds one writes its page in {@code problems.md}. */
    @Test
    void every_type_that_is_answered_has_a_page_and_every_page_is_of_one() throws IOException {
        TreeSet<String> used = used();
        assertThat(used).hasSizeGreaterThan(40);
        assertThat(types.all()).extracting(ProblemTypes.Type::code).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void every_page_says_the_status_what_it_means_and_what_to_do() {
        List<String> incomplete = new ArrayList<>();
        types.all().forEach(type -> {
            if (type.lines().size() < 2 || !type.lines().getFirst().matches("[45](\\d\\d|xx)\\. .+")) {
                incomplete.add(type.code());
            }
        });
        assertThat(incomplete).isEmpty();
    }

    @Test
    void pages_are_in_order_of_their_names() {
        assertThat(types.all()).extracting(ProblemTypes.Type::code).isSorted();
    }
}
