package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform that sends promises. */
class OutboundContractTest {

    static List<String> platforms() {
        return Platforms.outbound().stream().map(OutboundPlatform::id).toList();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_taken_message_is_sent_with_one_request(String platform) {
        ScriptedHttp http =
                new ScriptedHttp(platform, Platforms.sampleOf(platform).accepted());
        assertThat(send(platform, http))
                .isInstanceOfSatisfying(
                        SendResult.Sent.class,
                        sent -> assertThat(sent.externalIds()).hasSize(1));
        assertThat(http.requests).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_refusal_is_final_and_says_what_it_concerns(String platform) {
        for (int status : List.of(400, 401, 403, 404, 413)) {
            assertThat(send(platform, new ScriptedHttp(platform, answered(status))))
                    .as("status %s", status)
                    .isInstanceOfSatisfying(SendResult.Rejected.class, rejected -> {
                        assertThat(rejected.code()).matches("[a-z0-9_]+");
                        assertThat(rejected.reason()).isNotBlank();
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void refused_credentials_concern_the_inbox(String platform) {
        assertThat(send(platform, new ScriptedHttp(platform, answered(401))))
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class,
                        rejected -> assertThat(rejected.scope()).isEqualTo(SendResult.Scope.INBOX));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void too_fast_says_how_long_to_wait(String platform) {
        Outcome asked = new Outcome.Answered(429, Map.of("retry-after", "7"), new byte[0]);
        assertThat(send(platform, new ScriptedHttp(platform, asked)))
                .isInstanceOfSatisfying(
                        SendResult.Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        for (String nonsense : List.of("", "soon", "-5", "999999999999999999999", "1e9")) {
            Outcome odd = new Outcome.Answered(429, Map.of("retry-after", nonsense), new byte[0]);
            assertThat(send(platform, new ScriptedHttp(platform, odd)))
                    .isInstanceOfSatisfying(
                            SendResult.Throttled.class,
                            throttled ->
                                    assertThat(throttled.retryAfter()).isBetween(Duration.ZERO, Duration.ofDays(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_failing_server_is_tried_again_later(String platform) {
        for (int status : List.of(500, 502, 503, 504)) {
            assertThat(send(platform, new ScriptedHttp(platform, answered(status))))
                    .as("status %s", status)
                    .isInstanceOf(SendResult.Unavailable.class);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_redirect_is_neither_success_nor_followed(String platform) {
        ScriptedHttp http = new ScriptedHttp(
                platform, new Outcome.Answered(302, Map.of("location", "https://elsewhere.example"), new byte[0]));
        assertThat(send(platform, http)).isInstanceOf(SendResult.Unavailable.class);
        assertThat(http.requests).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void what_never_left_and_what_got_no_answer_are_told_apart(String platform) {
        assertThat(send(platform, new ScriptedHttp(platform, new Outcome.NotSent("connection refused"))))
                .isEqualTo(new SendResult.Unavailable("connection refused", false));
        assertThat(send(platform, new ScriptedHttp(platform, new Outcome.NoAnswer("timed out"))))
                .isEqualTo(new SendResult.Unavailable("timed out", true));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void an_answer_of_any_shape_is_survived(String platform) {
        for (String body : List.of("", "null", "[", "\"text\"", "{\"result\":[1]}", "[".repeat(60_000), "\u0000")) {
            for (int status : List.of(200, 204, 299, 400, 429, 500)) {
                Outcome answer = new Outcome.Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
                assertThat(send(platform, new ScriptedHttp(platform, answer))).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void the_same_message_makes_the_same_request(String platform) {
        ScriptedHttp http = new ScriptedHttp(platform, answered(500));
        send(platform, http);
        send(platform, http);
        assertThat(http.requests.get(0).headers())
                .isEqualTo(http.requests.get(1).headers());
        assertThat(http.requests.get(0).body()).isEqualTo(http.requests.get(1).body());
    }

    /** By an id as the platform gives them to messages. */
    @ParameterizedTest
    @MethodSource("platforms")
    void an_answer_names_what_it_answers_where_the_platform_is_said_to_know_that(String platform) {
        if (Platforms.inbound().stream().noneMatch(one -> one.id().equals(platform))) {
            return;
        }
        PlatformSample sample = Platforms.sampleOf(platform);
        WebhookRequest received = sample.request(
                sample.message().getBytes(StandardCharsets.UTF_8),
                sample.validSecrets().getFirst(),
                PlatformSample.NOW);
        MessageReceived message = (MessageReceived) ((Normalised.Events)
                        Platforms.inbound(platform).normalise(received, sample.inbox(), PlatformSample.NOW))
                .events()
                .getFirst();
        ScriptedHttp http = new ScriptedHttp(platform, sample.accepted());
        for (String answered : new String[] {null, message.externalMessageId()}) {
            OutboundMessage reply = new OutboundMessage(
                    new UUID(1, 2),
                    sample.externalConversationId(),
                    "Three are left",
                    answered,
                    null,
                    PlatformSample.NOW,
                    PlatformSample.NOW);
            Platforms.outbound(platform).send(reply, sample.inbox(), http);
        }
        boolean named = !Arrays.equals(
                http.requests.getFirst().body(), http.requests.getLast().body());
        assertThat(named)
                .isEqualTo(Platforms.descriptor(platform).capabilities().contains(Capability.REPLY_TO));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void no_secret_is_in_anything_that_is_shown(String platform) {
        PlatformSample sample = Platforms.sampleOf(platform);
        ScriptedHttp http = new ScriptedHttp(platform, answered(401));
        SendResult result = send(platform, http);
        List<String> secrets =
                sample.credentials().values().stream().flatMap(List::stream).toList();
        PlatformHttp.Request request = http.requests.getFirst();
        assertThat(List.of(result.toString(), request.redactedUrl(), request.toString()))
                .allSatisfy(shown -> assertThat(shown).doesNotContain(secrets));
    }

    private static SendResult send(String platform, PlatformHttp http) {
        PlatformSample sample = Platforms.sampleOf(platform);
        return Platforms.outbound(platform).send(message(sample), sample.inbox(), http);
    }

    private static OutboundMessage message(PlatformSample sample) {
        return new OutboundMessage(
                UUID.fromString("0195a000-0000-7000-8000-0000000000aa"),
                sample.externalConversationId(),
                "Three are left 🙂",
                "17",
                "Jonas",
                PlatformSample.NOW.minusSeconds(3),
                PlatformSample.NOW);
    }

    private static Outcome.Answered answered(int status) {
        return new Outcome.Answered(status, Map.of(), new byte[0]);
    }

    /** What a platform asks for besides sending is answered as its sample says, and not counted. */
    private static final class ScriptedHttp implements PlatformHttp {
        private final PlatformSample sample;
        private final Outcome outcome;
        private final List<Request> requests = new ArrayList<>();

        ScriptedHttp(String platform, Outcome outcome) {
            this.sample = Platforms.sampleOf(platform);
            this.outcome = outcome;
        }

        @Override
        public Outcome exchange(Request request) {
            Optional<Outcome.Answered> besides = sample.answerTo(request);
            if (besides.isPresent()) {
                return besides.get();
            }
            requests.add(request);
            return outcome;
        }
    }
}
