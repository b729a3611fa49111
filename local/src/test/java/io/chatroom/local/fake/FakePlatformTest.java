package io.chatroom.local.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakePlatformTest {
    private static final Instant NOW = Instant.ofEpochSecond(1614265330);

    private final FakePlatform platform = FakePlatform.start(Clock.fixed(NOW, ZoneOffset.UTC));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        platform.close();
        http.close();
    }

    @Test
    void answers_as_the_telegram_bot_api_does() throws Exception {
        var sent = post("/bot123:abc/sendMessage", Map.of(), "{\"chat_id\":7,\"text\":\"Grüße\"}");
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("\"ok\":true", "\"message_id\":1001", "\"id\":7", "Grüße");
        assertThat(post("/bot123:abc/sendMessage", Map.of(), "{\"text\":\"x\"}").body())
                .contains("\"ok\":false", "\"error_code\":400");
        assertThat(platform.received("/bot123:abc/"))
                .extracting(ReceivedRequest::status)
                .containsExactly(200, 400);
        assertThat(platform.received().getFirst().json().path("text").asText()).isEqualTo("Grüße");
    }

    @Test
    void knows_a_webhook_id_again() throws Exception {
        String first = post("/hook", Map.of("webhook-id", "a"), "{}").body();
        assertThat(first).isEqualTo("{\"external_id\":\"out-1001\"}");
        assertThat(post("/hook", Map.of("webhook-id", "a"), "{}").body()).isEqualTo(first);
        assertThat(post("/hook", Map.of("webhook-id", "b"), "{}").body()).isNotEqualTo(first);
    }

    /** The example of the Standard Webhooks libraries. */
    @Test
    void takes_only_what_is_signed_where_it_knows_the_secret() throws Exception {
        platform.verifySignatures("/hook", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Map<String, String> signed = new HashMap<>(Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,c2hvcnQ= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assertThat(post("/hook", signed, "{\"test\": 2432232314}").statusCode()).isEqualTo(200);
        assertThat(post("/hook", signed, "{\"test\": 2432232315}").statusCode()).isEqualTo(401);
        assertThat(post("/hook", Map.of(), "{}").statusCode()).isEqualTo(401);
        signed.put("webhook-timestamp", "1614265000");
        assertThat(post("/hook", signed, "{\"test\": 2432232314}").body()).contains("five minutes");
        assertThat(post("/elsewhere", Map.of(), "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void signs_so_that_it_would_take_it() throws Exception {
        String secret = StandardWebhooks.newSecret();
        platform.verifySignatures("/hook", secret);
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        var headers = new StandardWebhooks(secret).headers("m1", NOW, body);
        assertThat(post("/hook", headers, "{\"a\":1}").statusCode()).isEqualTo(200);
    }

    @Test
    void can_be_told_to_fail() throws Exception {
        platform.answerNext("/bot", Answer.json(429, "{}").with("Retry-After", "3"), Answer.close());
        platform.answerAlways("/bot1/slow", Answer.status(500).after(Duration.ofMillis(50)));
        var throttled = post("/bot1/sendMessage", Map.of(), "{}");
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("3");
        assertThatThrownBy(() -> post("/bot1/sendMessage", Map.of(), "{}")).isInstanceOf(IOException.class);
        for (int i = 0; i < 2; i++) {
            assertThat(post("/bot1/slow", Map.of(), "{}").statusCode()).isEqualTo(500);
        }
        assertThat(post("/bot1/getMe", Map.of(), "").statusCode()).isEqualTo(200);
    }

    @Test
    void can_be_told_to_break_off_hang_drip_flood_and_lead_astray() throws Exception {
        platform.answerNext(
                "/hook",
                Answer.reset(),
                Answer.hang(),
                Answer.drip(Duration.ofMillis(5)),
                Answer.flood(3_000_000),
                Answer.redirect(platform.url("/elsewhere")),
                Answer.tooFast(Duration.ofSeconds(7)));
        assertThatThrownBy(() -> post("/hook", Map.of(), "{}"))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("Connection reset");
        HttpRequest impatient = HttpRequest.newBuilder(platform.url("/hook"))
                .timeout(Duration.ofMillis(200))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThatThrownBy(() -> http.send(impatient, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(java.net.http.HttpTimeoutException.class);
        try (var dripping =
                http.send(impatient, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            assertThat(dripping.readNBytes(3)).containsOnly('x');
        }
        assertThat(post("/hook", Map.of(), "{}").body()).hasSize(3_000_000);
        assertThat(post("/hook", Map.of(), "{}").headers().firstValue("Location"))
                .contains(platform.url("/elsewhere").toString());
        assertThat(post("/hook", Map.of(), "{}").headers().firstValue("Retry-After"))
                .contains("7");
        assertThat(platform.received("/hook"))
                .extracting(ReceivedRequest::status)
                .containsExactly(0, 0, 200, 200, 302, 429);
    }

    @Test
    void waits_for_what_is_expected_and_says_what_came_instead() throws Exception {
        Thread.ofVirtual().start(() -> {
            try {
                post("/hook/a", Map.of(), "{}");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(platform.await("/hook", 1, Duration.ofSeconds(5))).hasSize(1);
        assertThatThrownBy(() -> platform.await("/other", 1, Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("0 of 1 in all");
    }

    private HttpResponse<String> post(String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(platform.url(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
