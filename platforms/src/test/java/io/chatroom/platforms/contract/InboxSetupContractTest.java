package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.InboxSetup.Outcome;
import io.chatroom.platforms.InboxSetup.Outcome.Fine;
import io.chatroom.platforms.InboxSetup.Outcome.Unreachable;
import io.chatroom.platforms.InboxSetup.Outcome.Wrong;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Outcome.NoAnswer;
import io.chatroom.platforms.PlatformHttp.Outcome.NotSent;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform promises that can be asked about an inbox. */
class InboxSetupContractTest {
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    static List<InboxSetup> platforms() {
        return Platforms.setups();
    }

    @Test
    void who_can_be_asked_says_so_and_nobody_else() {
        assertThat(platforms().stream().map(InboxSetup::id))
                .containsExactlyInAnyOrderElementsOf(Platforms.able(Capability.CREDENTIAL_CHECK));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void who_registers_addresses_says_so_and_nobody_else(InboxSetup setup) {
        boolean byHand = register(setup, sample(setup)::whenAllIsWell) instanceof Wrong wrong
                && wrong.code().equals(InboxSetup.BY_HAND);
        assertThat(Platforms.able(Capability.WEBHOOK_REGISTRATION).contains(setup.id()))
                .isEqualTo(!byHand);
        if (!byHand) {
            assertThat(register(setup, sample(setup)::whenAllIsWell))
                    .isInstanceOfSatisfying(
                            Fine.class,
                            fine -> assertThat(fine.webhookRegistered()).isNotEqualTo(false));
            assertThat(requests.stream().map(InboxSetupContractTest::content))
                    .anyMatch(content -> content.contains(SetupSample.WEBHOOK_URL.getPath())
                            // in a form
                            || content.contains(
                                    URLEncoder.encode(SetupSample.WEBHOOK_URL.getPath(), StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void what_is_well_is_fine_and_its_facts_are_settings_of_the_platform(InboxSetup setup) {
        SetupSample sample = sample(setup);
        PlatformDescriptor descriptor = Platforms.descriptor(setup.id());
        assertThat(check(setup, sample::whenAllIsWell)).isInstanceOfSatisfying(Fine.class, fine -> {
            for (Map.Entry<String, String> fact : fine.facts().entrySet()) {
                Field field = descriptor.fields().stream()
                        .filter(one -> one.name().equals(fact.getKey()) && !one.isCredential())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("there is no setting " + fact.getKey()));
                assertThat(fact.getValue()).matches(Objects.requireNonNullElse(field.pattern(), ".+"));
            }
            assertThat(fine.hints()).allMatch(hint -> hint.endsWith("."));
        });
        assertThat(setup.remove(sample.inbox(), recording(sample::whenAllIsWell)))
                .isInstanceOf(Fine.class);
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void wrong_credentials_are_named_and_what_to_do_is_said(InboxSetup setup) {
        SetupSample sample = sample(setup);
        assertThat(check(setup, sample::toWrongCredentials)).isInstanceOfSatisfying(Wrong.class, wrong -> {
            assertThat(wrong.field()).isEqualTo(sample.wrongCredential());
            assertThat(wrong.code()).matches("[a-z0-9_]+");
            assertThat(wrong.message()).endsWith(".").contains(" ");
        });
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void without_credentials_nothing_is_asked(InboxSetup setup) {
        SetupSample sample = sample(setup);
        Inbox bare = new Inbox(PlatformSample.INBOX_ID, setup.id(), sample.settings(), new Credentials(Map.of()));
        PlatformHttp http = recording(sample::whenAllIsWell);
        for (Outcome outcome : List.of(
                setup.check(bare, SetupSample.WEBHOOK_URL, http),
                setup.register(bare, SetupSample.WEBHOOK_URL, http))) {
            assertThat(outcome).isInstanceOf(Wrong.class);
        }
        assertThat(setup.remove(bare, http)).isNotNull();
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void who_is_not_there_or_not_well_is_unreachable(InboxSetup setup) {
        List<PlatformHttp.Outcome> outcomes =
                new ArrayList<>(List.of(new NotSent("no connection"), new NoAnswer("timed out")));
        for (int status : List.of(302, 429, 500, 502, 503, 504)) {
            outcomes.add(new Answered(status, Map.of(), new byte[0]));
        }
        for (PlatformHttp.Outcome outcome : outcomes) {
            assertThat(check(setup, _ -> outcome))
                    .as(outcome.toString())
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            unreachable -> assertThat(unreachable.reason()).isNotBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void an_answer_of_any_shape_is_survived_and_is_not_fine(InboxSetup setup) {
        for (String body : List.of("", "null", "[", "\"text\"", "{}", "{\"ok\":7}", "[".repeat(60_000), "\u0000")) {
            for (int status : List.of(200, 204, 400, 404)) {
                Answered odd = new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
                assertThat(check(setup, _ -> odd)).isNotInstanceOf(Fine.class);
                assertThat(register(setup, _ -> odd)).isNotInstanceOf(Fine.class);
                assertThat(setup.remove(sample(setup).inbox(), _ -> odd)).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void asks_a_few_times_at_most_and_shows_no_secret(InboxSetup setup) {
        SetupSample sample = sample(setup);
        List<String> secrets =
                sample.credentials().values().stream().flatMap(List::stream).toList();
        for (Function<PlatformHttp.Request, PlatformHttp.Outcome> platform :
                List.<Function<PlatformHttp.Request, PlatformHttp.Outcome>>of(
                        sample::whenAllIsWell, sample::toWrongCredentials, InboxSetupContractTest::tellsAll)) {
            List<String> shown = new ArrayList<>();
            shown.add(check(setup, platform).toString());
            assertThat(requests).hasSizeLessThanOrEqualTo(4);
            requests.forEach(request -> shown.add(request.toString()));
            shown.add(register(setup, platform).toString());
            assertThat(requests).hasSizeLessThanOrEqualTo(4);
            requests.forEach(request -> shown.add(request.toString()));
            assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
        }
    }

    /** A platform, or a proxy before it, that answers with what it was sent. */
    private static Answered tellsAll(PlatformHttp.Request request) {
        String body = "{\"ok\":false,\"error\":\"" + content(request).replaceAll("[\"\\\\]", "'") + "\"}";
        return new Answered(401, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(PlatformHttp.Request request) {
        return request.url() + " " + request.headers() + " " + new String(request.body(), StandardCharsets.UTF_8);
    }

    private Outcome check(InboxSetup setup, Function<PlatformHttp.Request, PlatformHttp.Outcome> platform) {
        return setup.check(sample(setup).inbox(), SetupSample.WEBHOOK_URL, recording(platform));
    }

    private Outcome register(InboxSetup setup, Function<PlatformHttp.Request, PlatformHttp.Outcome> platform) {
        return setup.register(sample(setup).inbox(), SetupSample.WEBHOOK_URL, recording(platform));
    }

    private PlatformHttp recording(Function<PlatformHttp.Request, PlatformHttp.Outcome> platform) {
        requests.clear();
        return request -> {
            requests.add(request);
            return platform.apply(request);
        };
    }

    private static SetupSample sample(InboxSetup setup) {
        return (SetupSample) Platforms.sampleOf(setup.id());
    }
}
