package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs published samples of the platforms, where a folder of them is given as {@code vectors.dir}. */
class VectorsTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** Folder of vectors, our name of the platform, and their names of our credentials. */
    private static final Map<String, Map.Entry<String, Map<String, String>>> FOLDERS = Map.of(
            "telegram", Map.entry("telegram", Map.of("secretToken", "secret_token")),
            "standard-webhooks", Map.entry("webhook", Map.of("secret", "secret")));

    @TestFactory
    Stream<DynamicTest> every_vector_is_met() throws IOException {
        Path vectors = Path.of(System.getProperty("vectors.dir", "no-vectors"));
        assumeTrue(Files.isDirectory(vectors), "there are no vectors at " + vectors);
        List<DynamicTest> tests = new ArrayList<>();
        for (String folder : FOLDERS.keySet()) {
            try (Stream<Path> files = Files.list(vectors.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .forEach(file -> tests.add(DynamicTest.dynamicTest(
                                folder + "/" + file.getFileName(), () -> check(folder, JSON.readTree(file.toFile())))));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(String folder, JsonNode vector) {
        String platform = FOLDERS.get(folder).getKey();
        switch (vector.path("kind").asText()) {
            case "inbound-signature" -> signature(platform, inbox(folder, vector), vector);
            case "inbound-event" -> event(platform, inbox(folder, vector), vector);
            case "outbound-response" -> response(platform, vector);
            default -> throw new AssertionError("a kind of vector this test does not know: " + vector.path("kind"));
        }
    }

    private static void signature(String platform, Inbox inbox, JsonNode vector) {
        Verification verification = Platforms.inbound(platform).verify(request(vector), inbox, now(vector));
        switch (vector.path("expect").path("signature").asText()) {
            case "valid" -> assertThat(verification).isEqualTo(Verification.GENUINE);
            case "invalid" -> assertThat(verification).isInstanceOf(Verification.Forged.class);
            default -> throw new AssertionError("neither valid nor invalid");
        }
    }

    private static void event(String platform, Inbox inbox, JsonNode vector) {
        WebhookRequest request = request(vector);
        assertThat(Platforms.inbound(platform).verify(request, inbox, now(vector)))
                .isEqualTo(Verification.GENUINE);
        List<InboundEvent> events =
                ((Normalised.Events) Platforms.inbound(platform).normalise(request, inbox, now(vector))).events();
        assertThat(events).hasSize(1);
        JsonNode facts = vector.path("expect").path("facts");
        InboundEvent event = events.getFirst();
        assertThat(event.eventId())
                .isEqualTo(Ids.ofPlatformEvent(
                        inbox.id(), "update:" + facts.path("dedupId").asText()));
        assertThat(event.externalConversationId())
                .isEqualTo(facts.path("conversation").asText());
        switch (event) {
            case InboundEvent.MessageReceived received -> {
                assertThat(vector.path("expect").path("eventType").asText()).isEqualTo("message.created");
                received(received, facts);
            }
            case InboundEvent.MessageEdited edited -> {
                assertThat(vector.path("expect").path("eventType").asText()).isEqualTo("message.edited");
                assertThat(edited.externalMessageId())
                        .isEqualTo(facts.path("messageId").asText());
                assertThat(edited.text()).isEqualTo(facts.path("text").asText());
                assertThat(edited.editedAt())
                        .isEqualTo(Instant.parse(facts.path("editedAt").asText()));
            }
            default -> throw new AssertionError(event);
        }
    }

    private static void received(InboundEvent.MessageReceived received, JsonNode facts) {
        assertThat(received.externalMessageId())
                .isEqualTo(facts.path("messageId").asText());
        assertThat(received.sender().externalId())
                .isEqualTo(facts.path("senderId").asText());
        assertThat(received.sender().name()).isEqualTo(facts.path("senderName").asText());
        assertThat(received.sentAt())
                .isEqualTo(Instant.parse(facts.path("sentAt").asText()));
        assertThat(received.text())
                .isEqualTo(facts.path("text").isTextual() ? facts.path("text").asText() : "");
        assertThat(received.replyToExternalId())
                .isEqualTo(
                        facts.has("replyToMessageId")
                                ? facts.path("replyToMessageId").asText()
                                : null);
        JsonNode files = facts.path("attachments");
        assertThat(received.attachments()).hasSize(files.size());
        for (int i = 0; i < files.size(); i++) {
            InboundEvent.Attachment attachment = received.attachments().get(i);
            assertThat(attachment.externalId())
                    .isEqualTo(files.get(i).path("id").asText());
            assertThat(attachment.name()).isEqualTo(files.get(i).path("name").asText());
            assertThat(attachment.mimeType())
                    .isEqualTo(files.get(i).path("mimeType").asText());
            assertThat(attachment.size()).isEqualTo(files.get(i).path("size").asLong());
        }
    }

    private static void response(String platform, JsonNode vector) {
        PlatformSample sample = Platforms.sampleOf(platform);
        JsonNode response = vector.path("response");
        Map<String, String> headers = new HashMap<>();
        response.path("headers")
                .forEachEntry((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value.asText()));
        Answered answer = new Answered(
                response.path("status").asInt(),
                headers,
                response.path("body").asText().getBytes(StandardCharsets.UTF_8));
        OutboundMessage message = new OutboundMessage(
                PlatformSample.INBOX_ID,
                sample.externalConversationId(),
                "hello",
                null,
                null,
                PlatformSample.NOW,
                PlatformSample.NOW);
        SendResult result = Platforms.outbound(platform).send(message, sample.inbox(), _ -> answer);
        JsonNode expect = vector.path("expect");
        switch (expect.path("outcome").asText()) {
            case "delivered" ->
                assertThat(result)
                        .isEqualTo(new SendResult.Sent(
                                List.of(expect.path("externalMessageId").asText())));
            case "retry" ->
                assertThat(((SendResult.Throttled) result).retryAfter())
                        .isEqualTo(Duration.ofSeconds(
                                expect.path("retryAfterSeconds").asLong()));
            case "permanent-failure" -> assertThat(result).isInstanceOf(SendResult.Rejected.class);
            default -> throw new AssertionError("an outcome this test does not know");
        }
    }

    private static Inbox inbox(String folder, JsonNode vector) {
        Map<String, List<String>> credentials = new HashMap<>();
        FOLDERS.get(folder)
                .getValue()
                .forEach((theirs, ours) -> credentials.put(
                        ours, List.of(vector.path("config").path(theirs).asText())));
        return new Inbox(PlatformSample.INBOX_ID, FOLDERS.get(folder).getKey(), Map.of(), new Credentials(credentials));
    }

    private static WebhookRequest request(JsonNode vector) {
        JsonNode request = vector.path("request");
        Map<String, List<String>> headers = new HashMap<>();
        request.path("headers").forEachEntry((name, value) -> headers.put(name, List.of(value.asText())));
        byte[] body = request.has("bodyRepeat")
                ? request.path("bodyRepeat").asText().getBytes(StandardCharsets.UTF_8)
                : request.path("body").asText().getBytes(StandardCharsets.UTF_8);
        return new WebhookRequest(
                request.path("method").asText(), URI.create("https://chat.example/webhooks/x/key"), headers, body);
    }

    private static Instant now(JsonNode vector) {
        return vector.has("now") ? Instant.ofEpochSecond(vector.path("now").asLong()) : PlatformSample.NOW;
    }
}
