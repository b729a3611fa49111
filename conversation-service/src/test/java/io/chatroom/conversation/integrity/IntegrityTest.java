package io.chatroom.conversation.integrity;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.LogLines;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Records;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.IngestTally;
import io.chatroom.events.IngestTally.InboxTally;
import io.chatroom.events.IngestTally.Published;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class IntegrityTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    TalliesConsumer tallies;

    @Inject
    Reconcile reconcile;

    private final UUID instance = Ids.next();
    private UUID inbox;
    private Talk talk;

    @BeforeEach
    void a_talk() {
        // other tests' records and tallies are none of this one's
        database.run("delete from ingest_published");
        database.run("delete from inbound_gone");
        inbox = database.inbox("telegram");
        talk = Talk.in(inbox);
    }

    private void told(long acknowledged, long echoes, long spooled, Published... published) {
        told(Instant.now(), acknowledged, echoes, spooled, published);
    }

    private void told(Instant at, long acknowledged, long echoes, long spooled, Published... published) {
        IngestTally tally = new IngestTally(
                instance, at, List.of(new InboxTally(inbox, acknowledged, echoes, spooled)), List.of(published));
        tallies.receive(Records.batch(Topics.TALLIES, List.of(EventJson.write(tally, IngestTally.class))));
    }

    /** The next of the records that tests make up for this partition. */
    private Published upTo(long offset) {
        return new Published(1000, offset);
    }

    private static long lastOffset(ConsumerRecords<byte[], byte[]> records) {
        long last = 0;
        for (var record : records) {
            last = record.offset();
        }
        return last;
    }

    private JsonPath report() {
        return JsonPath.from(people.as(Role.ADMIN)
                .get("/api/v1/integrity")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private Map<String, Object> ofInbox() {
        return report().getMap("inboxes.find { it.inbox_id == '" + inbox + "' }");
    }

    @Test
    void what_was_acknowledged_is_stored_known_or_in_quarantine() {
        store.receive(Records.inbound(
                talk.says("1", "Hello"),
                talk.says("1", "Hello"),
                talk.says("2", "Anybody?"),
                talk.isNotUnderstood("3", "unknown type")));
        told(6, 2, 0);

        assertThat(ofInbox())
                .containsEntry("state", "balanced")
                .containsEntry("acknowledged", 6)
                .containsEntry("echoes", 2)
                .containsEntry("spooled", 0)
                .containsEntry("stored", 2)
                .containsEntry("duplicates", 1)
                .containsEntry("quarantined", 1)
                .containsEntry("missing", 0)
                .containsEntry("surplus", 0)
                .containsEntry("held", 1)
                .containsEntry("platform", "telegram");
    }

    @Test
    void a_record_that_kafka_delivers_again_is_counted_once() {
        ConsumerRecords<byte[], byte[]> records =
                Records.inbound(talk.says("1", "Hello"), talk.isNotUnderstood("2", "unknown type"));
        store.receive(records);
        store.receive(records);
        told(2, 0, 0);

        assertThat(ofInbox())
                .containsEntry("state", "balanced")
                .containsEntry("stored", 1)
                .containsEntry("duplicates", 0)
                .containsEntry("quarantined", 1);
    }

    @Test
    void what_the_database_refuses_and_what_is_no_event_counts_as_quarantined() {
        store.receive(Records.inbound(
                talk.says("1", "Hello"),
                talk.saysAt("2", "from the far future", Instant.parse("+300000-01-01T00:00:00Z")),
                talk.says("3", "Hello again")));
        store.receive(Records.keyed(talk.says("4", "").key(), "no event".getBytes(StandardCharsets.UTF_8)));
        told(4, 0, 0);

        assertThat(ofInbox())
                .containsEntry("state", "balanced")
                .containsEntry("stored", 2)
                .containsEntry("quarantined", 2);
    }

    @Test
    void redriving_changes_no_count() {
        store.receive(talk.isNotUnderstood("1", "unknown type"));
        UUID entry = (UUID) database.one("select id from quarantine where inbox_id = ?", inbox);
        people.as(Role.ADMIN)
                .body("{\"ids\": [\"" + entry + "\"]}")
                .post("/api/v1/quarantine/redrive")
                .then()
                .statusCode(200);
        store.receive(Records.redriven(entry, talk.says("1", "one"), talk.says("2", "two")));
        told(1, 0, 0);

        assertThat(ofInbox())
                .containsEntry("state", "balanced")
                .containsEntry("quarantined", 1)
                .containsEntry("stored", 0)
                .containsEntry("held", 0);
    }

    @Test
    void while_something_is_in_a_spool_or_unread_nothing_is_missing_yet() {
        told(3, 0, 3);
        assertThat(ofInbox()).containsEntry("state", "settling");
        assertThat(ofInbox().get("explanation").toString()).contains("3, is on ingest's disk");

        told(3, 0, 0, upTo(Long.MAX_VALUE / 2));
        assertThat(ofInbox()).containsEntry("state", "settling").containsEntry("missing", 0);
        assertThat(ofInbox().get("explanation").toString()).contains("records are ahead of it");
        assertThat(report().getLong("unread")).isPositive();
    }

    @Test
    void what_is_nowhere_although_all_was_read_is_missing_and_an_alarm_once_per_change() throws SQLException {
        ConsumerRecords<byte[], byte[]> records = Records.inbound(talk.says("1", "Hello"));
        store.receive(records);
        told(3, 0, 0, upTo(lastOffset(records) + 1));

        try (LogLines log = LogLines.of(Reconcile.class)) {
            reconcile.reconcile();
            reconcile.reconcile();
            assertThat(log.errors()).singleElement().asString().contains(inbox.toString(), "2 events more");

            assertThat(ofInbox()).containsEntry("state", "missing").containsEntry("missing", 2);
            assertThat(ofInbox().get("since")).isNotNull();
            assertThat(report().getString("state")).isEqualTo("missing");
            assertThat(report().getString("inboxes[0].state")).isEqualTo("missing");
            assertThat(RestAssured.get("/q/metrics").asString())
                    .contains("chatroom_integrity_missing{inbox=\"" + inbox + "\"} 2.0");

            told(4, 0, 0, upTo(lastOffset(records) + 1));
            reconcile.reconcile();
            assertThat(log.errors()).hasSize(2);

            store.receive(talk.says("2", "two"), talk.says("3", "three"), talk.says("4", "four"));
            reconcile.reconcile();
            assertThat(log.errors()).hasSize(2);
            assertThat(log.lines()).anyMatch(line -> line.contains("is not missing anything any more"));
        }
        assertThat(ofInbox()).containsEntry("state", "balanced");
    }

    @Test
    void more_read_than_acknowledged_is_a_surplus_and_explained() {
        store.receive(talk.says("1", "Hello"), talk.says("2", "Hello"));
        told(1, 0, 0);

        assertThat(ofInbox()).containsEntry("state", "surplus").containsEntry("surplus", 1);
        assertThat(ofInbox().get("explanation").toString()).contains("Nothing is lost");
    }

    @Test
    void the_store_may_be_ahead_of_what_ingest_has_told_while_messages_come_in() {
        told(Instant.now().minusSeconds(5), 1, 0, 0);
        store.receive(talk.says("1", "Hello"), talk.says("2", "Hello"));

        assertThat(ofInbox()).containsEntry("state", "settling");

        database.run("update inbound_count set counted_at = now() - interval '31 seconds' where inbox_id = ?", inbox);
        assertThat(ofInbox()).containsEntry("state", "surplus");
    }

    @Test
    void counts_only_grow_and_an_older_tally_changes_nothing() {
        store.receive(talk.says("1", "Hello"));
        Instant now = Instant.now();
        told(now, 1, 0, 0);
        told(now.minusSeconds(10), 7, 0, 5);

        assertThat(ofInbox()).containsEntry("acknowledged", 1).containsEntry("spooled", 0);
        told(now.plusSeconds(1), 0, 0, 0);
        assertThat(ofInbox()).containsEntry("acknowledged", 1).containsEntry("state", "balanced");
    }

    @Test
    void instances_add_up_and_one_that_is_silent_is_named() {
        store.receive(talk.says("1", "Hello"));
        told(Instant.now().minusSeconds(600), 0, 0, 2);
        IngestTally other =
                new IngestTally(Ids.next(), Instant.now(), List.of(new InboxTally(inbox, 1, 0, 0)), List.of());
        tallies.receive(Records.batch(Topics.TALLIES, List.of(EventJson.write(other, IngestTally.class))));

        assertThat(ofInbox()).containsEntry("acknowledged", 1).containsEntry("spooled", 2);
        assertThat(report().getMap("instances.find { it.instance_id == '" + instance + "' }"))
                .containsEntry("silent", true)
                .containsEntry("spooled", 2);
        assertThat(report().getMap("instances.find { it.instance_id == '" + other.instanceId() + "' }"))
                .containsEntry("silent", false);
    }

    @Test
    void tallies_are_read_from_their_topic() {
        store.receive(talk.says("1", "Hello"));
        IngestTally tally =
                new IngestTally(instance, Instant.now(), List.of(new InboxTally(inbox, 1, 0, 0)), List.of());
        produce(tally.key(), EventJson.write(tally, IngestTally.class));

        eventually(() -> assertThat(ofInbox()).containsEntry("acknowledged", 1));
    }

    @Test
    void a_tally_that_cannot_be_read_is_quarantined() {
        ConsumerRecords<byte[], byte[]> odd = Records.batch(
                Topics.TALLIES, List.of("{\"instance_id\": null}".getBytes(StandardCharsets.UTF_8), new byte[0]));
        tallies.receive(odd);

        assertThat(database.column(
                        "select reason from quarantine where topic = ? and \"offset\" = ?",
                        Topics.TALLIES,
                        odd.iterator().next().offset()))
                .containsExactly("the tally has no instance_id");
    }

    @Test
    void what_kafka_does_not_have_any_more_is_not_waited_for() throws SQLException {
        // a partition that exists, whose end is before what was told of it: the topic was made anew
        database.run("delete from inbound_position where partition = 23");
        told(1, 0, 0, new Published(23, 1_000_000));
        assertThat(ofInbox()).containsEntry("state", "settling");
        database.run("insert into inbound_position (partition, next_offset) values (23, 999999)");

        reconcile.reconcile();

        assertThat(ofInbox()).containsEntry("state", "missing").containsEntry("missing", 1);
        database.run("delete from inbound_position where partition = 23");
    }

    @Test
    void replies_are_sent_pending_unknown_or_dead() {
        UUID conversation = store.started(talk);
        Map<String, Integer> before = report().getMap("replies");
        for (String status :
                List.of("queued", "sending", "retrying", "unknown", "sent", "delivered", "read", "failed")) {
            UUID reply = database.reply(conversation, status);
            database.run("update message set sender_id = ? where id = ?", Ids.next(), reply);
        }
        // what our side wrote in the platform's own app is no reply of ours, and a note is for nobody
        store.receive(talk.hearsFromOurSide("x", "Hi"));

        JsonPath report = report();
        assertThat(report.getInt("replies.replies")).isEqualTo(before.get("replies") + 8);
        assertThat(report.getInt("replies.sent")).isEqualTo(before.get("sent") + 3);
        assertThat(report.getInt("replies.pending")).isEqualTo(before.get("pending") + 3);
        assertThat(report.getInt("replies.unknown")).isEqualTo(before.get("unknown") + 1);
        assertThat(report.getInt("replies.dead")).isEqualTo(before.get("dead") + 1);
        people.as(Role.ADMIN)
                .get("/api/v1/integrity")
                .then()
                .body("replies.oldest_pending_at", notNullValue())
                .body("inboxes.find { it.inbox_id == '" + inbox + "' }.replies.pending", equalTo(3))
                .body("inboxes.find { it.inbox_id == '" + inbox + "' }.replies.dead", equalTo(1))
                .body("inboxes.size()", greaterThanOrEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENT", "VIEWER"})
    void is_for_admins(Role role) {
        people.as(role)
                .get("/api/v1/integrity")
                .then()
                .statusCode(403)
                .contentType(containsString("application/problem+json"));
    }

    private static void produce(String key, byte[] payload) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.TALLIES, key, payload));
        }
    }
}
