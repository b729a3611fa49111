package io.chatroom.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.chatroom.events.InboundEvent;
import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.ingest.TopicReader;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
class WebhookTest {
    @Inject
    TestInboxes inboxes;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void a_signed_webhook_is_on_the_topic_when_it_is_answered() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        SignedWebhook webhook = SignedWebhook.of(SignedWebhook.message("m-1"));
        webhook.postTo(inbox.key()).statusCode(200).body(is(""));

        List<ConsumerRecord<String, byte[]>> records = topic().records(inbox.id());
        assertThat(records).hasSize(1);
        ConsumerRecord<String, byte[]> record = records.getFirst();
        InboundEvent.MessageReceived event =
                (InboundEvent.MessageReceived) topic().events(inbox.id()).getFirst();
        assertThat(record.key()).isEqualTo(inbox.id() + ":c-1");
        assertThat(header(record, "ce_id")).isEqualTo(event.eventId().toString());
        assertThat(header(record, "ce_type")).isEqualTo("io.chatroom.message_received");
        assertThat(header(record, "ce_source")).isEqualTo("/ingest-service");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(Instant.parse(header(record, "ce_time"))).isEqualTo(event.receivedAt());
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(event.text()).isEqualTo("Grüße 🙂");
        assertThat(event.raw()).isEqualTo(webhook.body());
    }

    @Test
    void the_signature_is_over_the_bytes_whatever_they_look_like() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        String odd = " \n\t" + SignedWebhook.message("m-1").replace(":", " :\t").replace("ü", "\\u00fc") + " \r\n";
        SignedWebhook.of(odd).postTo(inbox.key()).statusCode(200);
        assertThat(topic().events(inbox.id()))
                .singleElement()
                .satisfies(event -> assertThat(((InboundEvent.MessageReceived) event).text())
                        .isEqualTo("Grüße 🙂"));
    }

    @Test
    void an_older_secret_stays_valid_beside_a_new_one() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.OTHER_SECRET, SignedWebhook.SECRET);
        SignedWebhook.of(SignedWebhook.message("m-1")).postTo(inbox.key()).statusCode(200);
    }

    @Test
    void all_events_of_a_batch_are_published_in_order() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        String batch = "{\"events\":[" + SignedWebhook.message("m-1") + "," + SignedWebhook.message("m-2")
                + ",{\"type\":\"from.the.future\"}," + SignedWebhook.message("m-3") + "]}";
        SignedWebhook.of(batch).postTo(inbox.key()).statusCode(200);
        List<InboundEvent> events = topic().events(inbox.id());
        assertThat(events).hasSize(4);
        assertThat(events.stream().filter(InboundEvent.MessageReceived.class::isInstance))
                .extracting(event -> ((InboundEvent.MessageReceived) event).externalMessageId())
                .containsExactly("m-1", "m-2", "m-3");
        assertThat(events.stream().filter(InboundEvent.Unreadable.class::isInstance))
                .hasSize(1);
    }

    @Test
    void the_same_webhook_five_times_at_once_has_one_event_id() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        SignedWebhook webhook = SignedWebhook.of(SignedWebhook.message("m-1"));
        try (ExecutorService five = Executors.newFixedThreadPool(5)) {
            Callable<ValidatableResponse> post = () -> webhook.postTo(inbox.key());
            for (Future<ValidatableResponse> answer : five.invokeAll(java.util.Collections.nCopies(5, post))) {
                answer.get().statusCode(200);
            }
        }
        assertThat(topic().events(inbox.id()))
                .hasSize(5)
                .extracting(InboundEvent::eventId)
                .containsOnly(topic().events(inbox.id()).getFirst().eventId());
    }

    @Test
    void telegram_is_answered_with_an_empty_body() {
        TestInbox inbox = inboxes.create(
                "telegram", Map.of(), Map.of("secret_token", List.of("a-secret-token"), "bot_token", List.of("1:a")));
        String update =
                "{\"update_id\":5,\"message\":{\"message_id\":7,\"date\":1772618398,\"chat\":{\"id\":42,\"type\":\"private\"},"
                        + "\"from\":{\"id\":42,\"first_name\":\"Mira\"},\"text\":\"Hello\"}}";
        SignedWebhook.json()
                .header("X-Telegram-Bot-Api-Secret-Token", "a-secret-token")
                .body(update)
                .post("/webhooks/telegram/" + inbox.key())
                .then()
                .statusCode(200)
                // a body would be taken for a call of the Bot API
                .body(is(""));
        assertThat(topic().events(inbox.id())).singleElement().isInstanceOf(InboundEvent.MessageReceived.class);

        refused(
                SignedWebhook.json()
                        .header("X-Telegram-Bot-Api-Secret-Token", "another-token")
                        .body(update)
                        .post("/webhooks/telegram/" + inbox.key())
                        .then(),
                401,
                "not_genuine");
        // it would be sent again for a day, with what stands behind it
        SignedWebhook.json()
                .header("X-Telegram-Bot-Api-Secret-Token", "a-secret-token")
                .body("{")
                .post("/webhooks/telegram/" + inbox.key())
                .then()
                .statusCode(200)
                .body(is(""));
        assertThat(topic().events(inbox.id())).hasSize(2).anyMatch(InboundEvent.Unreadable.class::isInstance);
    }

    @Test
    void a_homeserver_finds_all_its_addresses_behind_the_inboxs() {
        TestInbox inbox = inboxes.create(
                "matrix",
                Map.of("bot_user_id", "@support:kit.example"),
                Map.of("hs_token", List.of("a-token-of-the-homeserver"), "as_token", List.of("a-token-of-ours")));
        String behind = "/webhooks/matrix/" + inbox.key() + "/_matrix/app/v1/";
        String transaction =
                "{\"events\":[{\"type\":\"m.room.message\",\"room_id\":\"!r:kit.example\",\"event_id\":\"$1\","
                        + "\"sender\":\"@mira:kit.example\",\"content\":{\"msgtype\":\"m.text\",\"body\":\"Hello\"}}]}";
        for (String address :
                List.of(behind + "transactions/a%2Fb", "/webhooks/matrix/" + inbox.key() + "/transactions/2")) {
            homeserver("a-token-of-the-homeserver")
                    .body(transaction)
                    .put(address)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body(is("{}"));
        }
        assertThat(topic().events(inbox.id()))
                .hasSize(2)
                .extracting(InboundEvent::eventId)
                .containsOnly(topic().events(inbox.id()).getFirst().eventId());

        homeserver("a-token-of-the-homeserver")
                .body("{\"transaction_id\":\"1\"}")
                .post(behind + "ping")
                .then()
                .statusCode(200)
                .body(is("{}"));
        homeserver("a-token-of-the-homeserver")
                .get(behind + "users/@support:kit.example")
                .then()
                .statusCode(200);
        homeserver("a-token-of-the-homeserver")
                .get(behind + "rooms/%23shop:kit.example")
                .then()
                .statusCode(404)
                .body("errcode", is("M_NOT_FOUND"));
        homeserver("another-token")
                .body(transaction)
                .put(behind + "transactions/3")
                .then()
                .statusCode(403)
                .body("errcode", is("M_FORBIDDEN"));
        refused(homeserver("a-token-of-the-homeserver").post(behind).then(), 404, "no_such_inbox");
        assertThat(topic().events(inbox.id())).hasSize(2);
    }

    private static RequestSpecification homeserver(String token) {
        return SignedWebhook.json().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
    }

    @Test
    void a_bad_signature_is_401_and_nothing_is_on_the_topic() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        byte[] body = SignedWebhook.message("m-1").getBytes(StandardCharsets.UTF_8);
        refused(
                SignedWebhook.of("msg_1", body, SignedWebhook.OTHER_SECRET, Instant.now())
                        .postTo(inbox.key()),
                401,
                "not_genuine");
        refused(
                SignedWebhook.of(
                                "msg_1",
                                body,
                                SignedWebhook.SECRET,
                                Instant.now().minusSeconds(400))
                        .postTo(inbox.key()),
                401,
                "not_genuine");
        refused(
                SignedWebhook.json()
                        .body(body)
                        .post("/webhooks/webhook/" + inbox.key())
                        .then(),
                401,
                "not_genuine");
        refused(SignedWebhook.json().get("/webhooks/webhook/" + inbox.key()).then(), 401, "not_genuine");
        assertThat(topic().records(inbox.id())).isEmpty();
    }

    @Test
    void an_unknown_inbox_platform_or_state_is_the_same_404() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        TestInbox disabled = inboxes.webhook(SignedWebhook.SECRET);
        inboxes.disable(disabled, "webhook");
        TestInbox site = inboxes.create("site", Map.of(), Map.of());
        TestInbox removed = inboxes.webhook(SignedWebhook.SECRET);
        inboxes.remove(removed);
        SignedWebhook webhook = SignedWebhook.of(SignedWebhook.message("m-1"));
        for (String path : List.of(
                "/webhooks/webhook/no-such-key",
                "/webhooks/telegram/" + inbox.key(),
                "/webhooks/fax/" + inbox.key(),
                "/webhooks/site/" + site.key(),
                "/webhooks/webhook/" + inbox.key() + "/behind",
                "/webhooks/webhook/" + disabled.key(),
                "/webhooks/webhook/" + removed.key())) {
            refused(webhook.request().post(path).then(), 404, "no_such_inbox");
        }
    }

    @Test
    void an_inbox_whose_secrets_are_lost_asks_to_be_tried_later() {
        TestInbox inbox = inboxes.unusable();
        refused(SignedWebhook.of(SignedWebhook.message("m-1")).postTo(inbox.key()), 503, "inbox_unusable")
                .header("Retry-After", notNullValue());
    }

    @Test
    void records_of_nonsense_do_not_stop_the_inbox_table() {
        inboxes.nonsense();
        SignedWebhook.of(SignedWebhook.message("m-1"))
                .postTo(inboxes.webhook(SignedWebhook.SECRET).key())
                .statusCode(200);
    }

    @Test
    void what_is_not_json_is_400_and_nothing_is_stored() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        for (String body : List.of("", "{", "hello", "{\"a\":1,\"a\":2}", "[".repeat(5000), "{}{}")) {
            refused(SignedWebhook.of(body).postTo(inbox.key()), 400, "invalid_json");
        }
        assertThat(topic().records(inbox.id())).isEmpty();
    }

    @Test
    void missing_fields_are_named_and_nothing_of_a_batch_is_stored() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        refused(
                        SignedWebhook.of("{\"type\":\"message.created\",\"text\":\"hi\"}")
                                .postTo(inbox.key()),
                        422,
                        "invalid_event")
                .body("errors.field", hasItem("external_conversation_id"))
                .body("errors.field", hasItem("sender.external_id"));
        String batch = "{\"events\":[" + SignedWebhook.message("m-1")
                + ",{\"type\":\"message.deleted\",\"external_id\":\"m\"}]}";
        refused(SignedWebhook.of(batch).postTo(inbox.key()), 422, "invalid_event")
                .body("errors.field", hasItem("events[1].external_conversation_id"))
                .body("errors[0].code", equalTo("required"))
                .body("errors[0].message", containsString("external_conversation_id"));
        refused(SignedWebhook.of("[]").postTo(inbox.key()), 422, "invalid_event");
        assertThat(topic().records(inbox.id())).isEmpty();
    }

    @Test
    void another_content_type_is_415() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        SignedWebhook webhook = SignedWebhook.of(SignedWebhook.message("m-1"));
        refused(
                        webhook.request()
                                .contentType("text/plain")
                                .post("/webhooks/webhook/" + inbox.key())
                                .then(),
                        415,
                        "unsupported_media_type")
                .body("detail", containsString("application/json"));
        webhook.request()
                .contentType("Application/JSON; charset=utf-8")
                .post("/webhooks/webhook/" + inbox.key())
                .then()
                .statusCode(200);
        assertThat(topic().records(inbox.id())).hasSize(1);
    }

    @Test
    void a_body_over_the_limit_is_413_whether_or_not_it_says_so_first() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        byte[] fits = SignedWebhook.message("m-1")
                .replace("Grüße", "x".repeat(255 * 1024))
                .getBytes(StandardCharsets.UTF_8);
        SignedWebhook.of("msg_1", fits, SignedWebhook.SECRET, Instant.now())
                .postTo(inbox.key())
                .statusCode(200);
        for (int size : List.of(256 * 1024 + 1, 3 * 1024 * 1024)) {
            byte[] large = new byte[size];
            for (boolean declared : List.of(true, false)) {
                HttpResponse<String> answer = post("/webhooks/webhook/" + inbox.key(), large, declared);
                assertThat(answer.statusCode())
                        .as("%s bytes, declared: %s", size, declared)
                        .isEqualTo(413);
                assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
                assertThat(answer.body()).contains("\"code\":\"body_too_large\"");
            }
        }
        assertThat(topic().records(inbox.id())).hasSize(1);
    }

    @Test
    void the_largest_body_in_its_widest_form_still_fits_into_a_record() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        String emojis = SignedWebhook.message("m-1").replace("Grüße", "🙂".repeat(65_000));
        SignedWebhook.of(emojis).postTo(inbox.key()).statusCode(200);
        String unknown = "{\"type\":\"x\",\"a\":\"" + "\\u0001".repeat(43_000) + "\"}";
        SignedWebhook.of(unknown).postTo(inbox.key()).statusCode(200);
        assertThat(topic().events(inbox.id())).hasSize(2);
    }

    @Test
    void unknown_routes_and_methods_are_problems_too() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        refused(SignedWebhook.json().get("/").then(), 404, "not_found");
        refused(SignedWebhook.json().post("/webhooks").then(), 404, "not_found");
        refused(SignedWebhook.json().post("/webhooks/webhook").then(), 404, "not_found");
        refused(SignedWebhook.json().delete("/webhooks/webhook/" + inbox.key()).then(), 405, "method_not_allowed");
    }

    @Test
    void a_request_that_is_hardly_http_is_refused_and_nothing_breaks() throws IOException {
        for (String line : List.of("POST /webhooks/%zz HTTP/1.1", "POST /webhooks/webhook/%00%ff HTTP/1.1")) {
            String answer = raw(line + "\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "\tat ");
        }
        assertThat(raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: nonsense\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void an_accept_header_does_not_matter() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        SignedWebhook webhook = SignedWebhook.of(SignedWebhook.message("m-1"));
        webhook.request()
                .accept("application/json")
                .post("/webhooks/webhook/" + inbox.key())
                .then()
                .statusCode(200);
        webhook.request()
                .accept("image/png")
                .post("/webhooks/webhook/" + inbox.key())
                .then()
                .statusCode(200);
        refused(
                SignedWebhook.json()
                        .accept("image/png")
                        .post("/webhooks/webhook/" + inbox.key())
                        .then(),
                401,
                "not_genuine");
    }

    @Test
    void a_request_id_is_kept_if_it_is_one() {
        SignedWebhook.json()
                .header("X-Request-Id", "abc-1")
                .get("/nowhere")
                .then()
                .body("request_id", equalTo("abc-1"));
        SignedWebhook.json()
                .header("X-Request-Id", "<script>")
                .get("/nowhere")
                .then()
                .body("request_id", not(containsString("<")));
    }

    @Test
    void what_happened_is_counted_by_inbox() {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        SignedWebhook.of(SignedWebhook.message("m-1")).postTo(inbox.key()).statusCode(200);
        SignedWebhook.of("{\"type\":\"new.kind\"}").postTo(inbox.key()).statusCode(200);
        SignedWebhook.json().post("/webhooks/webhook/" + inbox.key()).then().statusCode(401);
        String metrics = SignedWebhook.json()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String id = inbox.id().toString();
        assertThat(metrics.lines().filter(line -> line.contains(id)))
                .anyMatch(line -> line.startsWith("chatroom_ingest_events_total")
                        && line.contains("\"accepted\"")
                        && line.endsWith(" 1.0"))
                .anyMatch(line -> line.startsWith("chatroom_ingest_events_total")
                        && line.contains("\"unreadable\"")
                        && line.endsWith(" 1.0"))
                .anyMatch(line -> line.startsWith("chatroom_ingest_webhooks_total")
                        && line.contains("\"forged\"")
                        && line.endsWith(" 1.0"));
    }

    @Test
    void it_is_live_started_and_ready() {
        for (String probe : List.of("live", "started", "ready")) {
            SignedWebhook.json()
                    .get("/q/health/" + probe)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
        }
        SignedWebhook.json()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", notNullValue());
    }

    private TopicReader topic() {
        return new TopicReader(bootstrap);
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("errors", notNullValue())
                .body("request_id", notNullValue())
                .body(not(containsString("Exception")));
    }

    private static HttpResponse<String> post(String path, byte[] body, boolean declared)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("content-type", "application/json")
                .expectContinue(false)
                .POST(
                        declared
                                ? HttpRequest.BodyPublishers.ofByteArray(body)
                                : HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
