package io.chatroom.platforms.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.File;
import io.chatroom.platforms.OutboundMessage.Part;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Rejected;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.SendResult.Throttled;
import io.chatroom.platforms.SendResult.Unavailable;
import io.chatroom.platforms.meta.MessagingSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessengerOutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");
    private static final String CHAT = MessengerSample.PAGE + ":" + MessagingSample.MIRA;

    private final MessengerSample sample = new MessengerSample();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void sends_as_the_page_with_the_token_in_a_header() {
        assertThat(send(CHAT, "Yes", "m_1", sample.accepted())).isEqualTo(new SendResult.Sent(List.of("m_2")));
        PlatformHttp.Request request = requests.getFirst();
        assertThat(request.url()).hasToString("https://graph.facebook.com/v24.0/660000000000001/messages");
        assertThat(request.headers()).containsEntry("authorization", "Bearer EAAkitPageToken");
        assertThat(body()).isEqualTo("""
                {"recipient":{"id":"7700000000000017"},"messaging_type":"RESPONSE","message":{"text":"Yes",\
                "metadata":"chatroom:0195a000-0000-7000-8000-0000000000aa"},"reply_to":{"mid":"m_1"}}""");
    }

    @Test
    void a_file_is_fetched_by_meta() {
        File file = new File("https://chat.example/blue.png", "blue.png", "image/png", 7L);
        send(
                new OutboundMessage(ID, CHAT, "", "m_1", null, NOW, NOW, List.of(file), new Part(2, 2)),
                sample.accepted());
        assertThat(body())
                .contains("\"attachment\":{\"type\":\"image\",\"payload\":{\"url\":\"https://chat.example/blue.png\"}}")
                .doesNotContain("\"text\"", "reply_to");
    }

    @Test
    void codes_and_their_subcodes_say_what_a_refusal_concerns() {
        assertThat(refusal(10, 2018278)).isInstanceOfSatisfying(Rejected.class, late -> {
            assertThat(late.scope()).isEqualTo(Scope.CONVERSATION);
            assertThat(late.code()).isEqualTo("outside_window");
            assertThat(late.reason()).contains("24 hours", "Messenger");
        });
        assertThat(scope(551, 1545041)).isEqualTo(Scope.CONVERSATION);
        assertThat(scope(551, 0)).isEqualTo(Scope.CONVERSATION);
        assertThat(scope(200, 0)).isEqualTo(Scope.CONVERSATION);
        assertThat(scope(100, 2018001)).isEqualTo(Scope.CONVERSATION);
        assertThat(scope(200, 2018028)).isEqualTo(Scope.INBOX);
        assertThat(scope(190, 463)).isEqualTo(Scope.INBOX);
        assertThat(scope(10, 0)).isEqualTo(Scope.INBOX);
        assertThat(scope(100, 33)).isEqualTo(Scope.INBOX);
        assertThat(scope(100, 0)).isEqualTo(Scope.MESSAGE);
        for (int code : List.of(4, 17, 32, 613)) {
            assertThat(refusal(code, 0)).isInstanceOf(Throttled.class);
        }
        for (int code : List.of(1, 2, 1200)) {
            assertThat(refusal(code, 0)).isInstanceOf(Unavailable.class);
        }
        assertThat(((Unavailable) refusal(1, 1357046)).maybeProcessed()).isTrue();
    }

    @Test
    void a_token_of_one_page_is_no_fault_of_the_inbox_in_a_conversation_of_another() {
        assertThat(send("99:" + MessagingSample.MIRA, "Yes", null, error(190, 0)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.scope()).isEqualTo(Scope.CONVERSATION);
                    assertThat(rejected.reason()).contains("another account (99)");
                });
    }

    @Test
    void an_id_that_is_no_chat_sends_nothing() {
        for (String id : List.of("", ":", "7700000000000017", "66:", ":77", "a/b:77", "..:77")) {
            assertThat(send(id, "Yes", null, sample.accepted())).isInstanceOf(Rejected.class);
        }
        assertThat(requests).isEmpty();
    }

    private Scope scope(int code, int subcode) {
        return ((Rejected) refusal(code, subcode)).scope();
    }

    private SendResult refusal(int code, int subcode) {
        return send(CHAT, "Yes", null, error(code, subcode));
    }

    private static Answered error(int code, int subcode) {
        return MessagingSample.answered(
                400,
                "{\"error\":{\"message\":\"(#" + code + ") Meta's words\",\"code\":" + code + ",\"error_subcode\":"
                        + subcode + "}}");
    }

    private SendResult send(String conversation, String text, String replyTo, Answered answer) {
        return send(new OutboundMessage(ID, conversation, text, replyTo, "Jonas", NOW, NOW), answer);
    }

    private SendResult send(OutboundMessage message, Answered answer) {
        requests.clear();
        return new MessengerOutbound().send(message, sample.inbox(), request -> {
            requests.add(request);
            return answer;
        });
    }

    private String body() {
        return new String(requests.getFirst().body(), StandardCharsets.UTF_8);
    }
}
