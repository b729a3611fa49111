package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.LookUpPlatform.Found;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform promises that can be asked whether it has a message. */
class LookUpContractTest {
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    static List<String> platforms() {
        return Platforms.lookUps().stream().map(LookUpPlatform::id).toList();
    }

    @Test
    void whoever_says_it_can_be_asked_can_be_asked_and_nobody_else() {
        List<String> saying = Platforms.described().stream()
                .map(DescribedPlatform::descriptor)
                .filter(descriptor -> descriptor.retry() == Retry.LOOK_UP)
                .map(PlatformDescriptor::id)
                .toList();
        assertThat(platforms()).isNotEmpty().containsExactlyInAnyOrderElementsOf(saying);
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void tells_what_is_there_from_what_is_not(String platform) {
        LookUpSample sample = (LookUpSample) Platforms.sampleOf(platform);
        assertThat(lookUp(platform, sample.there()))
                .isInstanceOfSatisfying(
                        Found.There.class,
                        there -> assertThat(there.externalIds()).isNotEmpty());
        assertThat(lookUp(platform, sample.notThere())).isInstanceOf(Found.NotThere.class);
    }

    /** "Not there" makes it be sent again, so it is said only by a platform that has looked. */
    @ParameterizedTest
    @MethodSource("platforms")
    void without_a_clear_answer_it_is_unanswered(String platform) {
        assertThat(lookUp(platform, new Outcome.NotSent("no connection"))).isInstanceOf(Found.Unanswered.class);
        assertThat(lookUp(platform, new Outcome.NoAnswer("timed out"))).isInstanceOf(Found.Unanswered.class);
        for (int status : List.of(302, 401, 403, 429, 500, 502, 503, 504)) {
            assertThat(lookUp(platform, new Outcome.Answered(status, Map.of(), new byte[0])))
                    .as("status %s", status)
                    .isInstanceOf(Found.Unanswered.class);
        }
        for (String body : List.of("", "null", "[", "\"text\"", "[".repeat(60_000), "\u0000", "{}")) {
            Outcome odd = new Outcome.Answered(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
            assertThat(lookUp(platform, odd)).isNotInstanceOf(Found.There.class);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void asks_once_and_shows_no_secret(String platform) {
        lookUp(platform, ((LookUpSample) Platforms.sampleOf(platform)).notThere());
        List<String> secrets = Platforms.sampleOf(platform).credentials().values().stream()
                .flatMap(List::stream)
                .toList();
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request.toString()).doesNotContain(secrets));
    }

    private Found lookUp(String platform, Outcome outcome) {
        requests.clear();
        PlatformSample sample = Platforms.sampleOf(platform);
        OutboundMessage message = new OutboundMessage(
                UUID.fromString("0195a000-0000-7000-8000-0000000000aa"),
                sample.externalConversationId(),
                "Three are left 🙂",
                null,
                "Jonas",
                PlatformSample.NOW.minusSeconds(30),
                PlatformSample.NOW);
        LookUpPlatform asked = Platforms.lookUps().stream()
                .filter(one -> one.id().equals(platform))
                .findFirst()
                .orElseThrow();
        return asked.lookUp(message, PlatformSample.NOW.minusSeconds(20), sample.inbox(), request -> {
            requests.add(request);
            return outcome;
        });
    }
}
