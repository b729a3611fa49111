package io.chatroom.platforms.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files {@code fixtures/<name>.in.json} beside a platform's tests. */
final class Fixtures {

    static List<Path> inputsOf(String platform) {
        Path folder = Path.of("src/test/resources/io/chatroom/platforms", platform, "fixtures");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".in.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no fixtures for " + platform, e);
        }
    }

    /** Everything good that we have of a platform: what its sample says, and what its fixtures hold. */
    static List<byte[]> bodiesOf(PlatformSample sample) {
        List<byte[]> bodies = new ArrayList<>();
        Stream.of(sample.message(), sample.unknownEvent(), sample.batch().orElse(sample.message()))
                .forEach(body -> bodies.add(body.getBytes(StandardCharsets.UTF_8)));
        for (Path input : inputsOf(sample.platform())) {
            try {
                bodies.add(Files.readAllBytes(input));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bodies;
    }

    private Fixtures() {}
}
