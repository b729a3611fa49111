package io.chatroom.conversation.webhooks;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.FeedEvent;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.Attempt;
import io.chatroom.events.Topics;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class WebhooksTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    CredentialCipher cipher;

    @Inject
    WebhookDeliveries deliveries;

    private final ObjectMapper json = new ObjectMapper();
    private UUID inbox;

    @BeforeEach
    void an_inbox() {
        inbox = database.inbox("telegram");
    }

    @AfterEach
    void nobody_listens() {
        database.run("delete from webhook_subscription");
    }

    private JsonPath create(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "Warehouse",
                "url",
                "https://warehouse.example.com/chatroom",
                "event_types",
                List.of("message.created"),
                "inbox_ids",
                List.of(inbox)));
        body.putAll(more);
        return people.as(Role.ADMIN)
                .body(body)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static void send(String topic, String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    private JsonPath log(String webhook) {
        return people.as(Role.ADMIN)
                .get("/api/v1/webhooks/" + webhook + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private UUID delivered(String webhook, String event) {
        return eventuallyOne(webhook, event);
    }

    private UUID eventuallyOne(String webhook, String event) {
        eventually(() -> assertThat(log(webhook).getList("items.type")).containsOnly(event));
        return UUID.fromString(log(webhook).getString("items[0].id"));
    }

    private void receipt(UUID delivery, ReplyReceipt receipt) {
        send(Topics.RECEIPTS, receipt.key(), EventJson.write(receipt, ReplyReceipt.class));
    }

    private UUID lane(UUID delivery) {
        return (UUID) database.one("select lane from webhook_delivery where id = ?", delivery);
    }

    private static Attempt attempt(String outcome, int status) {
        return new Attempt(Ids.next(), 1, Instant.now(), 12, outcome, status, null, "thanks");
    }

    private void awaitStatus(String webhook, UUID delivery, String status) {
        eventually(() -> people.as(Role.ADMIN)
                .get("/api/v1/webhooks/" + webhook + "/deliveries/" + delivery)
                .then()
                .statusCode(200)
                .body("delivery.status", equalTo(status)));
    }

    @Test
    void a_webhook_is_made_with_a_secret_that_is_shown_once_and_announced_sealed() throws Exception {
        JsonPath made = create(Map.of());
        String id = made.getString("webhook.id");
        String secret = made.getString("secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(people.as(Role.ADMIN).get("/api/v1/webhooks/" + id).asString())
                .doesNotContain("whsec_", "secret");

        eventually(() -> assertThat(Topic.read(Topics.INBOXES))
                .anyMatch(record -> record.key().equals(id)));
        JsonNode announced = json.readTree(Topic.read(Topics.INBOXES).stream()
                .filter(record -> record.key().equals(id))
                .toList()
                .getLast()
                .payload());
        assertThat(announced.path("platform").asText()).isEqualTo("integration");
        assertThat(announced.path("keys")).isEmpty();
        assertThat(new String(
                        cipher.open(
                                UUID.fromString(id),
                                announced.path("credentials").asText()),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"secret\":[\"" + secret + "\"]}");
        assertThat(database.count(
                        "select count(*) from audit_event where action = 'webhook.created' and subject = ?",
                        "webhook:" + id))
                .isEqualTo(1);
    }

    @Test
    void what_happens_in_its_inboxes_is_asked_to_be_delivered_in_order_and_nothing_else_is() throws Exception {
        String id = create(Map.of()).getString("webhook.id");
        Talk talk = Talk.in(inbox);
        store.started(talk);
        store.receive(talk.says("second", "And?"));
        store.started(Talk.in(database.inbox("telegram")));

        eventually(() -> assertThat(log(id).getList("items.type")).hasSize(2).containsOnly("message.created"));
        eventually(() -> assertThat(asked(id)).hasSize(2));
        List<JsonNode> asked = asked(id);
        JsonNode first = json.readTree(asked.getFirst().path("text").asText());
        assertThat(first.path("type").asText()).isEqualTo("message.created");
        assertThat(first.path("data").path("type").asText()).isEqualTo("incoming");
        assertThat(asked.getFirst().path("source_seq").asLong())
                .isLessThan(asked.get(1).path("source_seq").asLong());
        assertThat(asked.getFirst().path("conversation_id"))
                .isEqualTo(asked.get(1).path("conversation_id"));
        assertThat(json.readTree(asked.get(1).path("text").asText())
                        .at("/data/text")
                        .asText())
                .isEqualTo("And?");
    }

    @Test
    void of_an_erased_contact_nothing_that_was_told_is_left_and_what_waits_is_told_no_more() throws Exception {
        String id = create(Map.of()).getString("webhook.id");
        Talk talk = Talk.in(inbox);
        UUID conversation = store.started(talk);
        store.receive(talk.says("secret", "My secret is 4711"));
        eventually(() -> assertThat(log(id).getList("items")).hasSize(2));
        String secret = "select count(*) from webhook_delivery where payload like '%4711%'";
        assertThat(database.count(secret)).isEqualTo(1);
        UUID lane = (UUID)
                database.one("select distinct lane from webhook_delivery where subscription_id = cast(? as uuid)", id);
        String told = Topic.read(Topics.FEED).stream()
                .filter(record -> record.key().equals(conversation.toString())
                        && record.payload().contains("4711"))
                .toList()
                .getLast()
                .payload();

        people.as(Role.ADMIN)
                .post("/api/v1/contacts/"
                        + database.one("select contact_id from conversation where id = ?", conversation) + "/erase")
                .then()
                .statusCode(200);

        assertThat(database.count(secret)).isZero();
        eventually(() -> assertThat(asked(id))
                .anyMatch(command -> command.path("type").asText().equals("erasure_requested")
                        && command.path("conversation_id").asText().equals(lane.toString())));
        // as if the log were read anew by one who has not told it yet
        FeedEvent again = EventJson.read(told.getBytes(StandardCharsets.UTF_8), FeedEvent.class);
        send(
                Topics.FEED,
                again.key(),
                EventJson.write(
                        new FeedEvent(
                                Ids.next(),
                                again.type(),
                                again.conversationId(),
                                again.inboxId(),
                                again.at(),
                                again.data()),
                        FeedEvent.class));
        FeedEvent marker = new FeedEvent(
                Ids.next(), "message.created", null, inbox, Instant.now(), json.readTree("{\"id\":\"marker\"}"));
        send(Topics.FEED, again.key(), EventJson.write(marker, FeedEvent.class));
        eventually(() -> assertThat(log(id).getList("items.event_id"))
                .contains(marker.eventId().toString()));
        assertThat(database.count(secret)).isZero();
    }

    private List<JsonNode> asked(String webhook) {
        return Topic.read(Topics.REPLIES).stream()
                .map(record -> {
                    try {
                        return json.readTree(record.payload());
                    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                        throw new AssertionError(e);
                    }
                })
                .filter(command -> command.path("inbox_id").asText().equals(webhook))
                .toList();
    }

    @Test
    void an_event_that_is_told_twice_is_delivered_once() throws Exception {
        String id = create(Map.of("event_types", List.of("inbox.updated"))).getString("webhook.id");
        FeedEvent event = new FeedEvent(
                Ids.next(),
                "inbox.updated",
                null,
                inbox,
                Instant.now().plusSeconds(1),
                json.readTree("{\"id\":\"x\"}"));
        send(Topics.FEED, event.key(), EventJson.write(event, FeedEvent.class));
        send(Topics.FEED, event.key(), EventJson.write(event, FeedEvent.class));
        FeedEvent marker = new FeedEvent(
                Ids.next(),
                "inbox.updated",
                null,
                inbox,
                Instant.now().plusSeconds(1),
                json.readTree("{\"id\":\"y\"}"));
        send(Topics.FEED, marker.key(), EventJson.write(marker, FeedEvent.class));

        eventually(() -> assertThat(log(id).getList("items.event_id"))
                .containsExactly(marker.eventId().toString(), event.eventId().toString()));
    }

    @Test
    void what_delivery_says_is_in_the_log_and_what_failed_can_be_delivered_anew() {
        String id = create(Map.of()).getString("webhook.id");
        store.started(Talk.in(inbox));
        UUID delivery = delivered(id, "message.created");

        receipt(
                delivery,
                new ReplyReceipt.ReplyAttempted(
                        Ids.next(),
                        delivery,
                        lane(delivery),
                        Instant.now(),
                        attempt("unavailable", 503),
                        Instant.now().plus(Duration.ofHours(1)),
                        null,
                        null));
        awaitStatus(id, delivery, "retrying");
        receipt(
                delivery,
                new ReplyReceipt.ReplyDead(
                        Ids.next(),
                        delivery,
                        lane(delivery),
                        Instant.now(),
                        attempt("unavailable", 503),
                        "attempts_exhausted",
                        "It answered 503.",
                        null));
        awaitStatus(id, delivery, "failed");

        people.as(Role.ADMIN)
                .body("{\"dry_run\": true}")
                .post("/api/v1/webhooks/" + id + "/redrive")
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(1));
        people.as(Role.ADMIN)
                .body("{}")
                .post("/api/v1/webhooks/" + id + "/redrive")
                .then()
                .body("deliveries", equalTo(1));
        people.as(Role.ADMIN)
                .body("{}")
                .post("/api/v1/webhooks/" + id + "/redrive")
                .then()
                .body("deliveries", equalTo(0));
        awaitStatus(id, delivery, "queued");

        // late news of the first time changes nothing any more
        receipt(
                delivery,
                new ReplyReceipt.ReplyDead(
                        Ids.next(),
                        delivery,
                        lane(delivery),
                        Instant.now(),
                        null,
                        "attempts_exhausted",
                        "Late.",
                        null));
        receipt(
                delivery,
                new ReplyReceipt.ReplySent(
                        Ids.next(), delivery, lane(delivery), Instant.now(), attempt("sent", 200), List.of("x"), 1));
        awaitStatus(id, delivery, "delivered");
        people.as(Role.ADMIN)
                .get("/api/v1/webhooks/" + id + "/deliveries/" + delivery)
                .then()
                .body("attempts.size()", equalTo(3))
                .body("attempts[2].http_status", equalTo(200))
                .body("payload", startsWith("{\"type\":\"message.created\""));
    }

    @Test
    void a_webhook_that_is_switched_off_or_deleted_hears_nothing() {
        String off = create(Map.of("enabled", false)).getString("webhook.id");
        String on = create(Map.of()).getString("webhook.id");
        store.started(Talk.in(inbox));
        delivered(on, "message.created");
        assertThat(log(off).getList("items")).isEmpty();

        people.as(Role.ADMIN).delete("/api/v1/webhooks/" + on).then().statusCode(204);
        people.as(Role.ADMIN).get("/api/v1/webhooks/" + on).then().statusCode(404);
        people.as(Role.ADMIN).get("/api/v1/webhooks").then().body("items.id", not(hasItem(on)));
        eventually(() -> assertThat(Topic.read(Topics.INBOXES))
                .filteredOn(record -> record.key().equals(on))
                .last()
                .extracting(Topic.Record::payload)
                .isEqualTo(""));
    }

    @Test
    void a_new_secret_signs_beside_the_one_until_now() throws Exception {
        JsonPath made = create(Map.of());
        String id = made.getString("webhook.id");
        String second = people.as(Role.ADMIN)
                .body("{}")
                .post("/api/v1/webhooks/" + id + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        String sealed =
                (String) database.one("select credentials from webhook_subscription where id = ?", UUID.fromString(id));
        assertThat(new String(cipher.open(UUID.fromString(id), sealed), StandardCharsets.UTF_8))
                .isEqualTo("{\"secret\":[\"" + second + "\",\"" + made.getString("secret") + "\"]}");
    }

    @Test
    void the_log_is_forgotten_in_time() {
        String id = create(Map.of()).getString("webhook.id");
        store.started(Talk.in(inbox));
        delivered(id, "message.created");
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> deliveries.forgetSome(Instant.now().minusSeconds(60)));
        assertThat(log(id).getList("items")).hasSize(1);
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> deliveries.forgetSome(Instant.now().plusSeconds(1)));
        assertThat(log(id).getList("items")).isEmpty();
    }

    @Test
    void what_is_no_webhook_is_refused() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("url", "ftp://example.com/"),
                Map.of("url", "nonsense"),
                Map.of("event_types", List.of()),
                Map.of("name", " "))) {
            Map<String, Object> body = new HashMap<>(Map.of(
                    "name", "Warehouse", "url", "https://example.com/", "event_types", List.of("message.created")));
            body.putAll(wrong);
            people.as(Role.ADMIN)
                    .body(body)
                    .post("/api/v1/webhooks")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("validation_failed"));
        }
    }
}
