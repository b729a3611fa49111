package io.chatroom.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** With shorter patience than in production, so that it can be waited for. */
@QuarkusTest
@WithTestResource(EnginesForTests.class)
@TestProfile(HostileClientsTest.Impatient.class)
class HostileClientsTest {

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "chatroom.ingest.body-timeout", "2s",
                    "quarkus.http.read-timeout", "2S",
                    "quarkus.http.idle-timeout", "3S");
        }
    }

    @Inject
    TestInboxes inboxes;

    /** How long, in seconds, random requests are made. */
    @ConfigProperty(name = "chatroom.test.fuzz-seconds", defaultValue = "8")
    int fuzzSeconds;

    @Test
    void who_says_nothing_or_half_a_header_is_hung_up_on() throws Exception {
        for (String beginning : List.of("", "POST /webhooks/webhook/x HTTP/1.1\r\nHost: loc")) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                socket.setSoTimeout(15_000);
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
                Instant started = Instant.now();
                socket.getInputStream().readAllBytes();
                assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void a_body_that_comes_a_byte_now_and_then_is_cut_off() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /webhooks/webhook/" + inbox.key()
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            Instant started = Instant.now();
            Thread drip = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        out.write('{');
                        out.flush();
                        Thread.sleep(300);
                    }
                } catch (IOException | InterruptedException e) {
                    // hung up on, as it should be
                    return;
                }
            });
            byte[] line = socket.getInputStream().readNBytes(12);
            assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
            assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(10));
            drip.interrupt();
        }
    }

    @Test
    void a_compressed_body_is_refused_unopened() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[20 << 20]);
        }
        SignedWebhook webhook = SignedWebhook.of("msg_1", bomb.toByteArray(), SignedWebhook.SECRET, Instant.now());
        webhook.request()
                .header("Content-Encoding", "gzip")
                .post("/webhooks/webhook/" + inbox.key())
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("code", equalTo("unsupported_content_encoding"));
    }

    @Test
    void a_body_nested_without_end_is_refused_or_kept_and_harms_nothing() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        for (String bomb : List.of(
                "[".repeat(120_000),
                "{\"a\":".repeat(40_000),
                "{\"type\":\"message.created\",\"text\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}",
                "{\"type\":\"x\",\"n\":" + "9".repeat(200_000) + "}")) {
            assertThat(SignedWebhook.of(bomb).postTo(inbox.key()).extract().statusCode())
                    .isIn(200, 400, 422);
        }
    }

    @Test
    void random_requests_never_get_an_answer_that_blames_us() throws Exception {
        TestInbox webhook = inboxes.webhook(SignedWebhook.SECRET);
        TestInbox telegram = inboxes.create("telegram", Map.of(), Map.of("secret_token", List.of("s3cret-Token_1")));
        TestInbox site = inboxes.create("site", Map.of(), Map.of());
        Random random = new Random(20_261);
        Instant end = Instant.now().plusSeconds(fuzzSeconds);
        int made = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(end)) {
                HttpRequest request = switch (random.nextInt(5)) {
                    case 0, 1 -> signed(webhook, mutated(SignedWebhook.message("m-" + made), random));
                    case 2 ->
                        request("/webhooks/telegram/" + telegram.key(), "POST", mutated(TELEGRAM, random))
                                .header("X-Telegram-Bot-Api-Secret-Token", "s3cret-Token_1")
                                .build();
                    case 3 ->
                        request("/site/v1/" + site.key() + "/sessions", "POST", mutated("{\"name\":\"Ada\"}", random))
                                .build();
                    default ->
                        request(
                                        "/" + path(random, webhook.key()),
                                        List.of("GET", "POST", "PUT", "DELETE", "PATCH")
                                                .get(random.nextInt(5)),
                                        mutated("{}", random))
                                .build();
                };
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s: %s", request, answer.body())
                        .isLessThan(500);
                if (answer.statusCode() >= 400) {
                    assertThat(answer.headers().firstValue("content-type").orElse(""))
                            .as("%s: %s %s", request, answer.statusCode(), answer.body())
                            .startsWith("application/problem+json");
                }
                made++;
            }
        }
        assertThat(made).isGreaterThan(100);
    }

    private static final String TELEGRAM = """
            {"update_id":7,"message":{"message_id":411,"date":1763900000,"from":{"id":22,"is_bot":false,"first_name":"Grace"},\
            "chat":{"id":22,"type":"private"},"text":"hello","entities":[{"offset":0,"length":5,"type":"bold"}]}}""";

    private static HttpRequest signed(TestInbox inbox, byte[] body) {
        SignedWebhook webhook = SignedWebhook.of("msg_" + System.nanoTime(), body, SignedWebhook.SECRET, Instant.now());
        return request("/webhooks/webhook/" + inbox.key(), "POST", body)
                .header("webhook-id", webhook.id())
                .header("webhook-timestamp", webhook.timestamp())
                .header("webhook-signature", webhook.signature())
                .build();
    }

    private static HttpRequest.Builder request(String path, String method, byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static byte[] mutated(String body, Random random) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = switch (random.nextInt(3)) {
                case 0 -> (byte) random.nextInt();
                case 1 -> (byte) "{}[]\":,0-\\u".charAt(random.nextInt(11));
                default -> bytes[random.nextInt(bytes.length)];
            };
        }
        return random.nextInt(10) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static String path(Random random, String key) {
        List<String> parts = List.of(
                "webhooks",
                "site",
                "v1",
                "webhook",
                "telegram",
                key,
                "sessions",
                "messages",
                "..",
                "%00",
                "%C3%28",
                "a".repeat(300));
        StringBuilder path = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            path.append(parts.get(random.nextInt(parts.size()))).append(i > 0 ? "/" : "");
        }
        return path.toString();
    }
}
