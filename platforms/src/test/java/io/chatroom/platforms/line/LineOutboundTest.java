package io.chatroom.platforms.line;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineOutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");

    private final LineSample sample = new LineSample();
    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void pushes_with_a_key_that_stays_the_same_over_attempts_and_differs_over_parts() {
        assertThat(send(text("Yes $ 🙂", Part.WHOLE), sample.accepted()))
                .isEqualTo(new SendResult.Sent(List.of("500000000000000002")));
        PlatformHttp.Request request = requests.getFirst();
        assertThat(request.url()).hasToString("https://api.line.me/v2/bot/message/push");
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer kitChannelAccessToken=")
                .containsEntry("x-line-retry-key", ID.toString());
        assertThat(body()).isEqualTo("""
                {"to":"U0000000000000000000000000000abcd","messages":[{"type":"text","text":"Yes $ 🙂"}]}""");

        send(text("Yes", new Part(2, 2)), sample.accepted());
        String second = requests.getFirst().headers().get("x-line-retry-key");
        assertThat(UUID.fromString(second)).isNotEqualTo(ID);
        send(text("Yes", new Part(2, 2)), sample.accepted());
        assertThat(requests.getFirst().headers()).containsEntry("x-line-retry-key", second);
    }

    @Test
    void what_was_taken_at_an_earlier_attempt_is_sent() {
        Answered taken = LineSample.answered(
                409,
                "{\"message\":\"The retry key is already accepted\",\"sentMessages\":[{\"id\":\"500000000000000002\"}]}");
        assertThat(send(text("Yes", Part.WHOLE), taken)).isEqualTo(new SendResult.Sent(List.of("500000000000000002")));
        assertThat(send(text("Yes", Part.WHOLE), LineSample.answered(409, "")))
                .isEqualTo(new SendResult.Sent(List.of()));
    }

    @Test
    void a_months_messages_used_up_is_not_too_fast() {
        assertThat(send(
                        text("Yes", Part.WHOLE),
                        LineSample.answered(429, "{\"message\":\"You have reached your monthly limit.\"}")))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.scope()).isEqualTo(Scope.INBOX);
                    assertThat(rejected.code()).isEqualTo("monthly_limit");
                });
        assertThat(send(
                        text("Yes", Part.WHOLE),
                        LineSample.answered(
                                429, "{\"message\":\"The API rate limit has been exceeded. Try again later.\"}")))
                .isEqualTo(new Throttled(Duration.ofSeconds(5), Scope.INBOX));
    }

    @Test
    void a_refusal_says_what_it_concerns() {
        assertThat(scope(400, "The property, 'to', in the request body is invalid (line: -, column: -)"))
                .isEqualTo(Scope.CONVERSATION);
        assertThat(scope(400, "The request body has 1 error(s)")).isEqualTo(Scope.MESSAGE);
        assertThat(scope(401, "Authentication failed.")).isEqualTo(Scope.INBOX);
        assertThat(scope(403, "Access to this API is not available for your account"))
                .isEqualTo(Scope.INBOX);
        assertThat(scope(404, "Not found")).isEqualTo(Scope.CONVERSATION);
        assertThat(send(text("Yes", Part.WHOLE), LineSample.answered(500, ""))).isInstanceOf(Unavailable.class);
    }

    @Test
    void pictures_are_shown_and_other_files_are_linked() {
        assertThat(file("image/png"))
                .contains(
                        "{\"type\":\"image\",\"originalContentUrl\":\"https://chat.example/f\",\"previewImageUrl\":\"https://chat.example/f\"}");
        assertThat(file("application/pdf")).contains("{\"type\":\"text\",\"text\":\"f.x\\nhttps://chat.example/f\"}");
    }

    @Test
    void an_id_that_is_no_chat_sends_nothing() {
        for (String id : List.of("", "U", "U 1", "U1/../x", "U\n1", "x".repeat(65))) {
            assertThat(send(new OutboundMessage(ID, id, "Yes", null, null, NOW, NOW), sample.accepted()))
                    .isInstanceOf(Rejected.class);
        }
        assertThat(requests).isEmpty();
    }

    private String file(String type) {
        File file = new File("https://chat.example/f", "f.x", type, 7L);
        send(
                new OutboundMessage(
                        ID, sample.externalConversationId(), "", null, null, NOW, NOW, List.of(file), new Part(2, 2)),
                sample.accepted());
        return body();
    }

    private Scope scope(int status, String message) {
        SendResult result =
                send(text("Yes", Part.WHOLE), LineSample.answered(status, "{\"message\":\"" + message + "\"}"));
        return ((Rejected) result).scope();
    }

    private OutboundMessage text(String text, Part part) {
        return new OutboundMessage(
                ID, sample.externalConversationId(), text, "500000000000000001", "Jonas", NOW, NOW, List.of(), part);
    }

    private SendResult send(OutboundMessage message, Answered answer) {
        requests.clear();
        return new LineOutbound().send(message, sample.inbox(), request -> {
            requests.add(request);
            return answer;
        });
    }

    private String body() {
        return new String(requests.getFirst().body(), StandardCharsets.UTF_8);
    }
}
