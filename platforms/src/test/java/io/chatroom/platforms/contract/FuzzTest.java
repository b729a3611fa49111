package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser and verifier of every platform, with input made hostile by {@link Mutations} of the platform's sample and fixtures. For
 * {@code -Dfuzz.seconds} (1) each, from {@code -Dfuzz.seed} on, which changes with the day: a failure names the seed and the input.
 */
class FuzzTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 1));
    static final long SEED = Long.getLong("fuzz.seed", System.currentTimeMillis() / 86_400_000);

    static List<String> inbound() {
        return Platforms.inbound().stream().map(InboundPlatform::id).toList();
    }

    static List<String> outbound() {
        return Platforms.outbound().stream().map(OutboundPlatform::id).toList();
    }

    @ParameterizedTest
    @MethodSource("inbound")
    void whatever_a_genuine_request_holds_is_harmless(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        Mutations mutations = new Mutations(SEED, Fixtures.bodiesOf(sample));
        fuzz(mutations::next, body -> Harmless.taken(sample, body));
    }

    @ParameterizedTest
    @MethodSource("inbound")
    void whatever_is_put_in_the_place_of_a_proof_proves_nothing(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        Mutations mutations = new Mutations(SEED, Fixtures.bodiesOf(sample));
        byte[] body = sample.message().getBytes(StandardCharsets.UTF_8);
        WebhookRequest genuine = sample.request(body, sample.validSecrets().getFirst(), PlatformSample.NOW);
        fuzz(() -> mutations.text().getBytes(StandardCharsets.UTF_16BE), bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_16BE);
            if (sample.provingHeaders().isEmpty()) {
                assertProvesNothing(sample, sample.request(body, text, PlatformSample.NOW), text);
                return;
            }
            Random random = mutations.random();
            String header = sample.provingHeaders()
                    .get(random.nextInt(sample.provingHeaders().size()));
            String value = genuine.header(header).orElseThrow();
            // a proof inside something else, and something else alone
            String changed = random.nextBoolean() ? text : value.substring(0, random.nextInt(value.length())) + text;
            Map<String, List<String>> headers = new HashMap<>(genuine.headers());
            headers.put(header, List.of(changed, value));
            Verification verification =
                    Harmless.verified(sample, new WebhookRequest(genuine.method(), genuine.url(), headers, body));
            if (!changed.equals(value)) {
                assertThat(verification).isInstanceOf(Verification.Forged.class);
            }
        });
    }

    private static void assertProvesNothing(PlatformSample sample, WebhookRequest request, String secret) {
        Verification verification = Harmless.verified(sample, request);
        if (!sample.validSecrets().contains(secret)) {
            assertThat(verification).isInstanceOf(Verification.Forged.class);
        }
    }

    @ParameterizedTest
    @MethodSource("outbound")
    void whatever_is_sent_and_answered_is_harmless(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        List<byte[]> answers = new ArrayList<>(List.of(sample.accepted().body()));
        answers.add("{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}"
                .getBytes(StandardCharsets.UTF_8));
        Mutations mutations = new Mutations(SEED, answers);
        int[] statuses = {200, 201, 204, 301, 400, 401, 403, 404, 413, 429, 500, 502, 503};
        fuzz(mutations::next, answer -> {
            Random random = mutations.random();
            List<PlatformHttp.Request> requests = new ArrayList<>();
            PlatformHttp http = request -> {
                requests.add(request);
                return new Outcome.Answered(
                        statuses[random.nextInt(statuses.length)], Map.of("retry-after", mutations.text()), answer);
            };
            String conversation = random.nextBoolean() ? sample.externalConversationId() : mutations.text();
            OutboundMessage message = new OutboundMessage(
                    new UUID(1, 2),
                    conversation,
                    mutations.text(),
                    random.nextBoolean() ? null : mutations.text(),
                    random.nextBoolean() ? null : mutations.text(),
                    PlatformSample.NOW,
                    PlatformSample.NOW);
            Harmless.sent(Platforms.outbound(platform).send(message, sample.inbox(), http));
            assertThat(requests).hasSizeLessThanOrEqualTo(8);
            requests.stream()
                    .filter(request ->
                            request.headers().getOrDefault("content-type", "").startsWith("application/json"))
                    .forEach(request -> assertThat(UntrustedJson.read(request.body()))
                            .isInstanceOf(UntrustedJson.Reading.Json.class));
        });
    }

    interface Input {
        byte[] next();
    }

    interface Target {
        void take(byte[] input) throws Exception;
    }

    /** Until the time is over; at least a thousand. */
    static void fuzz(Input inputs, Target target) {
        long end = System.nanoTime() + TIME.toNanos();
        for (int count = 0; count < 1000 || System.nanoTime() < end; count++) {
            byte[] input = inputs.next();
            long began = System.nanoTime();
            try {
                target.take(input);
            } catch (Exception | AssertionError | StackOverflowError e) {
                throw new AssertionError(about(count, input), e);
            }
            // generous, for a collector or a neighbour may come between; input that is slow by its size is in
            // BoundedTimeTest
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as(about(count, input))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    private static String about(int count, byte[] input) {
        return "-Dfuzz.seed=%d, input %d, %d bytes: %s\nin hexadecimal: %s"
                .formatted(
                        SEED,
                        count,
                        input.length,
                        new String(input, 0, Math.min(input.length, 2000), StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(input, 0, Math.min(input.length, 2000)));
    }
}
