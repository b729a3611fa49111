package io.chatroom.platforms.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookOutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final String SECRET = "whsec_bmV3LXNlY3JldC1mb3ItdGhlLWtpdC0x";
    private static final UUID REPLY = UUID.fromString("0195a000-0000-7000-8000-0000000000aa");

    private final List<PlatformHttp.Request> requests = new ArrayList<>();

    @Test
    void posts_the_reply_signed_under_its_own_id() {
        send(inbox(Map.of("url", "https://u:p@integrator.example:8443/in?token=t0p")), answered(200, ""));

        PlatformHttp.Request request = requests.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url()).hasToString("https://u:p@integrator.example:8443/in?token=t0p");
        assertThat(request.redactedUrl()).isEqualTo("https://integrator.example:8443/in");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("""
                {"type":"reply.created","id":"0195a000-0000-7000-8000-0000000000aa","external_conversation_id":"c-77",\
                "text":"Three are left \\uD83D\\uDE42","attachments":[],"reply_to_external_id":"m1","sender":{"name":"Jonas"},\
                "created_at":"2026-03-04T09:59:57Z"}""");
        assertThat(request.headers())
                .containsEntry("webhook-id", REPLY.toString())
                .containsEntry("content-type", "application/json");
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        WebhookRequest received = new WebhookRequest("POST", request.url(), headers, request.body());
        assertThat(StandardWebhooks.INSTANCE.verify(received, List.of(SECRET), NOW))
                .isEqualTo(Verification.GENUINE);
    }

    @Test
    void a_later_part_has_a_key_of_its_own_that_stays_the_same_and_files_go_along() {
        OutboundMessage.File file = new OutboundMessage.File("https://f.example/1", "a.pdf", "application/pdf", 3L);
        OutboundMessage last = new OutboundMessage(
                REPLY, "c-77", "end", null, null, NOW, NOW, List.of(file), new OutboundMessage.Part(2, 2));
        for (int i = 0; i < 2; i++) {
            new WebhookOutbound().send(last, inbox(Map.of("url", "https://i.example/in")), request -> {
                requests.add(request);
                return answered(204, "");
            });
        }

        String key = requests.getFirst().headers().get("webhook-id");
        assertThat(key).isNotEqualTo(REPLY.toString());
        assertThat(requests.getLast().headers()).containsEntry("webhook-id", key);
        assertThat(new String(requests.getFirst().body(), StandardCharsets.UTF_8))
                .contains("\"id\":\"" + REPLY + "\"", "\"part\":{\"no\":2,\"of\":2}")
                .contains("\"attachments\":[{\"url\":\"https://f.example/1\",\"name\":\"a.pdf\","
                        + "\"mime_type\":\"application/pdf\",\"size\":3}]");
    }

    @Test
    void takes_the_id_the_other_side_gives_or_else_ours() {
        assertThat(send(answered(200, "{\"external_id\":\"r-9\"}"))).isEqualTo(new SendResult.Sent(List.of("r-9")));
        assertThat(send(answered(202, "{\"external_id\":4711}"))).isEqualTo(new SendResult.Sent(List.of("4711")));
        assertThat(send(answered(204, ""))).isEqualTo(new SendResult.Sent(List.of(REPLY.toString())));
        assertThat(send(answered(200, "ok"))).isEqualTo(new SendResult.Sent(List.of(REPLY.toString())));
    }

    @Test
    void waits_as_long_as_it_is_asked_to() {
        assertThat(send(answered(429, Map.of("retry-after", "2.5"))))
                .isEqualTo(new SendResult.Throttled(Duration.ofMillis(2500), Scope.INBOX));
        assertThat(send(answered(503, Map.of("retry-after", "Wed, 04 Mar 2026 10:01:00 GMT"))))
                .isEqualTo(new SendResult.Throttled(Duration.ofMinutes(1), Scope.INBOX));
        assertThat(send(answered(429, Map.of("retry-after", "Wed, 04 Mar 2026 09:00:00 GMT"))))
                .isEqualTo(new SendResult.Throttled(Duration.ZERO, Scope.INBOX));
    }

    @Test
    void a_refused_signature_or_a_closed_address_concerns_the_inbox_and_any_other_refusal_the_message() {
        for (int status : List.of(401, 403, 410)) {
            assertThat(send(answered(status, "")))
                    .isInstanceOfSatisfying(
                            SendResult.Rejected.class,
                            rejected -> assertThat(rejected.scope()).isEqualTo(Scope.INBOX));
        }
        for (int status : List.of(400, 404, 422)) {
            assertThat(send(answered(status, "")))
                    .isInstanceOfSatisfying(
                            SendResult.Rejected.class,
                            rejected -> assertThat(rejected.scope()).isEqualTo(Scope.MESSAGE));
        }
        assertThat(send(answered(408, ""))).isInstanceOf(SendResult.Unavailable.class);
    }

    @Test
    void without_a_usable_url_or_secret_nothing_is_sent_and_the_inbox_is_held() {
        for (String url : List.of("", "integrator", "ftp://integrator.example", "https://", "http://a b")) {
            assertThat(send(inbox(Map.of("url", url)), answered(200, "")))
                    .isInstanceOfSatisfying(SendResult.Rejected.class, rejected -> {
                        assertThat(rejected.code()).isEqualTo("url_missing");
                        assertThat(rejected.scope()).isEqualTo(Scope.INBOX);
                    });
        }
        Inbox bare = new Inbox(REPLY, "webhook", Map.of("url", "https://i.example"), new Credentials(Map.of()));
        assertThat(send(bare, answered(200, "")))
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("secret_missing"));
        assertThat(requests).isEmpty();
    }

    private SendResult send(Answered answer) {
        return send(inbox(Map.of("url", "https://integrator.example/in")), answer);
    }

    private SendResult send(Inbox inbox, Answered answer) {
        OutboundMessage message =
                new OutboundMessage(REPLY, "c-77", "Three are left 🙂", "m1", "Jonas", NOW.minusSeconds(3), NOW);
        return new WebhookOutbound().send(message, inbox, request -> {
            requests.add(request);
            return answer;
        });
    }

    private static Inbox inbox(Map<String, Object> settings) {
        return new Inbox(REPLY, "webhook", settings, new Credentials(Map.of("secret", List.of(SECRET))));
    }

    private static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answered answered(int status, Map<String, String> headers) {
        return new Answered(status, headers, new byte[0]);
    }
}
