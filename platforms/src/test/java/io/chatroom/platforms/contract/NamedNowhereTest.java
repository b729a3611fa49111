package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.descriptor.PlatformDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adding a platform edits no existing file, as what is there knows none by name. */
class NamedNowhereTest {
    private static final List<Path> PRODUCT = Stream.of(
                    "platforms", "ingest-service", "delivery-service", "conversation-service")
            .map(module -> Path.of("..", module, "src/main/java"))
            .toList();

    /** Words with a meaning besides the platform's, and the one that examples in the API's description tell of. */
    private static final Set<String> SPOKEN_OF = Set.of("site", "webhook", "telegram");

    @ParameterizedTest
    @MethodSource("platforms")
    void nothing_outside_its_own_package_names(String platform) {
        String own = "io/chatroom/platforms/" + platform + "/";
        assertThat(PRODUCT.stream()
                        .flatMap(NamedNowhereTest::sources)
                        .filter(file -> !file.toString().replace('\\', '/').contains(own)))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("\"" + platform + "\"", "io.chatroom.platforms." + platform + "."));
    }

    static List<String> platforms() {
        return Platforms.shipped().stream()
                .map(PlatformDescriptor::id)
                .filter(id -> !SPOKEN_OF.contains(id))
                .toList();
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
