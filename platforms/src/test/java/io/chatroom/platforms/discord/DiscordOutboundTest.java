package io.chatroom.platforms.discord;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DiscordOutboundTest {
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void posts_under_a_nonce_and_mentions_nobody() {
        assertThat(send(reply("@everyone, see **this**", Part.WHOLE), DiscordSample.json(200, "{\"id\":\"9\"}")))
                .isEqualTo(new SendResult.Sent(List.of("9")));
        PlatformHttp.Request request = requests.getFirst();
        assertThat(request.url()).hasToString("https://discord.com/api/v10/channels/1190000000000000200/messages");
        assertThat(request.headers())
                .containsEntry("authorization", "Bot kit-b0t-t0ken")
                .containsEntry("user-agent", "DiscordBot (Chatroom Central, 1)");
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .isEqualTo("""
                {"content":"@everyone, see \\\\*\\\\*this\\\\*\\\\*","nonce":"%s","enforce_nonce":true,\
                "allowed_mentions":{"replied_user":false,"parse":[]},\
                "message_reference":{"message_id":"1478692000000000001","fail_if_not_exists":false}}""".formatted(DiscordOutbound.nonce(ID)));
    }

    @Test
    void every_part_has_a_nonce_of_its_own_that_fits() {
        Part second = new Part(2, 2);
        send(reply("a", second), DiscordSample.json(200, "{\"id\":\"9\"}"));
        assertThat(new String(requests.getFirst().body(), StandardCharsets.UTF_8))
                .doesNotContain(DiscordOutbound.nonce(ID))
                .doesNotContain("message_reference");
        assertThat(DiscordOutbound.nonce(new UUID(-1, -1))).hasSize(25);
        assertThat(DiscordOutbound.nonce(new UUID(0, 1))).isEqualTo("1");
    }

    @Test
    void what_is_written_is_what_is_read() {
        assertThat(DiscordText.write("a*b_c~d|e`f<@1> [x](y) \\"))
                .isEqualTo("a\\*b\\_c\\~d\\|e\\`f\\<@1> \\[x](y) \\\\");
        assertThat(DiscordText.write("> no quote\n# no heading\n - no list, 1 - 2 > 0"))
                .isEqualTo("\\> no quote\n\\# no heading\n \\- no list, 1 - 2 > 0");
        assertThat(DiscordText.write("see https://a.example/b_c*d, please"))
                .isEqualTo("see https://a.example/b_c*d, please");
        assertThat(DiscordText.write("*".repeat(1500))).isEqualTo("*".repeat(1500));
    }

    @Test
    void says_how_far_a_refusal_reaches() {
        assertRejected(404, 10003, Scope.CONVERSATION);
        assertRejected(403, 50001, Scope.CONVERSATION);
        assertRejected(403, 50013, Scope.CONVERSATION);
        assertRejected(400, 50035, Scope.MESSAGE);
        assertRejected(400, 160002, Scope.CONVERSATION);
        assertRejected(400, 200000, Scope.MESSAGE);
        assertThat(send(reply("a", Part.WHOLE), DiscordSample.json(403, "{\"code\":40333,\"message\":\"No.\"}")))
                .isEqualTo(new SendResult.Rejected(Scope.INBOX, "unauthorized", "No."));
        assertThat(send(message("general"), DiscordSample.json(200, "{}")))
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("no_such_channel"));
        assertThat(requests).hasSize(7);
    }

    @Test
    void a_limit_is_the_channels_unless_it_is_everybodys() {
        assertThat(send(reply("a", Part.WHOLE), DiscordSample.json(429, "{\"retry_after\":0.25,\"global\":false}")))
                .isEqualTo(new SendResult.Throttled(Duration.ofMillis(250), Scope.CONVERSATION));
        assertThat(send(reply("a", Part.WHOLE), DiscordSample.json(429, "{\"retry_after\":1,\"global\":true}")))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(1), Scope.INBOX));
        assertThat(send(reply("a", Part.WHOLE), new Answered(429, Map.of("retry-after", "600"), new byte[0])))
                .isEqualTo(new SendResult.Throttled(Duration.ofMinutes(10), Scope.INBOX));
        assertThat(send(reply("a", Part.WHOLE), DiscordSample.json(400, "{\"code\":20016,\"message\":\"slow mode\"}")))
                .isEqualTo(new SendResult.Throttled(Duration.ofSeconds(5), Scope.CONVERSATION));
    }

    private void assertRejected(int status, int code, Scope scope) {
        String body = "{\"code\":" + code + ",\"message\":\"No.\"}";
        assertThat(send(reply("a", Part.WHOLE), DiscordSample.json(status, body)))
                .isEqualTo(new SendResult.Rejected(scope, "discord_" + code, "No."));
    }

    private SendResult send(OutboundMessage message, Answered answer) {
        Inbox inbox =
                new Inbox(ID, "discord", Map.of(), new Credentials(Map.of("bot_token", List.of("kit-b0t-t0ken"))));
        return new DiscordOutbound().send(message, inbox, request -> {
            requests.add(request);
            return answer;
        });
    }

    private static OutboundMessage message(String channel) {
        return new OutboundMessage(ID, channel, "a", null, "Jonas", NOW, NOW);
    }

    private static OutboundMessage reply(String text, Part part) {
        return new OutboundMessage(
                ID, "1190000000000000200", text, "1478692000000000001", "Jonas", NOW, NOW, List.of(), part);
    }
}
