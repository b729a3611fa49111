package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.WebhookRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest input costs no more than a large one must, whatever its shape: nothing grows with its square. */
class BoundedTimeTest {
    /** {@code chatroom.ingest.max-body} */
    private static final int LARGEST = 256 * 1024;
    /**
     * Of processor time, of the quickest of several tries, so that neither a collector nor a busy machine is measured. A few
     * milliseconds are usual; what grows with the square of the input takes minutes.
     */
    private static final Duration BOUND = Duration.ofMillis(750);

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final int TRIES = 5;
    private static final JsonMapper JSON = new JsonMapper();

    static List<String> inbound() {
        return Platforms.inbound().stream().map(InboundPlatform::id).toList();
    }

    static List<String> outbound() {
        return Platforms.outbound().stream().map(OutboundPlatform::id).toList();
    }

    @ParameterizedTest
    @MethodSource("inbound")
    void the_largest_body_of_any_shape_is_soon_read(String platform) throws Exception {
        PlatformSample sample = Platforms.sampleOf(platform);
        for (Map.Entry<String, byte[]> shape : shapes(sample).entrySet()) {
            inBoundedTime(platform + ", " + shape.getKey(), () -> Harmless.taken(sample, shape.getValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("inbound")
    void the_longest_proof_is_soon_checked(String platform) throws Exception {
        PlatformSample sample = Platforms.sampleOf(platform);
        byte[] body = sample.message().getBytes(StandardCharsets.UTF_8);
        WebhookRequest genuine = sample.request(body, sample.validSecrets().getFirst(), PlatformSample.NOW);
        for (String header : sample.provingHeaders()) {
            for (String piece : List.of(" ", ",", "v1,", "v1, ", "=", "a", "0", "é")) {
                Map<String, List<String>> headers = new HashMap<>(genuine.headers());
                // Quarkus lets in headers of 16 KiB, all of them together
                headers.put(header, List.of(piece.repeat(16 * 1024 / piece.length())));
                WebhookRequest request = new WebhookRequest(genuine.method(), genuine.url(), headers, body);
                inBoundedTime(
                        platform + ", " + header + " of '" + piece + "'", () -> Harmless.verified(sample, request));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("outbound")
    void the_longest_reply_is_soon_sent_or_refused(String platform) throws Exception {
        PlatformSample sample = Platforms.sampleOf(platform);
        for (String piece : List.of("x", " ", "\n", "\n\n", "🙂", "\ud83d", "x ", "a\u0308")) {
            OutboundMessage message = new OutboundMessage(
                    new UUID(1, 2),
                    sample.externalConversationId(),
                    piece.repeat(1_000_000 / piece.length()),
                    null,
                    null,
                    PlatformSample.NOW,
                    PlatformSample.NOW);
            inBoundedTime(
                    platform + ", a text of '" + piece + "'",
                    () -> Harmless.sent(Platforms.outbound(platform)
                            .send(message, sample.inbox(), _ -> new Outcome.Answered(500, Map.of(), new byte[0]))));
        }
    }

    private static Map<String, byte[]> shapes(PlatformSample sample) throws IOException {
        Map<String, String> shapes = new LinkedHashMap<>();
        shapes.put("open arrays", "[".repeat(LARGEST));
        shapes.put("open objects", "{\"a\":".repeat(LARGEST / 5));
        shapes.put("nested", with(sample, "\"x\":" + "[".repeat(90) + "]".repeat(90)));
        shapes.put("a long number", with(sample, "\"x\":" + "9".repeat(LARGEST)));
        shapes.put("a long exponent", with(sample, "\"x\":1e" + "9".repeat(90)));
        shapes.put("a long text", with(sample, "\"x\":\"" + "x".repeat(LARGEST) + "\""));
        shapes.put("a text of halves", with(sample, "\"x\":\"" + "\\ud83d".repeat(LARGEST / 6) + "\""));
        shapes.put("many names", with(sample, many(LARGEST / 14, i -> "\"n" + i + "\":1")));
        shapes.put("many names of one hash", with(sample, many(LARGEST / 32, i -> "\"" + ofOneHash(i) + "\":1")));
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        shapes.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        for (byte[] body : Fixtures.bodiesOf(sample)) {
            longLists(body, bytes);
            longTexts(body, bytes);
        }
        return bytes;
    }

    /** Every list there is, with so many of its first element that the body is as large as it may be. */
    private static void longLists(byte[] body, Map<String, byte[]> shapes) throws IOException {
        if (body[0] != '{') {
            // a form has no lists
            return;
        }
        JsonNode original = JSON.readTree(body);
        for (int i = 0; i < lists(original).size(); i++) {
            JsonNode copy = original.deepCopy();
            ArrayNode list = lists(copy).get(i);
            if (!list.isEmpty()) {
                JsonNode first = list.get(0);
                for (int more = LARGEST / Math.max(2, first.toString().length() + 1); more > 0; more--) {
                    list.add(first.deepCopy());
                }
                shapes.put("list " + i + " of " + brief(body), JSON.writeValueAsBytes(copy));
            }
        }
    }

    /** Every text there is, as long as the body may be. */
    private static void longTexts(byte[] body, Map<String, byte[]> shapes) {
        String text = new String(body, StandardCharsets.UTF_8);
        String value = body[0] == '{' ? ":\\s*\"([^\"\\\\]*)\"" : "=([^&]*)";
        var strings = java.util.regex.Pattern.compile(value).matcher(text);
        while (strings.find()) {
            String longer = text.substring(0, strings.start(1))
                    + "x ".repeat((LARGEST - body.length) / 2)
                    + text.substring(strings.end(1));
            shapes.put("text at " + strings.start(1) + " of " + brief(body), longer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<ArrayNode> lists(JsonNode root) {
        return descendants(root)
                .filter(ArrayNode.class::isInstance)
                .map(ArrayNode.class::cast)
                .toList();
    }

    private static java.util.stream.Stream<JsonNode> descendants(JsonNode node) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(node), node.valueStream().flatMap(BoundedTimeTest::descendants));
    }

    /** The sample's message with something more in its outermost object. */
    private static String with(PlatformSample sample, String more) {
        return "{" + more + "," + sample.message().substring(1);
    }

    private static String many(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
    }

    /** "Aa" and "BB" have one hash, and so have all words that are made of as many of them. */
    private static String ofOneHash(int number) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static String brief(byte[] body) {
        return new String(body, 0, Math.min(body.length, 60), StandardCharsets.UTF_8);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void inBoundedTime(String what, Work work) throws Exception {
        Duration quickest = Duration.ofDays(1);
        for (int i = 0; i < TRIES && quickest.compareTo(BOUND) > 0; i++) {
            long began = PROCESSOR.getCurrentThreadCpuTime();
            work.run();
            Duration took = Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - began);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        assertThat(quickest).as(what).isLessThan(BOUND);
    }
}
