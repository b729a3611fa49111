package io.chatroom.platforms.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup.Outcome.Fine;
import io.chatroom.platforms.InboxSetup.Outcome.Wrong;
import io.chatroom.platforms.LookUpPlatform.Found;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Rejected;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.contract.SetupSample;
import io.chatroom.platforms.contract.TokenInBodySample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MattermostOutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");
    private static final String POST = "p0stp0stp0stp0stp0stp0stp0";
    private static final String ROOT = "r00tr00tr00tr00tr00tr00tr0";

    private final MattermostSample sample = new MattermostSample();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void posts_into_the_channel_with_our_key_attached() {
        assertThat(send(null, sample.accepted())).isEqualTo(new SendResult.Sent(List.of("n3wn3wn3wn3wn3wn3wn3wn3wn3")));
        assertThat(requests.getFirst().url()).hasToString("https://mattermost.example/api/v4/posts");
        assertThat(requests.getFirst().headers()).containsEntry("authorization", "Bearer s3cr3ts3cr3ts3cr3ts3cr3ts3");
        assertThat(body(0)).isEqualTo("""
                {"channel_id":"ch4nnelch4nnelch4nnelch4nn","message":"Three \\\\*left\\\\*",\
                "pending_post_id":"0195a000-0000-7000-8000-0000000000aa",\
                "props":{"chatroom_key":"0195a000-0000-7000-8000-0000000000aa"}}""");
    }

    @Test
    void answers_in_the_thread_of_what_it_answers() {
        send(POST, sample.accepted());
        assertThat(body(0)).contains("\"root_id\":\"" + POST + "\"");

        Answered isAnAnswer = TokenInBodySample.json(200, "{\"id\":\"" + POST + "\",\"root_id\":\"" + ROOT + "\"}");
        assertThat(send(POST, notARoot(), isAnAnswer, sample.accepted())).isInstanceOf(SendResult.Sent.class);
        assertThat(requests.get(1).url()).hasToString("https://mattermost.example/api/v4/posts/" + POST);
        assertThat(body(2)).contains("\"root_id\":\"" + ROOT + "\"");
    }

    @Test
    void answers_in_the_channel_when_what_it_answers_is_gone() {
        Answered gone = TokenInBodySample.json(404, "{\"id\":\"app.post.get.app_error\"}");
        assertThat(send(POST, notARoot(), gone, sample.accepted())).isInstanceOf(SendResult.Sent.class);
        assertThat(body(2)).doesNotContain("root_id");
    }

    @ParameterizedTest
    @CsvSource({
        "400, model.post.is_valid.message_length.app_error, MESSAGE",
        "400, api.post.create_post.can_not_post_to_deleted.error, CONVERSATION",
        "401, api.context.session_expired.app_error, INBOX",
        "403, api.context.permissions.app_error, CONVERSATION",
        "404, app.channel.get.existing.app_error, CONVERSATION",
    })
    void a_refusal_says_what_it_concerns(int status, String error, Scope scope) {
        Answered answer = TokenInBodySample.json(
                status, "{\"id\":\"" + error + "\",\"message\":\"So it is.\",\"status_code\":" + status + "}");
        assertThat(send(null, answer)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.scope()).isEqualTo(scope);
            assertThat(rejected.code()).isEqualTo(error.replace('.', '_'));
        });
    }

    @Test
    void somewhere_else_than_a_mattermost_holds_the_inbox() {
        assertThat(((Rejected) send(null, new Answered(404, Map.of(), new byte[0]))).scope())
                .isEqualTo(Scope.INBOX);
    }

    @Test
    void says_how_long_to_wait_in_its_own_header() {
        assertThat(send(
                        null,
                        new Answered(
                                429,
                                Map.of("x-ratelimit-reset", "3"),
                                "limit exceeded".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(3), Scope.INBOX));
    }

    @Test
    void while_the_first_of_two_is_still_being_saved_nothing_is_known() {
        Answered pending = TokenInBodySample.json(
                500, "{\"id\":\"api.post.deduplicate_create_post.pending\",\"status_code\":500}");
        assertThat(send(null, pending)).isEqualTo(new SendResult.Unavailable("The server answered 500", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://m.example",
                "https://m.example/",
                "https://m.example/api/v4",
                "https://m.example/api/v4/"
            })
    void the_servers_address_may_be_given_in_any_of_these_ways(String url) {
        Inbox inbox = new Inbox(
                ID, "mattermost", Map.of("api_base_url", url), sample.inbox().credentials());
        new MattermostOutbound().send(message(null), inbox, script(sample.accepted()));
        assertThat(requests.getFirst().url()).hasToString("https://m.example/api/v4/posts");
    }

    @Test
    void without_a_server_nothing_is_sent() {
        Inbox inbox = new Inbox(ID, "mattermost", Map.of(), sample.inbox().credentials());
        assertThat(new MattermostOutbound().send(message(null), inbox, script()))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.scope()).isEqualTo(Scope.INBOX));
        assertThat(new MattermostSetup().check(inbox, SetupSample.WEBHOOK_URL, script()))
                .isInstanceOfSatisfying(
                        Wrong.class, wrong -> assertThat(wrong.field()).isEqualTo("api_base_url"));
    }

    @Test
    void turns_pages_until_it_is_found_or_the_posts_are_older_than_it() {
        String full = page(1_772_618_395_000L);
        assertThat(lookUp(TokenInBodySample.json(200, full), sample.there())).isInstanceOf(Found.There.class);
        assertThat(requests.getLast().url().toString()).endsWith("/posts?page=1&per_page=25");
        assertThat(lookUp(TokenInBodySample.json(200, page(1_772_618_000_000L))))
                .isInstanceOf(Found.NotThere.class);
        Answered[] many = IntStream.range(0, 10)
                .mapToObj(_ -> TokenInBodySample.json(200, full))
                .toArray(Answered[]::new);
        assertThat(lookUp(many)).isInstanceOf(Found.Unanswered.class);
    }

    @Test
    void a_persons_token_is_taken_with_a_word_of_warning() {
        Fine fine = (Fine) new MattermostSetup()
                .check(
                        sample.inbox(),
                        SetupSample.WEBHOOK_URL,
                        script(TokenInBodySample.json(200, "{\"id\":\"m1ram1ram1ram1ram1ram1ram1\"}")));
        assertThat(fine.facts()).containsEntry("bot_user_id", "m1ram1ram1ram1ram1ram1ram1");
        assertThat(fine.hints()).hasSize(1);
    }

    private static String page(long createdAt) {
        String posts = IntStream.range(0, 25)
                .mapToObj(i -> "\"id%d\":{\"id\":\"id%d\",\"create_at\":%d,\"props\":{}}".formatted(i, i, createdAt))
                .collect(Collectors.joining(","));
        String order = IntStream.range(0, 25).mapToObj(i -> "\"id" + i + "\"").collect(Collectors.joining(","));
        return "{\"order\":[" + order + "],\"posts\":{" + posts + "}}";
    }

    private static Answered notARoot() {
        return TokenInBodySample.json(
                400, "{\"id\":\"api.post.create_post.root_id.app_error\",\"message\":\"Invalid RootId parameter.\"}");
    }

    private Found lookUp(Outcome... outcomes) {
        return new MattermostOutbound().lookUp(message(null), NOW.minusSeconds(20), sample.inbox(), script(outcomes));
    }

    private SendResult send(String replyTo, Outcome... outcomes) {
        return new MattermostOutbound().send(message(replyTo), sample.inbox(), script(outcomes));
    }

    private PlatformHttp script(Outcome... outcomes) {
        Deque<Outcome> script = new ArrayDeque<>(List.of(outcomes));
        requests.clear();
        return request -> {
            requests.add(request);
            return script.removeFirst();
        };
    }

    private static OutboundMessage message(String replyTo) {
        return new OutboundMessage(ID, MattermostSample.CHANNEL, "Three *left*", replyTo, "Jonas", NOW, NOW);
    }

    private String body(int request) {
        return new String(requests.get(request).body(), StandardCharsets.UTF_8);
    }
}
