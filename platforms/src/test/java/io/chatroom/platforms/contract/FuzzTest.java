package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SenderLookup;
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
    /** For what an operator or a job asks now and then. */
    private static final Duration RARELY = TIME.dividedBy(5);

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

    static List<String> setups() {
        return Platforms.setups().stream().map(InboxSetup::id).toList();
    }

    static List<String> senderLookups() {
        return Platforms.senderLookups().stream().map(SenderLookup::id).toList();
    }

    @ParameterizedTest
    @MethodSource("setups")
    void whatever_is_answered_about_an_inbox_is_harmless(String platform) {
        SetupSample sample = (SetupSample) Platforms.sampleOf(platform);
        InboxSetup setup = Platforms.setups().stream()
                .filter(one -> one.id().equals(platform))
                .findFirst()
                .orElseThrow();
        List<byte[]> answers = new ArrayList<>();
        setup.check(sample.inbox(), SetupSample.WEBHOOK_URL, request -> kept(sample.whenAllIsWell(request), answers));
        setup.register(
                sample.inbox(), SetupSample.WEBHOOK_URL, request -> kept(sample.whenAllIsWell(request), answers));
        Mutations mutations = new Mutations(SEED, answers);
        fuzz(RARELY, 100, mutations::next, answer -> {
            Random random = mutations.random();
            // one of its answers is odd, and the others as they should be
            PlatformHttp http = request -> random.nextBoolean()
                    ? new Outcome.Answered(random.nextBoolean() ? 200 : 400, Map.of(), answer)
                    : sample.whenAllIsWell(request);
            for (InboxSetup.Outcome outcome : List.of(
                    setup.check(sample.inbox(), SetupSample.WEBHOOK_URL, http),
                    setup.register(sample.inbox(), SetupSample.WEBHOOK_URL, http),
                    setup.remove(sample.inbox(), http))) {
                Harmless.said(outcome);
            }
        });
    }

    private static Outcome.Answered kept(Outcome.Answered answer, List<byte[]> answers) {
        answers.add(answer.body());
        return answer;
    }

    @ParameterizedTest
    @MethodSource("senderLookups")
    void whatever_is_answered_about_a_person_is_harmless(String platform) {
        SenderLookupSample sample = (SenderLookupSample) Platforms.sampleOf(platform);
        SenderLookup lookup = Platforms.senderLookups().stream()
                .filter(one -> one.id().equals(platform))
                .findFirst()
                .orElseThrow();
        Mutations mutations = new Mutations(SEED, List.of(sample.known().body()));
        fuzz(RARELY, 100, mutations::next, answer -> {
            Random random = mutations.random();
            String person = random.nextBoolean() ? sample.senderId() : mutations.text();
            String conversation = random.nextBoolean() ? sample.externalConversationId() : mutations.text();
            Harmless.said(lookup.lookUp(
                    person,
                    conversation,
                    sample.inbox(),
                    _ -> new Outcome.Answered(random.nextBoolean() ? 200 : 404, Map.of(), answer)));
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
        fuzz(TIME, 1000, inputs, target);
    }

    private static void fuzz(Duration time, int least, Input inputs, Target target) {
        long end = System.nanoTime() + time.toNanos();
        for (int count = 0; count < least || System.nanoTime() < end; count++) {
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
