package io.chatroom.platforms.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.LookUpPlatform.Found;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.contract.TokenInBodySample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RocketChatOutboundTest {
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final List<PlatformHttp.Request> requests = new ArrayList<>();
    private final RocketChatSample sample = new RocketChatSample();

    @Test
    void sends_under_an_id_of_the_replys_and_is_found_by_it() {
        assertThat(send("Three are left", sample.accepted())).isInstanceOf(SendResult.Sent.class);
        PlatformHttp.Request request = requests.getFirst();
        assertThat(request.url()).hasToString("https://rocket.example/api/v1/chat.sendMessage");
        assertThat(request.headers())
                .containsEntry("x-auth-token", "kit-personal-access-token")
                .containsEntry("x-user-id", RocketChatSample.BOT);
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("""
                {"message":{"_id":"0195a0000000700080000000000000aa","rid":"kitRoomFrontDesk1","msg":"Three are left",\
                "tmid":"kitMessageNumber1"}}""");
        Found found = new RocketChatOutbound().lookUp(message("x"), NOW, sample.inbox(), asked -> {
            requests.add(asked);
            return sample.there();
        });
        assertThat(found).isEqualTo(new Found.There(List.of("0195a0000000700080000000000000aa")));
        assertThat(requests.getLast().url().getQuery()).isEqualTo("msgId=0195a0000000700080000000000000aa");
    }

    @Test
    void a_refusal_to_look_is_not_taken_for_nothing_there() {
        Answered refused = TokenInBodySample.json(400, "{\"success\":false,\"error\":\"error-not-allowed\"}");
        assertThat(new RocketChatOutbound().lookUp(message("x"), NOW, sample.inbox(), _ -> refused))
                .isInstanceOf(Found.Unanswered.class);
    }

    @Test
    void says_how_far_a_refusal_reaches() {
        assertRejected(400, "error-room-not-found", Scope.CONVERSATION, "room_not_found");
        assertRejected(400, "error-not-allowed", Scope.CONVERSATION, "not_allowed");
        assertRejected(400, "error-message-size-exceeded", Scope.MESSAGE, "message_size_exceeded");
        assertRejected(403, "unauthorized", Scope.CONVERSATION, "forbidden");
        assertRejected(404, "API endpoint not found", Scope.INBOX, "no_such_api");
        assertRejected(400, "something else", Scope.MESSAGE, "http_400");
    }

    @Test
    void waits_until_the_server_listens_again() {
        String reset = Long.toString(NOW.plusMillis(12_345).toEpochMilli());
        assertThat(send("x", new Answered(429, Map.of("x-ratelimit-reset", reset), new byte[0])))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(13), Scope.INBOX));
        assertThat(send("x", new Answered(429, Map.of("x-ratelimit-reset", "1"), new byte[0])))
                .isEqualTo(new SendResult.Throttled(Duration.ZERO, Scope.INBOX));
        assertThat(send(
                        "x",
                        TokenInBodySample.json(
                                400, "{\"success\":false,\"error\":\"Slow down [error-too-many-requests]\"}")))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(5), Scope.INBOX));
    }

    @Test
    void what_is_written_is_what_is_read() {
        assertThat(RocketChatText.write("*a* _b_ ~c~ `d`")).isEqualTo("\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`");
        assertThat(RocketChatText.write("# one\n1. two\n> three\nv1.2"))
                .isEqualTo("\\# one\n1\\. two\n\u200B> three\nv1.2");
        assertThat(RocketChatText.write("@all, @here and @allison [x](y)"))
                .isEqualTo("@\u200Ball, @\u200Bhere and @allison \u200B[x](y)");
        assertThat(RocketChatText.write("https://a.example/b_c*d")).isEqualTo("https://a.example/b_c*d");
    }

    private void assertRejected(int status, String error, Scope scope, String code) {
        assertThat(send("x", TokenInBodySample.json(status, "{\"success\":false,\"error\":\"" + error + "\"}")))
                .isEqualTo(new SendResult.Rejected(scope, code, error));
    }

    private SendResult send(String text, Answered answer) {
        return new RocketChatOutbound().send(message(text), sample.inbox(), request -> {
            requests.add(request);
            return answer;
        });
    }

    private static OutboundMessage message(String text) {
        return new OutboundMessage(ID, "kitRoomFrontDesk1", text, "kitMessageNumber1", "Jonas", NOW, NOW);
    }
}
