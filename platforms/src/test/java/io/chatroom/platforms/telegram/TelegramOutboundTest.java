package io.chatroom.platforms.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.File;
import io.chatroom.platforms.OutboundMessage.Part;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TelegramOutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");

    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void sends_to_the_real_api_without_showing_the_token() {
        send("-1000000000042", "Yes", null, Map.of(), sent(5));
        assertThat(requests.getFirst().url()).hasToString("https://api.telegram.org/bot7:T-oken/sendMessage");
        assertThat(requests.getFirst().redactedUrl()).isEqualTo("https://api.telegram.org/bot…/sendMessage");
        assertThat(bodies()).containsExactly("{\"chat_id\":-1000000000042,\"text\":\"Yes\"}");
    }

    @Test
    void can_be_pointed_at_another_server() {
        send("5", "Yes", null, Map.of("api_base_url", "http://127.0.0.1:9/tg/"), sent(5));
        assertThat(requests.getFirst().url()).hasToString("http://127.0.0.1:9/tg/bot7:T-oken/sendMessage");
    }

    @Test
    void answers_in_the_topic_and_to_the_message() {
        send("-1000000000042:17", "Yes", "31", Map.of(), sent(5));
        assertThat(bodies()).containsExactly("""
                {"chat_id":-1000000000042,"message_thread_id":17,"text":"Yes",\
                "reply_parameters":{"message_id":31,"allow_sending_without_reply":true}}""");
    }

    @Test
    void only_the_first_part_of_a_long_text_is_a_reply() {
        send(part("One", 1, List.of()), sent(7));
        send(part("two", 2, List.of()), sent(8));
        assertThat(bodies().get(0)).contains("reply_parameters");
        assertThat(bodies().get(1)).isEqualTo("{\"chat_id\":5,\"text\":\"two\"}");
    }

    @Test
    void files_go_by_their_address_in_the_way_the_bot_api_fetches_them() {
        String url = "https://chat.example/files/7";
        send(part("", 2, List.of(new File(url, "a.png", "image/png", 3L))), sent(7));
        send(part("", 2, List.of(new File(url, "a.pdf", "application/pdf", 3L))), sent(8));
        send(part("", 2, List.of(new File(url, "a.doc", null, null))), sent(9));
        assertThat(requests)
                .extracting(request -> request.url().getPath().replaceAll(".*/", ""))
                .containsExactly("sendPhoto", "sendDocument", "sendMessage");
        assertThat(bodies())
                .containsExactly(
                        "{\"chat_id\":5,\"photo\":\"" + url + "\"}",
                        "{\"chat_id\":5,\"document\":\"" + url + "\"}",
                        "{\"chat_id\":5,\"text\":\"a.doc\\n" + url + "\"}");
    }

    @Test
    void reads_what_a_refusal_concerns() {
        assertThat(refusal(400, "Bad Request: chat not found")).isEqualTo(Scope.CONVERSATION);
        assertThat(refusal(400, "Bad Request: message text is empty")).isEqualTo(Scope.MESSAGE);
        assertThat(refusal(403, "Forbidden: bot was blocked by the user")).isEqualTo(Scope.CONVERSATION);
        assertThat(refusal(401, "Unauthorized")).isEqualTo(Scope.INBOX);
        assertThat(refusal(404, "Not Found")).isEqualTo(Scope.INBOX);
    }

    @Test
    void follows_a_group_that_became_a_supergroup() {
        Answered moved = answered(400, """
                {"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat",\
                "parameters":{"migrate_to_chat_id":-1009000000099}}""");
        assertThat(send("-42", "Yes", null, Map.of(), moved, sent(5)))
                .isEqualTo(new SendResult.Sent(List.of("5"), "-1009000000099"));
        assertThat(bodies())
                .containsExactly("{\"chat_id\":-42,\"text\":\"Yes\"}", "{\"chat_id\":-1009000000099,\"text\":\"Yes\"}");
    }

    @Test
    void does_not_follow_for_ever() {
        Answered moved = answered(400, """
                {"ok":false,"description":"Bad Request: group chat was upgraded to a supergroup chat",\
                "parameters":{"migrate_to_chat_id":-1009000000099}}""");
        assertThat(send("-42", "Yes", null, Map.of(), moved, moved))
                .isInstanceOfSatisfying(SendResult.Rejected.class, rejected -> {
                    assertThat(rejected.scope()).isEqualTo(Scope.CONVERSATION);
                    assertThat(rejected.code()).isEqualTo("chat_moved");
                });
        assertThat(requests).hasSize(2);
    }

    @Test
    void answers_for_a_business_account() {
        send("55500123:business:Zm9v_bar-1", "Yes", "31", Map.of(), sent(5));
        assertThat(bodies()).containsExactly("""
                {"business_connection_id":"Zm9v_bar-1","chat_id":55500123,"text":"Yes",\
                "reply_parameters":{"message_id":31,"allow_sending_without_reply":true}}""");
        assertThat(refusal(400, "Bad Request: BUSINESS_CONNECTION_INVALID")).isEqualTo(Scope.CONVERSATION);
    }

    @Test
    void the_body_says_how_long_to_wait() {
        assertThat(send(
                        "5",
                        "Yes",
                        null,
                        Map.of(),
                        answered(429, "{\"ok\":false,\"parameters\":{\"retry_after\":12}}")))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(12), Scope.CONVERSATION));
    }

    @Test
    void only_a_gateway_leaves_open_whether_it_arrived() {
        assertThat(((SendResult.Unavailable) send("5", "Yes", null, Map.of(), answered(500, ""))).maybeProcessed())
                .isFalse();
        assertThat(((SendResult.Unavailable) send("5", "Yes", null, Map.of(), answered(502, ""))).maybeProcessed())
                .isTrue();
    }

    @Test
    void an_id_that_is_no_chat_and_an_inbox_without_a_token_send_nothing() {
        for (String id :
                List.of("", "c-77", "5:", "5:x", "99999999999999999999", "5\n", "5:business:", "5:business:a b")) {
            assertThat(send(id, "Yes", null, Map.of())).isInstanceOf(SendResult.Rejected.class);
        }
        assertThat(send("5", "Yes", null, Map.of("api_base_url", "nonsense"))).isInstanceOf(SendResult.Rejected.class);
        assertThat(requests).isEmpty();
    }

    private Scope refusal(int status, String description) {
        Answered answer = answered(status, "{\"ok\":false,\"description\":\"" + description + "\"}");
        return ((SendResult.Rejected) send("5", "Yes", null, Map.of(), answer)).scope();
    }

    private SendResult send(
            String conversation, String text, String replyTo, Map<String, Object> settings, Outcome... outcomes) {
        return send(new OutboundMessage(ID, conversation, text, replyTo, "Jonas", NOW, NOW), settings, outcomes);
    }

    private static OutboundMessage part(String text, int no, List<File> files) {
        return new OutboundMessage(ID, "5", text, "31", "Jonas", NOW, NOW, files, new Part(no, 2));
    }

    private SendResult send(OutboundMessage message, Outcome... outcomes) {
        return send(message, Map.of(), outcomes);
    }

    private SendResult send(OutboundMessage message, Map<String, Object> settings, Outcome... outcomes) {
        Deque<Outcome> script = new ArrayDeque<>(List.of(outcomes));
        Inbox inbox =
                new Inbox(ID, "telegram", settings, new Credentials(Map.of("bot_token", List.of("7:T-oken", "7:old"))));
        return new TelegramOutbound().send(message, inbox, request -> {
            requests.add(request);
            return script.removeFirst();
        });
    }

    private List<String> bodies() {
        return requests.stream()
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Answered sent(int id) {
        return answered(200, "{\"ok\":true,\"result\":{\"message_id\":" + id + "}}");
    }

    private static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
