package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.WebhookRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code fixtures/<name>.in.json} beside a platform's tests is what it receives, and {@code <name>.out.json} is exactly what is
 * published for it, ids included: an id that changes would let a repeated webhook through as something new. The raw bytes are
 * left out of it, as they are the input again.
 */
class FixturesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> every_fixture_gives_exactly_its_events() {
        return Platforms.inbound().stream().map(InboundPlatform::id).flatMap(FixturesTest::fixturesOf);
    }

    private static Stream<DynamicTest> fixturesOf(String platform) {
        List<Path> inputs = Fixtures.inputsOf(platform);
        assertThat(inputs).as("fixtures of " + platform).isNotEmpty();
        return inputs.stream()
                .map(input ->
                        DynamicTest.dynamicTest(platform + "/" + input.getFileName(), () -> check(platform, input)));
    }

    private static void check(String platform, Path input) throws IOException {
        PlatformSample sample = Platforms.sampleOf(platform);
        WebhookRequest request =
                sample.request(Files.readAllBytes(input), sample.validSecrets().getFirst(), PlatformSample.NOW);
        Normalised normalised = Platforms.inbound(platform).normalise(request, sample.inbox(), PlatformSample.NOW);
        JsonNode actual = switch (normalised) {
            case Normalised.Events(List<InboundEvent> events, int _, int _) -> events(events);
            case Normalised.Refused refused -> JSON.valueToTree(refused);
        };
        Path expected = input.resolveSibling(input.getFileName().toString().replace(".in.json", ".out.json"));
        String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(actual);
        assertThat(expected)
                .as("there is no such file yet; it would hold\n" + pretty)
                .exists();
        assertThat(actual).as(pretty).isEqualTo(JSON.readTree(Files.readAllBytes(expected)));
    }

    private static ArrayNode events(List<InboundEvent> events) throws IOException {
        ArrayNode array = JSON.createArrayNode();
        for (InboundEvent event : events) {
            ObjectNode written = (ObjectNode) JSON.readTree(EventJson.write(event, InboundEvent.class));
            written.remove("raw");
            array.add(written);
        }
        return array;
    }
}
