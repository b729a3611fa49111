package io.chatroom.conversation.quarantine;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Records;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Header;
import io.chatroom.events.RedriveRequested;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class QuarantineTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    CountHeld countHeld;

    private UUID inbox;
    private Talk talk;

    @BeforeEach
    void a_talk() {
        inbox = database.inbox("telegram");
        talk = Talk.in(inbox);
    }

    private UUID entry() {
        return (UUID) database.one("select id from quarantine where inbox_id = ?", inbox);
    }

    private Object ofEntry(UUID id, String column) {
        return database.one("select " + column + " from quarantine where id = ?", id);
    }

    private long entries() {
        return database.count("select count(*) from quarantine where inbox_id = ?", inbox);
    }

    private List<Object> texts() {
        return database.column("""
                select m.text from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ? order by m.seq""", inbox);
    }

    private ValidatableResponse redrive(String body) {
        return people.as(Role.ADMIN)
                .body(body)
                .post("/api/v1/quarantine/redrive")
                .then();
    }

    private ValidatableResponse redrive(UUID id) {
        return redrive("{\"ids\": [\"" + id + "\"]}");
    }

    private void aMinutePasses() {
        database.run(
                "update quarantine set redriven_at = redriven_at - interval '61 seconds' where inbox_id = ?", inbox);
    }

    @Test
    void shows_what_came_and_why_it_is_held() {
        store.receive(talk.isNotUnderstood("1", "unknown type message.pinned"));

        people.as(Role.ADMIN)
                .get("/api/v1/quarantine?inbox_id=" + inbox)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("webhook"))
                .body("items[0].topic", equalTo(Topics.INBOUND))
                .body("items[0].reason", equalTo("unknown type message.pinned"))
                .body("items[0].state", equalTo("held"))
                .body("items[0].redrives", equalTo(0))
                .body("items[0].size", equalTo(12))
                .body("items[0].created_at", notNullValue())
                .body("next_cursor", nullValue());
        people.as(Role.ADMIN)
                .get("/api/v1/quarantine/" + entry())
                .then()
                .statusCode(200)
                .body("entry.id", equalTo(entry().toString()))
                .body("headers[0].name", equalTo("content-type"))
                .body("headers[0].value", equalTo("application/json"))
                .body("text", equalTo("{\"odd\": \"1\"}"))
                .body(
                        "raw",
                        equalTo(Base64.getEncoder()
                                .encodeToString("{\"odd\": \"1\"}".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void content_that_is_no_text_is_shown_as_bytes_only() {
        store.receive(Records.batch(Topics.INBOUND, List.of(new byte[] {(byte) 0xff, 0, 1})));
        UUID id = (UUID) database.one("select id from quarantine order by id desc limit 1");

        people.as(Role.ADMIN)
                .get("/api/v1/quarantine/" + id)
                .then()
                .statusCode(200)
                .body("entry.kind", equalTo("record"))
                .body("text", nullValue())
                .body("raw", equalTo("/wAB"));
    }

    @Test
    void lists_page_by_page_and_by_inbox_topic_and_reason() {
        for (int i = 1; i <= 5; i++) {
            store.receive(talk.isNotUnderstood("a" + i, "unknown Type " + i));
        }
        store.receive(talk.isNotUnderstood("b", "something else"));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = people.as(Role.ADMIN)
                    .queryParam("reason", "unknown type")
                    .queryParam("topic", Topics.INBOUND)
                    .queryParam("inbox_id", inbox)
                    .get("/api/v1/quarantine?limit=2" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.reason"));
            cursor = page.getString("next_cursor") == null ? "" : "&cursor=" + page.getString("next_cursor");
        } while (!cursor.isEmpty());

        assertThat(seen)
                .containsExactly(
                        "unknown Type 5", "unknown Type 4", "unknown Type 3", "unknown Type 2", "unknown Type 1");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=many, limit",
        "cursor=yesterday, cursor",
        "inbox_id=mine, inbox_id"
    })
    void says_which_parameter_cannot_be_read(String query, String name) {
        people.as(Role.ADMIN)
                .get("/api/v1/quarantine?" + query)
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("errors.field", contains(name));
    }

    @Test
    void a_reason_nobody_would_type_is_an_empty_list_or_a_clear_refusal() {
        people.as(Role.ADMIN)
                .queryParam("reason", "no reason of ours%")
                .get("/api/v1/quarantine")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        people.as(Role.ADMIN)
                .queryParam("reason", "\u0000%")
                .get("/api/v1/quarantine")
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
        people.as(Role.ADMIN)
                .get("/api/v1/quarantine?reason=" + "x".repeat(201))
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENT", "VIEWER"})
    void is_for_admins_only(Role role) {
        UUID anything = UUID.randomUUID();
        people.as(role).get("/api/v1/quarantine").then().statusCode(403);
        people.as(role).get("/api/v1/quarantine/" + anything).then().statusCode(403);
        people.as(role)
                .body("{\"ids\": [\"" + anything + "\"]}")
                .post("/api/v1/quarantine/redrive")
                .then()
                .statusCode(403);
        people.as(role).delete("/api/v1/quarantine/" + anything).then().statusCode(403);
    }

    @Test
    void a_webhook_is_asked_for_again_with_all_that_ingest_needs() throws Exception {
        SignedIn admin = people.somebody(Role.ADMIN);
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID id = entry();

        people.as(admin)
                .body("{\"ids\": [\"" + id + "\"]}")
                .post("/api/v1/quarantine/redrive")
                .then()
                .statusCode(200)
                .body("dry_run", equalTo(false))
                .body("matched", equalTo(1))
                .body("redriven", equalTo(1))
                .body("items[0].id", equalTo(id.toString()))
                .body("items[0].outcome", equalTo("redriving"));

        assertThat(ofEntry(id, "state || ' ' || redrives")).isEqualTo("redriving 1");
        eventually(() -> assertThat(asked(id)).hasSize(1));
        RedriveRequested asked = asked(id).getFirst();
        assertThat(asked.inboxId()).isEqualTo(inbox);
        assertThat(asked.platform()).isEqualTo("telegram");
        assertThat(asked.receivedAt()).isEqualTo(Talk.NOON);
        assertThat(asked.headers()).containsExactly(new Header("content-type", "application/json"));
        assertThat(new String(asked.raw(), StandardCharsets.UTF_8)).isEqualTo("{\"odd\": \"1\"}");
        assertThat(database.count(
                        "select count(*) from audit_event where action = 'quarantine.redriven' and account_id = ?",
                        admin.id()))
                .isEqualTo(1);
    }

    private List<RedriveRequested> asked(UUID id) {
        return Topic.read(Topics.REDRIVES).stream()
                .map(record -> {
                    try {
                        return EventJson.read(
                                record.payload().getBytes(StandardCharsets.UTF_8), RedriveRequested.class);
                    } catch (EventJson.MalformedPayload e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(asked -> asked.quarantineId().equals(id))
                .toList();
    }

    @Test
    void an_entry_is_closed_by_the_message_that_came_of_it_although_that_has_the_same_event_id() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID id = entry();
        redrive(id).statusCode(200);

        store.receive(Records.redriven(id, talk.says("1", "Now you understand me")));

        assertThat(texts()).containsExactly("Now you understand me");
        assertThat(entries()).isZero();
        store.receive(Records.redriven(id, talk.says("1", "Now you understand me")));
        assertThat(texts()).hasSize(1);
    }

    @Test
    void an_entry_of_which_several_events_come_is_closed_by_the_first_and_all_are_stored() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID id = entry();
        redrive(id).statusCode(200);

        store.receive(Records.redriven(id, talk.says("1", "one")));
        store.receive(Records.redriven(id, talk.says("2", "two"), talk.says("3", "three")));

        assertThat(texts()).containsExactly("one", "two", "three");
        assertThat(entries()).isZero();
    }

    @Test
    void an_entry_stays_as_long_as_a_part_of_it_is_not_understood() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID id = entry();
        redrive(id).statusCode(200);

        store.receive(Records.redriven(id, talk.isNotUnderstood("part", "half of it is odd"), talk.says("2", "two")));

        assertThat(texts()).containsExactly("two");
        assertThat(ofEntry(id, "state || ': ' || reason")).isEqualTo("held: half of it is odd");
    }

    @Test
    void what_is_not_understood_again_is_held_again_with_the_new_reason() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID id = entry();
        redrive(id).statusCode(200);

        store.receive(Records.redriven(id, talk.isNotUnderstood("1", "known type, unknown field")));

        assertThat(entries()).isEqualTo(1);
        assertThat(ofEntry(id, "state || ' ' || redrives || ': ' || reason"))
                .isEqualTo("held 1: known type, unknown field");
        assertThat(ofEntry(id, "convert_from(payload, 'UTF8')")).isEqualTo("{\"odd\": \"1\"}");
        redrive(id).body("items[0].outcome", equalTo("redriving"));
        assertThat(ofEntry(id, "redrives")).isEqualTo(2);
    }

    @Test
    void an_entry_in_which_nothing_concerns_us_any_more_is_closed() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID id = entry();
        redrive(id).statusCode(200);

        store.receive(Records.redriven(id));

        assertThat(entries()).isZero();
    }

    @Test
    void a_platform_that_repeats_a_webhook_after_the_fix_is_heard_without_anybody_redriving() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));

        store.receive(talk.says("1", "Now you understand me"));
        store.receive(talk.says("1", "Now you understand me"));
        store.receive(talk.isNotUnderstood("1", "unknown type"));

        assertThat(texts()).containsExactly("Now you understand me");
        assertThat(entries()).as("it is closed when somebody redrives it").isEqualTo(1);
    }

    @Test
    void of_one_event_twice_in_a_batch_the_one_that_can_be_read_counts() {
        store.receive(talk.isNotUnderstood("1", "unknown type"), talk.says("1", "Hello"));

        assertThat(texts()).containsExactly("Hello");
    }

    @Test
    void one_that_was_just_asked_for_is_left_alone_and_one_that_seems_stuck_is_asked_for_again() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID id = entry();
        redrive(id).statusCode(200);

        redrive(id).statusCode(200).body("redriven", equalTo(0)).body("items[0].outcome", equalTo("under_way"));
        redrive("{\"filter\": {\"inbox_id\": \"" + inbox + "\"}}").body("matched", equalTo(0));

        aMinutePasses();
        redrive(id).body("items[0].outcome", equalTo("redriving"));
        assertThat(ofEntry(id, "redrives")).isEqualTo(2);
        eventually(() -> assertThat(asked(id)).hasSize(2));
    }

    @Test
    void a_dry_run_counts_and_does_nothing() {
        for (int i = 1; i <= 3; i++) {
            store.receive(talk.isNotUnderstood("a" + i, "unknown type"));
        }

        redrive("{\"filter\": {\"inbox_id\": \"" + inbox
                        + "\", \"reason\": \"UNKNOWN\"}, \"dry_run\": true, \"limit\": 2}")
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("matched", equalTo(3))
                .body("redriven", equalTo(0))
                .body("items", hasSize(2));
        assertThat(database.column("select distinct state from quarantine where inbox_id = ?", inbox))
                .containsExactly("held");
    }

    @Test
    void a_filter_takes_the_oldest_first_and_as_many_as_it_may() {
        for (int i = 1; i <= 3; i++) {
            store.receive(talk.isNotUnderstood("a" + i, "unknown type " + i));
        }

        redrive("{\"filter\": {\"inbox_id\": \"" + inbox + "\"}, \"limit\": 2}")
                .body("matched", equalTo(3))
                .body("redriven", equalTo(2));
        assertThat(database.column("select reason from quarantine where inbox_id = ? and state = 'held'", inbox))
                .containsExactly("unknown type 3");
        redrive("{\"filter\": {\"inbox_id\": \"" + inbox + "\"}, \"limit\": 2}")
                .body("matched", equalTo(1))
                .body("redriven", equalTo(1));
    }

    @Test
    void what_is_not_there_is_said_for_each() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID nothing = UUID.randomUUID();

        redrive("{\"ids\": [\"" + nothing + "\", \"" + entry() + "\"]}")
                .statusCode(200)
                .body("items.outcome", contains("not_found", "redriving"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                                        | ids",
                "{\"ids\": [\"0199b8a0-1c00-7a11-8f00-0000000000a1\"], \"filter\": {}}     | ids",
                "{\"ids\": []}                                                             | ids",
                "{\"ids\": [null]}                                                         | ids.<list element>",
                "{\"filter\": {}, \"limit\": 501}                                          | limit"
            })
    void says_what_is_wrong_with_a_request(String body, String field) {
        redrive(body).statusCode(422).body("code", equalTo("validation_failed")).body("errors", hasSize(1));
    }

    @Test
    void a_record_goes_back_to_its_topic_with_its_key_and_headers_and_is_stored_when_it_can_be() {
        Talk nowhere = Talk.in(Ids.next());
        produce(nowhere.says("1", "Hello"), "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        eventually(() -> assertThat(
                        database.count("select count(*) from quarantine where inbox_id = ?", nowhere.inboxId()))
                .isEqualTo(1));
        UUID id = (UUID) database.one("select id from quarantine where inbox_id = ?", nowhere.inboxId());

        // still nowhere: it comes back, to the same entry
        redrive(id).body("items[0].outcome", equalTo("redriving"));
        eventually(() -> assertThat(ofEntry(id, "state || ' ' || redrives")).isEqualTo("held 1"));

        database.run("""
                insert into inbox (id, name, platform, settings, created_at, updated_at)
                values (?, 'Late', 'telegram', '{}', now(), now())""", nowhere.inboxId());
        redrive(id).body("items[0].outcome", equalTo("redriving"));
        eventually(() -> assertThat(database.count("select count(*) from quarantine where id = ?", id))
                .isZero());

        assertThat(database.column(
                        "select m.text from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ?",
                        nowhere.inboxId()))
                .containsExactly("Hello");
        List<Topic.Record> onTopic = Topic.read(Topics.INBOUND).stream()
                .filter(record -> record.key().equals(nowhere.says("1", "").key()))
                .toList();
        assertThat(onTopic).hasSize(3);
        assertThat(onTopic)
                .extracting(Topic.Record::partition)
                .containsOnly(onTopic.getFirst().partition());
        assertThat(onTopic.getLast().headers())
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry(RedriveRequested.QUARANTINE_HEADER, id.toString());
    }

    private void produce(InboundEvent event, String header, String value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(Topics.INBOUND, event.key(), Records.payload(event));
            record.headers().add(header, value.getBytes(StandardCharsets.UTF_8));
            producer.send(record);
        }
    }

    @Test
    void what_does_not_fit_into_a_record_is_said_so() {
        UUID id = Ids.next();
        database.run("""
                insert into quarantine (id, inbox_id, kind, topic, partition, "offset", headers, payload, reason, created_at)
                values (?, ?, 'record', 'chatroom.inbound.v1', 1, 1, '[]', convert_to(repeat('x', 1000000), 'UTF8'), 'large', now())""", id, inbox);

        redrive(id).statusCode(200).body("redriven", equalTo(0)).body("items[0].outcome", equalTo("too_large"));
    }

    @Test
    void a_place_on_a_topic_that_was_made_anew_does_not_hide_what_stands_there_now() {
        var first = Records.batch(Topics.INBOUND, List.of("one thing".getBytes(StandardCharsets.UTF_8)));
        var record = first.iterator().next();
        var again = new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                new byte[0],
                "another".getBytes(StandardCharsets.UTF_8));
        var partition = first.partitions().iterator().next();

        store.receive(first);
        store.receive(first);
        store.receive(new ConsumerRecords<>(Map.of(partition, List.of(again)), Map.of()));

        assertThat(database.column(
                        "select convert_from(payload, 'UTF8') from quarantine where partition = ? and \"offset\" = ? order by id",
                        record.partition(),
                        record.offset()))
                .containsExactly("one thing", "another");
    }

    @Test
    void is_discarded_for_good_and_the_audit_trail_knows_what_it_was() {
        SignedIn admin = people.somebody(Role.ADMIN);
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID id = entry();

        people.as(admin).delete("/api/v1/quarantine/" + id).then().statusCode(204);

        assertThat(entries()).isZero();
        assertThat(database.one(
                        "select detail ->> 'reason' || length(detail ->> 'sha256') from audit_event where action = 'quarantine.discarded' and account_id = ?",
                        admin.id()))
                .isEqualTo("unknown type64");
        people.as(admin)
                .delete("/api/v1/quarantine/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        people.as(admin).get("/api/v1/quarantine/" + id).then().statusCode(404);
    }

    @Test
    void how_much_is_held_is_in_the_metrics_by_inbox() throws Exception {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        countHeld.count();

        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("chatroom_quarantine_held{inbox=\"" + inbox + "\"} 1.0")
                .contains("chatroom_quarantined_total")
                .contains("chatroom_quarantine_entries_total{fate=\"redriven\"}");
    }
}
