package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.SenderLookup.Answer;
import io.chatroom.platforms.SenderLookup.Answer.Known;
import io.chatroom.platforms.SenderLookup.Answer.Nobody;
import io.chatroom.platforms.SenderLookup.Answer.NotAllowed;
import io.chatroom.platforms.SenderLookup.Answer.NotNow;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform promises that can be asked who somebody is. */
class SenderLookupContractTest {
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    static List<SenderLookup> platforms() {
        return Platforms.senderLookups();
    }

    @Test
    void who_can_be_asked_says_so_and_nobody_else() {
        assertThat(platforms().stream().map(SenderLookup::id))
                .containsExactlyInAnyOrderElementsOf(Platforms.able(Capability.SENDER_PROFILES));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void somebody_has_a_name_and_nobody_has_none(SenderLookup lookup) {
        SenderLookupSample sample = sample(lookup);
        assertThat(lookUp(lookup, sample.known()))
                .isInstanceOfSatisfying(
                        Known.class, known -> assertThat(known.name()).isEqualTo(sample.knownName()));
        assertThat(lookUp(lookup, sample.nobody())).isEqualTo(new Nobody());
        assertThat(lookUp(lookup, sample.notAllowed()))
                .isInstanceOfSatisfying(
                        NotAllowed.class, not -> assertThat(not.reason()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void without_credentials_nothing_is_asked(SenderLookup lookup) {
        SenderLookupSample sample = sample(lookup);
        Inbox bare = new Inbox(PlatformSample.INBOX_ID, lookup.id(), sample.settings(), new Credentials(Map.of()));
        assertThat(lookUp(lookup, sample.senderId(), bare, sample.known())).isInstanceOf(NotAllowed.class);
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void who_is_not_there_or_not_well_is_asked_later(SenderLookup lookup) {
        assertThat(lookUp(lookup, new Outcome.NotSent("no connection"))).isInstanceOf(NotNow.class);
        assertThat(lookUp(lookup, new Outcome.NoAnswer("timed out"))).isInstanceOf(NotNow.class);
        for (int status : List.of(302, 429, 500, 502, 503, 504)) {
            assertThat(lookUp(lookup, new Answered(status, Map.of(), new byte[0])))
                    .as("status %s", status)
                    .isInstanceOf(NotNow.class);
        }
        assertThat(lookUp(lookup, new Answered(429, Map.of("retry-after", "30"), new byte[0])))
                .isInstanceOfSatisfying(
                        NotNow.class, later -> assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void an_answer_of_any_shape_is_survived_and_makes_nobody_up(SenderLookup lookup) {
        for (String body : List.of("", "null", "[", "\"text\"", "{}", "{\"ok\":7}", "[".repeat(60_000), "\u0000")) {
            for (int status : List.of(200, 204, 400, 404)) {
                Answered odd = new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
                assertThat(lookUp(lookup, odd)).isNotNull().isNotInstanceOf(Known.class);
            }
        }
    }

    /** An id comes from a stranger, and goes into a request. */
    @ParameterizedTest
    @MethodSource("platforms")
    void an_id_of_any_shape_makes_a_request_to_the_same_place_or_none(SenderLookup lookup) {
        SenderLookupSample sample = sample(lookup);
        lookUp(lookup, sample.known());
        String host = requests.getFirst().url().getAuthority();
        for (String id :
                List.of("", " ", "../../admin", "x?token=1", "x&y=z", "a/b", "#", "%", "🙂", "\r\nx: y", "@h")) {
            assertThat(lookUp(lookup, id, sample.inbox(), sample.nobody())).isNotNull();
            assertThat(requests).allSatisfy(request -> {
                assertThat(request.url().getAuthority()).isEqualTo(host);
                assertThat(request.url().normalize()).isEqualTo(request.url());
                assertThat(request.url().toString()).doesNotContain("token=1", "y=z", "#");
                assertThat(request.headers().values()).noneMatch(value -> value.contains("\n"));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void asks_once_and_shows_no_secret(SenderLookup lookup) {
        SenderLookupSample sample = sample(lookup);
        List<String> secrets =
                sample.credentials().values().stream().flatMap(List::stream).toList();
        for (Answered answer : List.of(sample.known(), sample.nobody(), sample.notAllowed())) {
            String shown = lookUp(lookup, answer).toString();
            assertThat(requests)
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request + " " + request.redactedUrl()).doesNotContain(secrets));
            assertThat(shown).doesNotContain(secrets);
        }
    }

    private Answer lookUp(SenderLookup lookup, Outcome outcome) {
        SenderLookupSample sample = sample(lookup);
        return lookUp(lookup, sample.senderId(), sample.inbox(), outcome);
    }

    private Answer lookUp(SenderLookup lookup, String senderId, Inbox inbox, Outcome outcome) {
        requests.clear();
        return lookup.lookUp(senderId, sample(lookup).externalConversationId(), inbox, request -> {
            requests.add(request);
            return outcome;
        });
    }

    private static SenderLookupSample sample(SenderLookup lookup) {
        return (SenderLookupSample) Platforms.sampleOf(lookup.id());
    }
}
