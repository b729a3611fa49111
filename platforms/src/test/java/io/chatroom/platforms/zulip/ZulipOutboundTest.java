package io.chatroom.platforms.zulip;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ZulipOutboundTest {
    private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final List<PlatformHttp.Request> requests = new ArrayList<>();
    private final ZulipSample sample = new ZulipSample();

    @Test
    void a_topic_may_have_a_slash_and_people_are_named_by_their_ids() {
        assertThat(send("7/Blue/red", "Three & one", sample.accepted()))
                .isEqualTo(new SendResult.Sent(List.of("4712")));
        assertThat(requests.getFirst().url()).hasToString("https://zulip.example/api/v1/messages");
        assertThat(requests.getFirst().headers().get("authorization"))
                .isEqualTo("Basic aGVscGVyLWJvdEB6dWxpcC5leGFtcGxlOmtpdEFwaUtleU9mVGhlQm90MDEyMzQ1Njc4OQ==");
        assertThat(text(0)).isEqualTo("type=stream&to=7&topic=Blue%2Fred&content=Three+%26%2338%3B+one");
        send("dm/5,21", "Hello", sample.accepted());
        assertThat(text(1)).isEqualTo("type=private&to=%5B5%2C21%5D&content=Hello");
        for (String nowhere : List.of("", "dm/", "dm/a", "shop/Blue", "/Blue", "7")) {
            assertThat(send(nowhere, "x", sample.accepted()))
                    .as(nowhere)
                    .isInstanceOfSatisfying(
                            SendResult.Rejected.class,
                            rejected -> assertThat(rejected.scope()).isEqualTo(Scope.CONVERSATION));
        }
        assertThat(requests).hasSize(2);
    }

    @Test
    void says_how_far_a_refusal_reaches() {
        assertRejected(400, "STREAM_DOES_NOT_EXIST", "No.", Scope.CONVERSATION);
        assertRejected(400, "BAD_REQUEST", "Not authorized to send to channel 'shop'", Scope.CONVERSATION);
        assertRejected(400, "BAD_REQUEST", "Message must not be empty", Scope.MESSAGE);
        assertRejected(401, "INVALID_API_KEY", "No.", Scope.INBOX);
        assertRejected(403, "REALM_DEACTIVATED", "No.", Scope.INBOX);
    }

    @Test
    void waits_to_the_fraction_of_a_second() {
        String body = "{\"result\":\"error\",\"code\":\"RATE_LIMIT_HIT\",\"retry-after\":28.706}";
        assertThat(send("7/a", "x", TokenInBodySample.json(429, body)))
                .isEqualTo(new SendResult.Throttled(Duration.ofMillis(28_706), Scope.INBOX));
    }

    @Test
    void what_is_written_is_what_is_read() {
        assertThat(ZulipText.write("@**all** a*b*c ~~d~~ `e` $$f$$ [g](h)"))
                .isEqualTo(
                        "@&#42;&#42;all&#42;&#42; a&#42;b&#42;c &#126;&#126;d&#126;&#126; &#96;e&#96; &#36;&#36;f&#36;&#36; &#91;g](h)");
        assertThat(ZulipText.write("# a\n> b\n- c\n1. d\n1 - 2"))
                .isEqualTo("&#35; a\n&#62; b\n&#45; c\n1&#46; d\n1 &#45; 2");
        assertThat(ZulipText.write("at 10:30 :smile: &amp; <time:x>"))
                .isEqualTo("at 10&#58;30 &#58;smile: &#38;amp; &#60;time&#58;x>");
        assertThat(ZulipText.write("https://a.example/b*c")).isEqualTo("https://a.example/b*c");
        assertThat(ZulipText.write("https://a.example/@**all**")).isEqualTo("https://a.example/@%2A*all**");
        assertThat(ZulipText.write("@**all** " + "*".repeat(4000)))
                .startsWith("@&#42;*all** ")
                .hasSizeLessThan(10_000);
    }

    private void assertRejected(int status, String code, String message, Scope scope) {
        String body = "{\"result\":\"error\",\"code\":\"" + code + "\",\"msg\":\"" + message + "\"}";
        assertThat(send("7/a", "x", TokenInBodySample.json(status, body)))
                .isEqualTo(new SendResult.Rejected(scope, code.toLowerCase(java.util.Locale.ROOT), message));
    }

    private SendResult send(String conversation, String text, Answered answer) {
        OutboundMessage message = new OutboundMessage(ID, conversation, text, null, "Jonas", NOW, NOW);
        return new ZulipOutbound().send(message, sample.inbox(), request -> {
            requests.add(request);
            return answer;
        });
    }

    private String text(int request) {
        return new String(requests.get(request).body(), StandardCharsets.UTF_8);
    }
}
