package io.chatroom.platforms.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhatsAppOutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");
    private static final String US = WhatsAppSample.NUMBER;

    private final WhatsAppSample sample = new WhatsAppSample();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void sends_from_the_conversations_number_with_the_token_in_a_header() {
        assertThat(send(message(US + ":4915550000017", "Yes", null), sample.inbox(), sample.accepted()))
                .isEqualTo(new SendResult.Sent(List.of("wamid.ours2")));
        PlatformHttp.Request request = requests.getFirst();
        assertThat(request.url()).hasToString("https://graph.facebook.com/v24.0/" + US + "/messages");
        assertThat(request.headers()).containsEntry("authorization", "Bearer EAAkitAccessToken");
        assertThat(body()).isEqualTo("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"4915550000017","type":"text",\
                "text":{"preview_url":false,"body":"Yes"},"biz_opaque_callback_data":"0195a000-0000-7000-8000-0000000000aa"}""");
    }

    @Test
    void a_person_without_a_number_and_a_group_are_named_as_whatsapp_names_them() {
        send(message(US + ":DE.700000000000000001", "Yes", null), sample.inbox(), sample.accepted());
        assertThat(body())
                .contains("\"recipient_type\":\"individual\",\"recipient\":\"DE.700000000000000001\"")
                .doesNotContain("\"to\"");
        send(message(US + ":120000000000000001@g.us", "Yes", null), sample.inbox(), sample.accepted());
        assertThat(body()).contains("\"recipient_type\":\"group\",\"to\":\"120000000000000001@g.us\"");
    }

    @Test
    void quotes_the_message_it_answers_with_its_first_part_only() {
        OutboundMessage first = message(US + ":4915550000017", "Yes", "wamid.m1");
        send(first, sample.inbox(), sample.accepted());
        assertThat(body()).contains("\"context\":{\"message_id\":\"wamid.m1\"}");
        send(part(first, List.of(), new Part(2, 2)), sample.inbox(), sample.accepted());
        assertThat(body()).doesNotContain("context");
    }

    @Test
    void files_go_out_as_what_whatsapp_can_show_and_otherwise_as_documents() {
        assertThat(file("image/png")).contains("\"type\":\"image\",\"image\":{\"link\":\"https://chat.example/f\"}");
        assertThat(file("audio/ogg; codecs=opus")).contains("\"type\":\"audio\"");
        assertThat(file("image/webp"))
                .contains(
                        "\"type\":\"document\",\"document\":{\"link\":\"https://chat.example/f\",\"filename\":\"f.x\"}");
        assertThat(file(null)).contains("\"type\":\"document\"");
    }

    @Test
    void a_code_says_what_a_refusal_concerns() {
        for (int code : List.of(131047, 131026, 131030)) {
            assertThat(rejected(code).scope()).as("code %s", code).isEqualTo(Scope.CONVERSATION);
        }
        for (int code : List.of(0, 3, 10, 190, 200, 299, 368, 131031, 130497, 131048, 131064)) {
            assertThat(rejected(code).scope()).as("code %s", code).isEqualTo(Scope.INBOX);
        }
        for (int code : List.of(100, 131008, 131009, 131051, 131052, 131053, 132000, 132015, 130472)) {
            assertThat(rejected(code).scope()).as("code %s", code).isEqualTo(Scope.MESSAGE);
        }
        assertThat(rejected(131047).code()).isEqualTo("outside_window");
        assertThat(rejected(131047).reason()).contains("24 hours").contains("template");
        assertThat(rejected(132000).code()).isEqualTo("meta_132000");
    }

    @Test
    void too_fast_for_one_person_is_not_too_fast_for_all() {
        assertThat(refusal(400, 131056)).isEqualTo(new Throttled(Duration.ofSeconds(6), Scope.CONVERSATION));
        for (int code : List.of(4, 80007, 130429)) {
            assertThat(refusal(400, code)).isEqualTo(new Throttled(Duration.ofSeconds(5), Scope.INBOX));
        }
        Answered minutes = new Answered(
                400,
                Map.of(
                        "x-business-use-case-usage",
                        "{\"7001\":[{\"type\":\"whatsapp\",\"call_count\":100,\"estimated_time_to_regain_access\":19}]}"),
                error(80007, "").body());
        assertThat(send(message(US + ":4915550000017", "Yes", null), sample.inbox(), minutes))
                .isEqualTo(new Throttled(Duration.ofMinutes(19), Scope.INBOX));
    }

    @Test
    void what_passes_is_tried_again_even_if_it_comes_as_a_refusal() {
        for (int code : List.of(1, 2, 131000, 131016)) {
            assertThat(refusal(400, code)).isInstanceOf(Unavailable.class);
        }
        Answered passing = error(100, ",\"is_transient\":true");
        assertThat(send(message(US + ":4915550000017", "Yes", null), sample.inbox(), passing))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_token_that_is_not_good_for_another_number_does_not_stop_the_inbox() {
        assertThat(((Rejected) send(
                                message("880000000000002:4915550000017", "Yes", null), sample.inbox(), error(10, "")))
                        .scope())
                .isEqualTo(Scope.CONVERSATION);
        assertThat(requests.getFirst().url().getPath()).contains("/880000000000002/");
    }

    @Test
    void a_wrong_token_is_not_repeated_in_the_reason() {
        Answered quoting = WhatsAppSample.answered(
                400, "{\"error\":{\"code\":190,\"message\":\"Malformed access token EAAkitAccessToken\"}}");
        assertThat(send(message(US + ":4915550000017", "Yes", null), sample.inbox(), quoting)
                        .toString())
                .doesNotContain("EAAkit");
    }

    @Test
    void an_id_that_is_no_chat_sends_nothing() {
        for (String id : List.of("", ":", "4915550000017", US + ":", ":4915550000017", "../x:4915550000017")) {
            assertThat(send(message(id, "Yes", null), sample.inbox(), sample.accepted()))
                    .isInstanceOf(Rejected.class);
        }
        assertThat(requests).isEmpty();
    }

    private String file(String type) {
        OutboundMessage message = message(US + ":4915550000017", "", null);
        File file = new File("https://chat.example/f", "f.x", type, 7L);
        send(part(message, List.of(file), new Part(2, 2)), sample.inbox(), sample.accepted());
        return body();
    }

    private Rejected rejected(int code) {
        return (Rejected) refusal(400, code);
    }

    private SendResult refusal(int status, int code) {
        return send(message(US + ":4915550000017", "Yes", null), sample.inbox(), error(code, ""));
    }

    private static Answered error(int code, String more) {
        return WhatsAppSample.answered(
                400, "{\"error\":{\"message\":\"(#" + code + ") Meta's words\",\"code\":" + code + more + "}}");
    }

    private static OutboundMessage message(String conversation, String text, String replyTo) {
        return new OutboundMessage(ID, conversation, text, replyTo, "Jonas", NOW, NOW);
    }

    private static OutboundMessage part(OutboundMessage whole, List<File> files, Part part) {
        return new OutboundMessage(
                ID,
                whole.externalConversationId(),
                whole.text(),
                whole.replyToExternalId(),
                "Jonas",
                NOW,
                NOW,
                files,
                part);
    }

    private SendResult send(OutboundMessage message, Inbox inbox, Answered answer) {
        requests.clear();
        return new WhatsAppOutbound().send(message, inbox, request -> {
            requests.add(request);
            return answer;
        });
    }

    private String body() {
        return new String(requests.getFirst().body(), StandardCharsets.UTF_8);
    }
}
