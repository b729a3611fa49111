package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.MediaSource.Answer;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform promises whose files can be fetched. */
class MediaSourceContractTest {
    private static final String ADDRESS = "https://files.example/a/b.png?signature=x";

    private final List<PlatformHttp.Request> asked = new ArrayList<>();

    static List<MediaSource> platforms() {
        return Platforms.mediaSources();
    }

    private Answer locate(
            MediaSource source, @Nullable String url, @Nullable String id, Credentials credentials, Outcome outcome) {
        PlatformSample sample = Platforms.sampleOf(source.id());
        Inbox inbox = new Inbox(PlatformSample.INBOX_ID, source.id(), sample.settings(), credentials);
        return source.locate(
                url,
                id,
                inbox,
                request -> {
                    asked.add(request);
                    return outcome;
                },
                PlatformSample.NOW);
    }

    private Answer locate(MediaSource source, @Nullable String url, @Nullable String id, Outcome outcome) {
        return locate(
                source, url, id, new Credentials(Platforms.sampleOf(source.id()).credentials()), outcome);
    }

    @Test
    void whose_files_can_be_fetched_says_so_and_nobody_else() {
        assertThat(platforms().stream().map(MediaSource::id))
                .containsExactlyInAnyOrderElementsOf(Platforms.able(Capability.MEDIA));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void what_is_named_by_nothing_is_not_asked_for(MediaSource source) {
        assertThat(locate(source, null, null, new Outcome.NotSent("not to be asked")))
                .isInstanceOf(Answer.Gone.class);
        assertThat(locate(source, "nonsense", "", new Outcome.NotSent("not to be asked")))
                .isInstanceOf(Answer.Gone.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void asks_at_most_once_and_shows_no_secret(MediaSource source) {
        List<String> secrets = Platforms.sampleOf(source.id()).credentials().values().stream()
                .flatMap(List::stream)
                .toList();
        for (String body : List.of("{}", "{\"ok\":true,\"result\":{\"file_path\":\"photos/file_1.jpg\"}}")) {
            asked.clear();
            Answer answer = locate(
                    source, ADDRESS, "a-file", new Answered(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
            assertThat(asked).hasSizeLessThan(2);
            if (answer instanceof Answer.At(PlatformHttp.Request file)) {
                asked.add(file);
                assertThat(file.method()).isEqualTo("GET");
            }
            assertThat(asked)
                    .allSatisfy(request -> assertThat(request + " " + request.redactedUrl())
                            .doesNotContain(secrets)
                            .doesNotContain("signature=x"));
            assertThat(answer.toString()).doesNotContain(secrets);
        }
    }

    /** It comes from a stranger, and goes into a request that carries our credentials. */
    @ParameterizedTest
    @MethodSource("platforms")
    void whatever_is_asked_with_an_id_goes_to_the_same_place(MediaSource source) {
        locate(source, null, "a-file", new Answered(200, Map.of(), new byte[0]));
        List<String> places =
                asked.stream().map(request -> request.url().getAuthority()).toList();
        for (String id : List.of(" ", "../../admin", "x?token=1", "a/b", "#", "%", "🙂", "\r\nx: y", "@h", "//h/")) {
            asked.clear();
            assertThat(locate(source, null, id, new Answered(404, Map.of(), new byte[0])))
                    .isNotInstanceOf(Answer.At.class);
            assertThat(asked).allSatisfy(request -> {
                assertThat(places).contains(request.url().getAuthority());
                assertThat(request.url().toString()).doesNotContain("token=1", "#", "admin");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void an_answer_of_any_shape_is_survived(MediaSource source) {
        for (String body : List.of(
                "",
                "null",
                "[",
                "{\"ok\":7}",
                "[".repeat(60_000),
                "\u0000",
                "{\"result\":{\"file_path\":\"../../etc/passwd\"}}",
                "{\"result\":{\"file_path\":\"//elsewhere.example/x\"}}",
                "{\"result\":{\"file_path\":\"x?y#z\"}}")) {
            for (int status : List.of(200, 204, 302, 400, 404, 429, 500)) {
                assertThat(locate(
                                source,
                                null,
                                "a-file",
                                new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8))))
                        .isNotInstanceOf(Answer.At.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void who_does_not_answer_is_asked_later_and_without_credentials_nobody_is(MediaSource source) {
        for (Outcome outcome : List.of(
                new Outcome.NotSent("no connection"),
                new Outcome.NoAnswer("timed out"),
                new Answered(429, Map.of("retry-after", "30"), new byte[0]),
                new Answered(503, Map.of(), new byte[0]))) {
            asked.clear();
            Answer answer = locate(source, null, "a-file", outcome);
            assertThat(answer).isInstanceOf(asked.isEmpty() ? Answer.Gone.class : Answer.NotNow.class);
        }
        asked.clear();
        locate(source, null, "a-file", new Credentials(Map.of()), new Outcome.NotSent("not to be asked"));
        assertThat(asked).isEmpty();
    }
}
