package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.InboundEvent.ReceiptReceived;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs published samples of the platforms, where a folder of them is given as {@code vectors.dir}. */
class VectorsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> every_vector_is_met() {
        Path vectors = Path.of(System.getProperty("vectors.dir", "no-vectors"));
        assumeTrue(
                Files.isDirectory(vectors),
                "there are no vectors at " + vectors.toAbsolutePath() + "; give a folder of them by -Dvectors.dir=");
        return list(vectors).filter(Files::isDirectory).flatMap(VectorsTest::testsOf);
    }

    private static Stream<DynamicTest> testsOf(Path folder) {
        String name = folder.getFileName().toString();
        Optional<PlatformSample> sample = Platforms.sampleWithVectors(name);
        if (sample.isEmpty()) {
            return Stream.of(DynamicTest.dynamicTest(
                    name, () -> assumeTrue(false, "no platform's sample says that its vectors are in " + name)));
        }
        return list(folder)
                .filter(file -> file.toString().endsWith(".json"))
                .map(file -> DynamicTest.dynamicTest(
                        name + "/" + file.getFileName(), () -> check(sample.get(), Vector.read(file))));
    }

    private static void check(PlatformSample sample, Vector vector) {
        switch (vector.kind()) {
            case "inbound-signature" -> verify(sample, vector);
            case "inbound-event", "handshake" -> receive(sample, vector);
            case "outbound-response" -> send(sample, vector);
            case "config" -> assertThat(sample.inboxOf(vector.config())).isNotNull();
            default -> throw new AssertionError("a kind of vector this test does not know: " + vector.kind());
        }
    }

    private static Verification verify(PlatformSample sample, Vector vector) {
        Verification verification =
                platform(sample).verify(requestOf(sample, vector), sample.inboxOf(vector.config()), vector.now());
        if (saysGenuine(vector.expect())) {
            assertThat(verification).isNotInstanceOf(Verification.Forged.class);
        } else {
            assertThat(verification).isInstanceOf(Verification.Forged.class);
        }
        return verification;
    }

    private static void receive(PlatformSample sample, Vector vector) {
        switch (verify(sample, vector)) {
            case Verification.Forged _ -> {}
            case Verification.Challenge(Ack answer) -> {
                assertThat(vector.expect().path("emitsEvents").asInt(0)).isZero();
                answered(vector.expect(), answer);
            }
            case Verification.Genuine _ -> {
                Inbox inbox = sample.inboxOf(vector.config());
                Normalised.Events normalised =
                        (Normalised.Events) platform(sample).normalise(requestOf(sample, vector), inbox, vector.now());
                published(sample, vector.expect(), inbox, normalised);
                answered(vector.expect(), platform(sample).ack(requestOf(sample, vector), inbox));
            }
        }
    }

    private static WebhookRequest requestOf(PlatformSample sample, Vector vector) {
        return sample.requestOf(vector.root()).orElseGet(() -> {
            if (!vector.isRequest()) {
                throw new AssertionError(
                        "no request stands in it, and the sample of " + sample.platform() + " makes none of it");
            }
            return vector.request();
        });
    }

    private static void published(PlatformSample sample, JsonNode expect, Inbox inbox, Normalised.Events normalised) {
        List<InboundEvent> events = normalised.events();
        if (expect.has("emitsEvents")) {
            assertThat(events).hasSize(expect.path("emitsEvents").asInt());
        }
        if (isFalse(expect, "emitsEvent")) {
            assertThat(events).isEmpty();
        }
        if (isFalse(expect, "emitsMessage")) {
            assertThat(events).noneMatch(MessageReceived.class::isInstance);
        }
        if (isFalse(expect, "emitsCustomerMessage")) {
            assertThat(events)
                    .noneMatch(event ->
                            event instanceof MessageReceived message && message.direction() == Direction.INCOMING);
        }
        kind(expect.path("eventType").asText(""), events, normalised.echoes());
        JsonNode facts = expect.path("facts");
        sample.compare(facts, events);
        sample.eventKeyOf(facts)
                .ifPresent(key -> assertThat(events)
                        .singleElement()
                        .satisfies(
                                event -> assertThat(event.eventId()).isEqualTo(Ids.ofPlatformEvent(inbox.id(), key))));
    }

    /** The type may be followed by other words, such as "or ignored". */
    private static void kind(String eventType, List<InboundEvent> events, int echoes) {
        if (eventType.contains("ignored") && events.isEmpty()) {
            return;
        }
        switch (eventType.split(" ", 2)[0]) {
            case "message.created" -> all(events, MessageReceived.class);
            case "message.edited" -> all(events, InboundEvent.MessageEdited.class);
            case "message.deleted" -> all(events, InboundEvent.MessageDeleted.class);
            case "reaction.added" ->
                assertThat(all(events, ReactionChanged.class)).allMatch(ReactionChanged::added);
            case "reaction.removed" ->
                assertThat(all(events, ReactionChanged.class)).noneMatch(ReactionChanged::added);
            case "receipt.delivered" -> receipts(events, Receipt.DELIVERED);
            case "receipt.read" -> receipts(events, Receipt.READ);
            case "receipt.failed" -> receipts(events, Receipt.FAILED);
            case "echo" -> assertThat(events.size() + echoes).isPositive();
            case "", "interaction" -> {}
            default -> throw new AssertionError("a type of event this test does not know: " + eventType);
        }
    }

    private static void receipts(List<InboundEvent> events, Receipt receipt) {
        assertThat(all(events, ReceiptReceived.class)).allMatch(event -> event.receipt() == receipt);
    }

    private static <T extends InboundEvent> List<T> all(List<InboundEvent> events, Class<T> type) {
        assertThat(events).isNotEmpty().allMatch(type::isInstance);
        return events.stream().map(type::cast).toList();
    }

    private static void answered(JsonNode expect, Ack ack) {
        assertThat(ack.status()).isBetween(200, 299);
        if (expect.has("contentType")) {
            assertThat(ack.contentType()).startsWith(expect.path("contentType").asText());
        }
        if (expect.has("bodyContains")) {
            assertThat(ack.body()).contains(expect.path("bodyContains").asText());
        }
        String body = expect.path("body").asText("");
        // some say in words what the body should be
        if (!body.contains(" ") && !body.isEmpty()) {
            assertThat(ack.body()).isEqualTo(body);
        }
        expect.path("bodyJson").forEachEntry((name, value) -> {
            try {
                assertThat(JSON.readTree(ack.body()).path(name)).as(name).isEqualTo(value);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + ack.body(), e);
            }
        });
    }

    private static void send(PlatformSample sample, Vector vector) {
        OutboundMessage message = new OutboundMessage(
                PlatformSample.INBOX_ID,
                sample.externalConversationId(),
                "hello",
                null,
                null,
                PlatformSample.NOW,
                PlatformSample.NOW);
        SendResult result = Platforms.outbound(sample.platform())
                .send(
                        message,
                        sample.inbox(),
                        request -> sample.answerTo(request).orElseGet(vector::response));
        JsonNode expect = vector.expect();
        String outcome = expect.path("outcome").asText();
        switch (outcome.split(" ", 2)[0]) {
            case "delivered" ->
                assertThat(result)
                        .isEqualTo(new SendResult.Sent(
                                List.of(expect.path("externalMessageId").asText())));
            case "retry" -> {
                assertThat(result).isNotInstanceOfAny(SendResult.Sent.class, SendResult.Rejected.class);
                if (expect.has("retryAfterSeconds")) {
                    long millis = Math.round(expect.path("retryAfterSeconds").asDouble() * 1000);
                    assertThat(((SendResult.Throttled) result).retryAfter()).isEqualTo(Duration.ofMillis(millis));
                }
            }
            case "permanent-failure" -> {
                assertThat(result).isInstanceOf(SendResult.Rejected.class);
                if (expect.path("code").isTextual()) {
                    assertThat(((SendResult.Rejected) result).code())
                            .isEqualTo(expect.path("code").asText());
                }
            }
            default -> throw new AssertionError("an outcome this test does not know: " + outcome);
        }
    }

    /** Where only a status is given, it tells. */
    private static boolean saysGenuine(JsonNode expect) {
        return switch (expect.path("signature").asText("")) {
            case "valid" -> true;
            case "invalid" -> false;
            default -> !expect.path("httpStatus").asText("200").startsWith("4");
        };
    }

    private static boolean isFalse(JsonNode expect, String name) {
        return expect.path(name).isBoolean() && !expect.path(name).booleanValue();
    }

    private static InboundPlatform platform(PlatformSample sample) {
        return Platforms.inbound(sample.platform());
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
