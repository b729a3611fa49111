package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform that takes requests promises. */
class InboundContractTest {
    private static final JsonMapper JSON = new JsonMapper();

    static List<String> platforms() {
        return Platforms.inbound().stream().map(InboundPlatform::id).toList();
    }

    @Test
    void there_are_platforms_and_their_ids_differ() {
        assertThat(platforms()).contains("webhook", "telegram").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void the_content_type_it_comes_with_is_one_that_is_taken(String platform) {
        String contentType =
                genuine(Platforms.sampleOf(platform)).header("content-type").orElse("");
        assertThat(Platforms.inbound(platform).mediaTypes()).contains(contentType.split(";", 2)[0].strip());
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_request_proven_with_any_valid_secret_is_genuine(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        assertThat(sample.validSecrets()).hasSizeGreaterThanOrEqualTo(sample.secretsAtOnce());
        for (String secret : sample.validSecrets()) {
            assertThat(verify(sample, genuine(sample, secret))).isEqualTo(Verification.GENUINE);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_request_proven_with_another_secret_is_forged(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        assertForged(sample, genuine(sample, sample.anotherSecret()));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void nothing_is_genuine_for_an_inbox_without_a_secret(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        for (String secret : List.of(sample.validSecrets().getFirst(), sample.anotherSecret())) {
            assertThat(Platforms.inbound(platform)
                            .verify(genuine(sample, secret), sample.inboxWithoutSecret(), PlatformSample.NOW))
                    .isInstanceOf(Verification.Forged.class);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_missing_empty_or_changed_proof_is_noticed_at_every_character(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        WebhookRequest genuine = genuine(sample);
        assertThat(sample.provingHeaders().size() + sample.spoiled(genuine).size())
                .isPositive();
        sample.spoiled(genuine).forEach(spoiled -> assertForged(sample, spoiled));
        for (String header : sample.provingHeaders()) {
            String value = genuine.header(header).orElseThrow();
            assertForged(sample, with(genuine, header, null));
            assertForged(sample, with(genuine, header, ""));
            assertForged(sample, with(genuine, header, value.repeat(2)));
            for (int i = 0; i < value.length(); i++) {
                char other = value.charAt(i) == '7' ? '8' : '7';
                assertForged(sample, with(genuine, header, value.substring(0, i) + other + value.substring(i + 1)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_changed_body_is_noticed_at_every_byte(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        if (!sample.provesBody()) {
            return;
        }
        WebhookRequest genuine = genuine(sample);
        for (int i = 0; i < genuine.body().length; i++) {
            byte[] changed = genuine.body().clone();
            changed[i] ^= 1;
            assertForged(sample, new WebhookRequest(genuine.method(), genuine.url(), genuine.headers(), changed));
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_request_outside_the_replay_window_is_forged(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        sample.replayWindow().ifPresent(window -> {
            Duration beyond = window.plusSeconds(1);
            byte[] body = bytes(sample.message());
            String secret = sample.validSecrets().getFirst();
            assertThat(verify(sample, sample.request(body, secret, PlatformSample.NOW.minus(window))))
                    .isEqualTo(Verification.GENUINE);
            assertForged(sample, sample.request(body, secret, PlatformSample.NOW.minus(beyond)));
            assertForged(sample, sample.request(body, secret, PlatformSample.NOW.plus(beyond)));
        });
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void the_same_bytes_give_the_same_events(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        assertThat(written(sample, sample.message())).hasSize(1).isEqualTo(written(sample, sample.message()));
        assertThat(written(sample, sample.unknownEvent())).isEqualTo(written(sample, sample.unknownEvent()));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_batch_keeps_its_order_and_every_event_has_an_id_of_its_own(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        sample.batch().ifPresent(batch -> {
            List<InboundEvent> events = events(sample, batch);
            assertThat(events)
                    .extracting(event -> ((InboundEvent.MessageReceived) event).externalMessageId())
                    .containsExactlyElementsOf(sample.batchIds());
            assertThat(events).extracting(InboundEvent::eventId).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void an_unknown_event_is_kept_whole_as_unreadable(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        assertThat(events(sample, sample.unknownEvent())).singleElement().satisfies(event -> {
            InboundEvent.Unreadable unreadable = (InboundEvent.Unreadable) event;
            WebhookRequest request = sample.request(
                    bytes(sample.unknownEvent()), sample.validSecrets().getFirst(), PlatformSample.NOW);
            assertThat(unreadable.raw()).isEqualTo(sample.kept(request));
            assertThat(unreadable.reason()).isNotBlank();
            assertThat(unreadable.externalConversationId())
                    .isEqualTo(unreadable.eventId().toString());
            assertThat(unreadable.platform()).isEqualTo(platform);
        });
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void no_secret_is_in_anything_that_is_printed_or_published(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        List<String> shown = new ArrayList<>();
        shown.add(sample.inbox().toString());
        shown.add(genuine(sample).toString());
        shown.add(verify(sample, genuine(sample, sample.anotherSecret())).toString());
        for (String body : List.of(sample.message(), sample.unknownEvent())) {
            shown.addAll(written(sample, body));
            events(sample, body).forEach(event -> shown.add(new String(raw(event), StandardCharsets.UTF_8)));
        }
        List<String> secrets = new ArrayList<>(List.of(sample.anotherSecret()));
        sample.credentials().values().forEach(secrets::addAll);
        assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void nothing_a_sender_can_send_throws(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        List<String> hostile = new ArrayList<>(List.of(
                "",
                " ",
                "null",
                "true",
                "0",
                "\"text\"",
                "[]",
                "{}",
                "{",
                "{\"a\":1}{\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "\uFEFF{}",
                "[".repeat(100_000),
                "{\"a\":".repeat(50_000),
                "{\"update_id\":" + "9".repeat(100_000) + "}",
                "{\"update_id\":1e999999999,\"message\":1e-999999999}",
                "{\"type\":" + "9".repeat(99) + "}",
                "{\"events\":[" + "{\"type\":\"x\"},".repeat(400) + "1]}",
                "{\"events\":[1,\"\\ud800\",null,[[]],{}]}",
                "=&&=%",
                "a=%00&b=%FF%zz&c=%ED%A0%80"));
        // every value of a good message, put wrong in turn
        for (String wrong : List.of("null", "[]", "{}", "-1", "1e400", "true", "\"\\u0000\\ud800\"", "9".repeat(40))) {
            for (String body : List.of(sample.message(), sample.batch().orElse(sample.message()))) {
                hostile.addAll(withEachValueReplaced(body, wrong));
            }
        }
        for (String body : hostile) {
            assertHarmless(sample, bytes(body));
        }
        Random random = new Random(7);
        byte[] message = bytes(sample.message());
        for (int i = 0; i < 500; i++) {
            byte[] changed = message.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            assertHarmless(sample, changed);
        }
    }

    private static void assertHarmless(PlatformSample sample, byte[] body) {
        WebhookRequest request = sample.request(body, sample.validSecrets().getFirst(), PlatformSample.NOW);
        assertThatCode(() -> {
                    verify(sample, request);
                    if (normalise(sample, request)
                            instanceof Normalised.Events(List<InboundEvent> events, int _, int _)) {
                        for (InboundEvent event : events) {
                            byte[] written = EventJson.write(event, InboundEvent.class);
                            InboundEvent read = EventJson.read(written, InboundEvent.class);
                            assertThat(read.eventId()).isEqualTo(event.eventId());
                            // what a database cannot store must not get that far
                            assertThat(hasNul(JSON.readTree(written))).isFalse();
                            assertThat(event.externalConversationId())
                                    .isNotEmpty()
                                    .hasSizeLessThan(300);
                        }
                    }
                })
                .as(new String(body, 0, Math.min(body.length, 300), StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
    }

    private static boolean hasNul(JsonNode json) {
        return json.isTextual()
                ? json.textValue().indexOf('\0') >= 0
                : json.valueStream().anyMatch(InboundContractTest::hasNul);
    }

    private static List<String> withEachValueReplaced(String json, String value) {
        List<String> bodies = new ArrayList<>();
        // of a form, everything behind an equals sign
        var matcher = Pattern.compile(
                        json.startsWith("{") ? ":\\s*(\"[^\"]*\"|-?[0-9]+|true|false|[\\[{])" : "=([^&]+)")
                .matcher(json);
        while (matcher.find()) {
            char first = matcher.group(1).charAt(0);
            if (first != '[' && first != '{') {
                bodies.add(json.substring(0, matcher.start(1)) + value + json.substring(matcher.end(1)));
            }
        }
        return bodies;
    }

    private static byte[] raw(InboundEvent event) {
        byte[] raw = switch (event) {
            case InboundEvent.MessageReceived message -> message.raw();
            case InboundEvent.Unreadable unreadable -> unreadable.raw();
            default -> null;
        };
        return raw == null ? new byte[0] : raw;
    }

    private static WebhookRequest genuine(PlatformSample sample) {
        return genuine(sample, sample.validSecrets().getFirst());
    }

    private static WebhookRequest genuine(PlatformSample sample, String secret) {
        return sample.request(bytes(sample.message()), secret, PlatformSample.NOW);
    }

    private static Verification verify(PlatformSample sample, WebhookRequest request) {
        return Platforms.inbound(sample.platform()).verify(request, sample.inbox(), PlatformSample.NOW);
    }

    private static void assertForged(PlatformSample sample, WebhookRequest request) {
        assertThat(verify(sample, request)).as(request.headers().toString()).isInstanceOf(Verification.Forged.class);
    }

    private static Normalised normalise(PlatformSample sample, WebhookRequest request) {
        return Platforms.inbound(sample.platform()).normalise(request, sample.inbox(), PlatformSample.NOW);
    }

    private static List<InboundEvent> events(PlatformSample sample, String body) {
        WebhookRequest request =
                sample.request(bytes(body), sample.validSecrets().getFirst(), PlatformSample.NOW);
        return ((Normalised.Events) normalise(sample, request)).events();
    }

    private static List<String> written(PlatformSample sample, String body) {
        return events(sample, body).stream()
                .map(event -> new String(EventJson.write(event, InboundEvent.class), StandardCharsets.UTF_8))
                .toList();
    }

    private static WebhookRequest with(WebhookRequest request, String header, String value) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.remove(header);
        if (value != null) {
            headers.put(header, List.of(value));
        }
        return new WebhookRequest(request.method(), request.url(), headers, request.body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
