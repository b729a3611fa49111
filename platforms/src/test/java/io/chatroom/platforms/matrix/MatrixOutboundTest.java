package io.chatroom.platforms.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundMessage.Part;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatrixOutboundTest {
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final List<PlatformHttp.Request> requests = new ArrayList<>();
    private final List<PlatformHttp.Request> asked = new ArrayList<>();
    private Answered answered = MatrixSample.json(404, "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"No.\"}");

    @Test
    void the_transaction_id_is_the_replys_and_stays() {
        Answered taken = MatrixSample.json(200, "{\"event_id\":\"$sent\"}");
        assertThat(send(reply(Part.WHOLE), Map.of(), taken)).isEqualTo(new SendResult.Sent(List.of("$sent")));
        send(reply(Part.WHOLE), Map.of(), taken);
        send(reply(new Part(2, 2)), Map.of(), taken);
        assertThat(requests.get(0).method()).isEqualTo("PUT");
        assertThat(requests.get(0).url())
                .hasToString(
                        "https://kit.example/_matrix/client/v3/rooms/%21kit%2FRoom%3Akit.example/send/m.room.message/"
                                + ID + "?user_id=%40support%3Akit.example")
                .isEqualTo(requests.get(1).url())
                .isNotEqualTo(requests.get(2).url());
        assertThat(text(requests.get(0))).isEqualTo("""
                {"msgtype":"m.text","body":"*No* <b>format</b>, @room","m.mentions":{},\
                "m.relates_to":{"m.in_reply_to":{"event_id":"$before"}}}""");
        assertThat(text(requests.get(2))).doesNotContain("m.relates_to");
    }

    @Test
    void an_answer_to_what_was_said_in_a_thread_is_in_that_thread() {
        Answered taken = MatrixSample.json(200, "{\"event_id\":\"$sent\"}");
        answered = MatrixSample.json(
                200,
                "{\"content\":{\"body\":\"?\",\"m.relates_to\":{\"rel_type\":\"m.thread\",\"event_id\":\"$root\"}}}");
        send(reply(Part.WHOLE), Map.of(), taken);
        assertThat(asked.getFirst().url().getRawPath()).endsWith("/rooms/%21kit%2FRoom%3Akit.example/event/%24before");
        assertThat(text(requests.get(0))).endsWith("""
                "m.relates_to":{"rel_type":"m.thread","event_id":"$root","is_falling_back":false,\
                "m.in_reply_to":{"event_id":"$before"}}}""");

        // what is answered is in no thread, or it is not known: an answer all the same
        for (Answered other : List.of(
                MatrixSample.json(200, "{\"content\":{\"m.relates_to\":{\"rel_type\":\"m.annotation\"}}}"),
                MatrixSample.json(500, ""))) {
            answered = other;
            assertThat(send(reply(Part.WHOLE), Map.of(), taken)).isInstanceOf(SendResult.Sent.class);
            assertThat(text(requests.getLast()))
                    .endsWith("\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":\"$before\"}}}");
        }
    }

    @Test
    void goes_where_the_homeserver_is() {
        Answered taken = MatrixSample.json(200, "{\"event_id\":\"$sent\"}");
        send(reply(Part.WHOLE), Map.of("homeserver_url", "https://matrix.kit.example/"), taken);
        send(
                reply(Part.WHOLE),
                Map.of("homeserver_url", "https://x.example", "api_base_url", "http://localhost:9/hs"),
                taken);
        assertThat(requests.get(0).url().toString()).startsWith("https://matrix.kit.example/_matrix/client/v3/rooms/");
        assertThat(requests.get(1).url().toString()).startsWith("http://localhost:9/hs/_matrix/client/v3/rooms/");
        assertThat(send(reply(Part.WHOLE), Map.of("homeserver_url", "nowhere"), taken))
                .isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    void says_how_far_a_refusal_reaches() {
        assertRejected(401, "M_UNKNOWN_TOKEN", Scope.INBOX, "unknown_token");
        assertRejected(403, "M_FORBIDDEN", Scope.CONVERSATION, "forbidden");
        assertRejected(403, "M_EXCLUSIVE", Scope.INBOX, "exclusive");
        assertRejected(403, "M_USER_DEACTIVATED", Scope.INBOX, "user_deactivated");
        assertRejected(404, "M_NOT_FOUND", Scope.CONVERSATION, "not_found");
        assertRejected(404, "M_UNRECOGNIZED", Scope.INBOX, "unrecognized");
        assertRejected(413, "M_TOO_LARGE", Scope.MESSAGE, "too_large");
        assertRejected(400, "M_BAD_JSON", Scope.MESSAGE, "bad_json");
        assertRejected(400, "nonsense", Scope.MESSAGE, "http_400");
    }

    @Test
    void waits_as_the_header_says_or_else_the_body() {
        byte[] body = "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":2001}".getBytes(StandardCharsets.UTF_8);
        assertThat(send(reply(Part.WHOLE), Map.of(), new Answered(429, Map.of("retry-after", "7"), body)))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(7), Scope.INBOX));
        assertThat(send(reply(Part.WHOLE), Map.of(), new Answered(429, Map.of(), body)))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(3), Scope.INBOX));
    }

    private void assertRejected(int status, String errcode, Scope scope, String code) {
        String body = "{\"errcode\":\"" + errcode + "\",\"error\":\"No.\"}";
        assertThat(send(reply(Part.WHOLE), Map.of(), MatrixSample.json(status, body)))
                .isEqualTo(new SendResult.Rejected(scope, code, "No."));
    }

    private SendResult send(OutboundMessage message, Map<String, Object> settings, Answered answer) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bot_user_id", "@support:kit.example");
        Inbox inbox = new Inbox(ID, "matrix", all, new Credentials(Map.of("as_token", List.of("kit-as-token"))));
        return new MatrixOutbound().send(message, inbox, request -> {
            if (request.method().equals("GET")) {
                asked.add(request);
                return answered;
            }
            requests.add(request);
            return answer;
        });
    }

    private static OutboundMessage reply(Part part) {
        return new OutboundMessage(
                ID,
                "!kit/Room:kit.example",
                "*No* <b>format</b>, @room",
                "$before",
                "Jonas",
                NOW,
                NOW,
                List.of(),
                part);
    }

    private static String text(PlatformHttp.Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
