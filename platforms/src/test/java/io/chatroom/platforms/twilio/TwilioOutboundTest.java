package io.chatroom.platforms.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TwilioOutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");

    private final TwilioSample sample = new TwilioSample();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void sends_from_the_conversations_number_with_the_newest_token() {
        assertThat(send("+4930000001/+4915550000017", "Yes & no 🙂", inbox(Map.of()), sample.accepted()))
                .isEqualTo(new SendResult.Sent(List.of("SM00000000000000000000000000000002")));
        PlatformHttp.Request request = requests.getFirst();
        assertThat(request.url())
                .hasToString("https://api.twilio.com/2010-04-01/Accounts/" + TwilioSample.ACCOUNT + "/Messages.json");
        byte[] proof = (TwilioSample.ACCOUNT + ":kit-auth-token-new").getBytes(StandardCharsets.UTF_8);
        assertThat(request.headers())
                .containsEntry("authorization", "Basic " + Base64.getEncoder().encodeToString(proof));
        assertThat(body()).isEqualTo("To=%2B4915550000017&From=%2B4930000001&Body=Yes+%26+no+%F0%9F%99%82");
    }

    @Test
    void asks_to_be_told_what_became_of_it() {
        send(
                "whatsapp:+4930000001/whatsapp:+4915550000017",
                "Yes",
                inbox(Map.of("status_callback_url", "https://chat.example/webhooks/twilio/k")),
                sample.accepted());
        assertThat(body())
                .startsWith("To=whatsapp%3A%2B4915550000017&From=whatsapp%3A%2B4930000001")
                .endsWith("&StatusCallback=https%3A%2F%2Fchat.example%2Fwebhooks%2Ftwilio%2Fk");
    }

    @Test
    void a_file_is_fetched_by_twilio() {
        File file = new File("https://chat.example/f?a=1", "f.png", "image/png", 7L);
        send(
                new OutboundMessage(
                        ID, "+4930000001/+4915550000017", "", null, null, NOW, NOW, List.of(file), new Part(2, 2)),
                sample.inbox(),
                sample.accepted());
        assertThat(body())
                .endsWith("&MediaUrl=https%3A%2F%2Fchat.example%2Ff%3Fa%3D1")
                .doesNotContain("Body");
    }

    @Test
    void a_code_says_what_a_refusal_concerns() {
        for (int code : List.of(21211, 21408, 21610, 21612, 21614, 63016)) {
            assertThat(scope(code)).as("code %s", code).isEqualTo(Scope.CONVERSATION);
        }
        for (int code : List.of(20003, 21606, 63007)) {
            assertThat(scope(code)).as("code %s", code).isEqualTo(Scope.INBOX);
        }
        assertThat(scope(21617)).isEqualTo(Scope.MESSAGE);
        assertThat(((Rejected) refusal(63016)).code()).isEqualTo("outside_window");
        assertThat(((Rejected) refusal(63016)).reason()).contains("24 hours");
        assertThat(((Rejected) refusal(21610)).reason()).contains("STOP");
    }

    @Test
    void too_fast_and_too_full_are_tried_again() {
        assertThat(refusal(20429)).isEqualTo(new Throttled(Duration.ofSeconds(5), Scope.INBOX));
        assertThat(refusal(30001)).isEqualTo(new Throttled(Duration.ofSeconds(30), Scope.INBOX));
        assertThat(refusal(20503)).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_number_we_had_once_does_not_stop_the_inbox() {
        Answered notOurs = TwilioSample.answered(400, "{\"code\":21606,\"message\":\"not yours\"}");
        assertThat(send("+4930000009/+4915550000017", "Yes", sample.inbox(), notOurs))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.scope()).isEqualTo(Scope.CONVERSATION);
                    assertThat(rejected.reason()).contains("+4930000009");
                });
    }

    @Test
    void an_id_that_is_no_chat_and_an_account_that_is_none_send_nothing() {
        for (String id : List.of("", "/", "+4930000001", "+4930000001/", "a b/c", "+49/x\ny", "a/b/c")) {
            assertThat(send(id, "Yes", sample.inbox(), sample.accepted())).isInstanceOf(Rejected.class);
            assertThat(requests).isEmpty();
        }
        assertThat(send("+4930000001/+49155", "Yes", inbox(Map.of("account_sid", "AC/../x")), sample.accepted()))
                .isInstanceOf(Rejected.class);
        assertThat(requests).isEmpty();
    }

    private Scope scope(int code) {
        return ((Rejected) refusal(code)).scope();
    }

    private SendResult refusal(int code) {
        Answered answer =
                TwilioSample.answered(400, "{\"code\":" + code + ",\"message\":\"Twilio's words\",\"status\":400}");
        return send(sample.externalConversationId(), "Yes", sample.inbox(), answer);
    }

    private Inbox inbox(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(sample.settings());
        settings.putAll(more);
        return new Inbox(ID, "twilio", settings, new Credentials(sample.credentials()));
    }

    private SendResult send(String conversation, String text, Inbox inbox, Answered answer) {
        return send(new OutboundMessage(ID, conversation, text, "SM1", "Jonas", NOW, NOW), inbox, answer);
    }

    private SendResult send(OutboundMessage message, Inbox inbox, Answered answer) {
        requests.clear();
        return new TwilioOutbound().send(message, inbox, request -> {
            requests.add(request);
            return answer;
        });
    }

    private String body() {
        return new String(requests.getFirst().body(), StandardCharsets.UTF_8);
    }
}
