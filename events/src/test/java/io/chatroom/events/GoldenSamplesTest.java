package io.chatroom.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payloads as they were written once: whatever is in Kafka stays readable. A sample may be added, never changed or removed. */
class GoldenSamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/samples");
    private static final ObjectMapper PLAIN = new ObjectMapper();

    static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void is_read_and_written_again_as_it_was(String name) throws Exception {
        byte[] sample = Files.readAllBytes(FOLDER.resolve(name));

        assertThat(PLAIN.readTree(writtenAgain(sample, Contract.ofSample(name).type)))
                .isEqualTo(PLAIN.readTree(sample));
    }

    private static <T> byte[] writtenAgain(byte[] sample, Class<T> type) throws Exception {
        return EventJson.write(EventJson.read(sample, type), type);
    }

    @Test
    void every_record_that_can_travel_has_a_sample() throws Exception {
        for (Contract contract : Contract.values()) {
            if (contract.type.isSealed()) {
                assertThat(contract.records().values())
                        .as("@JsonSubTypes of " + contract.type)
                        .containsExactlyInAnyOrder(contract.type.getPermittedSubclasses());
            }
            for (String record : contract.records().keySet()) {
                assertThat(samples())
                        .as("samples of " + contract.type + " " + record)
                        .anyMatch(name -> name.startsWith(
                                record.isEmpty() ? contract.prefix : contract.prefix + "." + record + "."));
            }
        }
    }

    /** After adding one: {@code sha256sum *.json > manifest.sha256} in the folder; the diff may only have new lines. */
    @Test
    void every_sample_ever_committed_is_still_there_unchanged() throws Exception {
        Map<String, String> listed = Files.readAllLines(FOLDER.resolve("manifest.sha256"), UTF_8).stream()
                .map(line -> line.split("  ", 2))
                .collect(Collectors.toMap(part -> part[1], part -> part[0]));
        Map<String, String> found = new TreeMap<>();
        for (String name : samples()) {
            found.put(name, sha256(Files.readAllBytes(FOLDER.resolve(name))));
        }
        assertThat(found).containsExactlyInAnyOrderEntriesOf(listed);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
