package io.chatroom.platforms.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.LookUpPlatform.Found;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.Part;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Rejected;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.SendResult.Throttled;
import io.chatroom.platforms.SendResult.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackOutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");

    private final SlackSample sample = new SlackSample();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void posts_the_text_as_it_stands_with_our_key_attached() {
        assertThat(send(message("Yes <!channel> & *more*", null), sample.accepted()))
                .isEqualTo(new SendResult.Sent(List.of("1772618400.000500")));
        PlatformHttp.Request request = requests.getFirst();
        assertThat(request.url()).hasToString("https://slack.com/api/chat.postMessage");
        assertThat(request.headers()).containsEntry("authorization", "Bearer xoxb-7000-k1tb0tt0ken");
        assertThat(body()).isEqualTo("""
                {"channel":"C0FRONT","text":"Yes &lt;!channel&gt; &amp; *more*","mrkdwn":false,"link_names":false,\
                "metadata":{"event_type":"chatroom_reply","event_payload":{"key":"0195a000-0000-7000-8000-0000000000aa"}}}""");
    }

    @Test
    void answers_in_the_thread_with_every_part() {
        OutboundMessage second = new OutboundMessage(
                ID, "T0SHOP:C0FRONT", "two", "1772618300.000100", null, NOW, NOW, List.of(), new Part(2, 2));
        send(second, sample.accepted());
        assertThat(body()).contains("\"thread_ts\":\"1772618300.000100\"", "\"key\":\"" + second.key() + "\"");
        assertThat(second.key()).isNotEqualTo(ID);
    }

    @Test
    void can_be_pointed_at_another_server() {
        Map<String, Object> settings = new HashMap<>(sample.settings());
        settings.put("api_base_url", "http://127.0.0.1:9/slack/");
        Inbox inbox = new Inbox(ID, "slack", settings, sample.inbox().credentials());
        new SlackOutbound().send(message("Yes", null), inbox, request -> {
            requests.add(request);
            return sample.accepted();
        });
        assertThat(requests.getFirst().url()).hasToString("http://127.0.0.1:9/slack/chat.postMessage");
    }

    @ParameterizedTest
    @CsvSource({
        "msg_too_long, MESSAGE",
        "no_text, MESSAGE",
        "cannot_reply_to_message, MESSAGE",
        "message_limit_exceeded, MESSAGE",
        "an_error_of_tomorrow, MESSAGE",
        "channel_not_found, CONVERSATION",
        "not_in_channel, CONVERSATION",
        "is_archived, CONVERSATION",
        "messages_tab_disabled, CONVERSATION",
        "restricted_action_read_only_channel, CONVERSATION",
        "ekm_access_denied, CONVERSATION",
        "invalid_auth, INBOX",
        "not_authed, INBOX",
        "account_inactive, INBOX",
        "token_revoked, INBOX",
        "token_expired, INBOX",
        "missing_scope, INBOX",
        "not_allowed_token_type, INBOX",
        "access_denied, INBOX",
    })
    void a_refusal_comes_with_200_and_says_what_it_concerns(String error, Scope scope) {
        assertThat(send(message("Yes", null), refusal(error))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.scope()).isEqualTo(scope);
            assertThat(rejected.code()).isEqualTo(error);
            assertThat(rejected.reason()).endsWith(".");
        });
    }

    @Test
    void what_passes_is_tried_again() {
        Answered tooFast =
                new Answered(200, Map.of("retry-after", "30"), bytes("{\"ok\":false,\"error\":\"ratelimited\"}"));
        assertThat(send(message("Yes", null), tooFast))
                .isEqualTo(new Throttled(Duration.ofSeconds(30), Scope.CONVERSATION));
        assertThat(send(message("Yes", null), refusal("team_added_to_org")))
                .isEqualTo(new Throttled(Duration.ofMinutes(10), Scope.INBOX));
        assertThat(send(message("Yes", null), refusal("service_unavailable")))
                .isEqualTo(new Unavailable("service_unavailable", false));
        assertThat(send(message("Yes", null), refusal("fatal_error"))).isEqualTo(new Unavailable("fatal_error", true));
        assertThat(send(message("Yes", null), new Answered(503, Map.of(), new byte[0])))
                .isEqualTo(new Unavailable("Slack answered 503", false));
    }

    @Test
    void says_which_scope_is_missing() {
        Answered answer = SlackSample.answered("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"}");
        assertThat(((Rejected) send(message("Yes", null), answer)).reason())
                .isEqualTo("The app lacks the scope chat:write; add it and install the app again.");
    }

    @Test
    void an_id_that_is_no_channel_and_an_inbox_without_a_token_send_nothing() {
        for (String id : List.of("", "C0FRONT", "T0SHOP:", "T0SHOP:c0", "T0SHOP:C0FRONT\n", "T0SHOP:C0:1")) {
            OutboundMessage message = new OutboundMessage(ID, id, "Yes", null, null, NOW, NOW);
            assertThat(send(message)).isInstanceOf(Rejected.class);
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void looks_for_a_message_from_a_minute_before_it_was_sent() {
        assertThat(lookUp(null, sample.there())).isEqualTo(new Found.There(List.of("1772618400.000500")));
        assertThat(requests.getFirst().url())
                .hasToString("https://slack.com/api/conversations.history?channel=C0FRONT&oldest=1772618320.000000"
                        + "&inclusive=true&include_all_metadata=true&limit=25");
    }

    @Test
    void turns_pages_until_it_is_found() {
        Answered first = SlackSample.answered(
                "{\"ok\":true,\"has_more\":true,\"messages\":[],\"response_metadata\":{\"next_cursor\":\"bmV4dA==\"}}");
        assertThat(lookUp(null, first, sample.there())).isInstanceOf(Found.There.class);
        assertThat(requests.getLast().url().toString()).endsWith("&cursor=bmV4dA%3D%3D");
        assertThat(lookUp(null, Collections.nCopies(10, first).toArray(Outcome[]::new)))
                .isInstanceOf(Found.Unanswered.class);
        assertThat(requests).hasSize(10);
    }

    @Test
    void looks_for_an_answer_in_its_thread_and_in_the_thread_of_what_it_answers() {
        assertThat(lookUp("1772618300.000100", sample.notThere())).isEqualTo(new Found.NotThere());
        assertThat(requests.getLast().url().toString()).contains("conversations.replies?", "&ts=1772618300.000100&");

        Answered answerOnly = SlackSample.answered(
                "{\"ok\":true,\"messages\":[{\"ts\":\"1772618350.000300\",\"thread_ts\":\"1772618300.000100\"}]}");
        assertThat(lookUp("1772618350.000300", answerOnly, sample.there())).isInstanceOf(Found.There.class);
        assertThat(requests.getLast().url().toString()).contains("&ts=1772618300.000100&");
    }

    @Test
    void without_leave_to_look_it_says_so_instead_of_sending_again() {
        assertThat(lookUp(null, refusal("missing_scope"))).isInstanceOf(Found.Unanswered.class);
        assertThat(lookUp(null, SlackSample.answered("{\"ok\":true,\"messages\":[],\"has_more\":true}")))
                .isInstanceOf(Found.Unanswered.class);
    }

    private Found lookUp(String replyTo, Outcome... outcomes) {
        return new SlackOutbound()
                .lookUp(message("Three", replyTo), NOW.minusSeconds(20), sample.inbox(), script(outcomes));
    }

    private SendResult send(OutboundMessage message, Outcome... outcomes) {
        return new SlackOutbound().send(message, sample.inbox(), script(outcomes));
    }

    private PlatformHttp script(Outcome... outcomes) {
        Deque<Outcome> script = new ArrayDeque<>(List.of(outcomes));
        requests.clear();
        return request -> {
            requests.add(request);
            return script.removeFirst();
        };
    }

    private static OutboundMessage message(String text, String replyTo) {
        return new OutboundMessage(ID, "T0SHOP:C0FRONT", text, replyTo, "Jonas", NOW, NOW);
    }

    private static Answered refusal(String error) {
        return SlackSample.answered("{\"ok\":false,\"error\":\"" + error + "\"}");
    }

    private String body() {
        return new String(requests.getFirst().body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
