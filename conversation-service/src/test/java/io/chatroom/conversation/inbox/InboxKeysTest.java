package io.chatroom.conversation.inbox;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class InboxKeysTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    InboxRepository inboxes;

    @Inject
    InboxAnnouncements announcements;

    @Inject
    AuditTrail audit;

    @Inject
    DataSource source;

    private String id;
    private String firstKey;

    @BeforeEach
    void an_inbox() {
        JsonPath created = JsonPath.from(people.as(Role.ADMIN)
                .body("""
                        {"name": "Shop", "platform": "webhook",
                         "credentials": {"secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}}""")
                .post("/api/v1/inboxes")
                .then()
                .statusCode(201)
                .extract()
                .asString());
        id = created.getString("id");
        firstKey = keyIn(created);
    }

    private static String keyIn(JsonPath inbox) {
        String url = inbox.getString("webhook_url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private JsonPath rotated(String body) {
        return JsonPath.from(people.as(Role.ADMIN)
                .body(body)
                .post("/api/v1/inboxes/" + id + "/rotate-key")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private JsonPath inbox() {
        return JsonPath.from(people.as(Role.ADMIN).get("/api/v1/inboxes/" + id).asString());
    }

    /** The keys as the other services were told last, once they have been told {@code times} times. */
    private List<String> told(int times) {
        List<InboxChanged> all = Topic.read(Topics.INBOXES).stream()
                .filter(record -> record.key().equals(id))
                .map(record -> {
                    try {
                        return EventJson.read(record.payload().getBytes(StandardCharsets.UTF_8), InboxChanged.class);
                    } catch (EventJson.MalformedPayload e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(all).hasSize(times);
        assertThat(all).extracting(InboxChanged::version).isSorted().doesNotHaveDuplicates();
        return all.getLast().keys();
    }

    @Test
    void a_key_cannot_be_guessed_and_its_beginning_does_not_help() {
        JsonPath inbox = inbox();
        String prefix = inbox.getString("keys[0].prefix");

        assertThat(firstKey).startsWith(prefix);
        assertThat((firstKey.length() - prefix.length()) * 6).isGreaterThanOrEqualTo(128);
    }

    @Test
    void a_new_key_is_good_beside_the_old_one_for_a_day() {
        Instant before = Instant.now();
        JsonPath rotated = rotated("{}");
        String newKey = keyIn(rotated);

        assertThat(newKey).isNotEqualTo(firstKey);
        assertThat(rotated.getList("keys.prefix")).containsExactly(newKey.substring(0, 6), firstKey.substring(0, 6));
        assertThat(rotated.getString("keys[0].expires_at")).isNull();
        assertThat(Instant.parse(rotated.getString("keys[1].expires_at")))
                .isBetween(before.plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
        assertThat(rotated.prettify()).doesNotContain(firstKey);
        eventually(() -> assertThat(told(2)).containsExactly(newKey, firstKey));
        assertThat(database.one(
                        "select detail ->> 'overlap_seconds' from audit_event where action = 'inbox.key_rotated' and subject = ?",
                        "inbox:" + id))
                .isEqualTo("86400");
        assertThat(database.column("select detail::text from audit_event where subject = ?", "inbox:" + id))
                .allSatisfy(detail -> assertThat(detail.toString()).doesNotContain(newKey, firstKey));
    }

    @Test
    void the_body_may_be_left_out() {
        people.as(Role.ADMIN)
                .post("/api/v1/inboxes/" + id + "/rotate-key")
                .then()
                .statusCode(200)
                .body("keys", hasSize(2));
    }

    @Test
    void without_an_overlap_the_old_keys_end_at_once() {
        rotated("{\"overlap_seconds\": 3600}");
        JsonPath rotated = rotated("{\"overlap_seconds\": 0}");

        assertThat(rotated.getList("keys")).hasSize(1);
        eventually(() -> assertThat(told(3)).containsExactly(keyIn(rotated)));
    }

    @Test
    void rotating_again_does_not_lengthen_the_life_of_an_old_key() {
        rotated("{\"overlap_seconds\": 60}");
        String end = inbox().getString("keys[1].expires_at");
        rotated("{\"overlap_seconds\": 600}");

        assertThat(inbox().getString("keys[2].expires_at")).isEqualTo(end);
    }

    @Test
    void an_old_key_ends_by_itself_and_the_others_are_told() {
        String newKey = keyIn(rotated("{\"overlap_seconds\": 3600}"));
        eventually(() -> assertThat(told(2)).hasSize(2));

        endExpiredKeysIn(Duration.ofMinutes(59));
        assertThat(inbox().getList("keys")).hasSize(2);

        endExpiredKeysIn(Duration.ofMinutes(61));
        endExpiredKeysIn(Duration.ofMinutes(62));
        eventually(() -> assertThat(told(3)).containsExactly(newKey));
        assertThat(inbox().getList("keys")).hasSize(1);
        assertThat(database.count(
                        "select count(*) from audit_event where action = 'inbox.key_expired' and subject = ?",
                        "inbox:" + id))
                .isEqualTo(1);
    }

    private void endExpiredKeysIn(Duration time) {
        EndExpiredKeys job =
                new EndExpiredKeys(inboxes, announcements, audit, source, Clock.offset(Clock.systemUTC(), time));
        QuarkusTransaction.requiringNew().run(job::end);
    }

    @Test
    void one_key_is_revoked_and_no_other() {
        JsonPath rotated = rotated("{}");
        String old = rotated.getString("keys[1].id");

        people.as(Role.ADMIN)
                .delete("/api/v1/inboxes/" + id + "/keys/" + old)
                .then()
                .statusCode(204);

        eventually(() -> assertThat(told(3)).containsExactly(keyIn(rotated)));
        assertThat(database.count(
                        "select count(*) from audit_event where action = 'inbox.key_revoked' and detail ->> 'key' = ?",
                        old))
                .isEqualTo(1);
        people.as(Role.ADMIN)
                .delete("/api/v1/inboxes/" + id + "/keys/" + old)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void an_inbox_whose_last_key_is_revoked_is_reached_again_by_a_new_one() {
        String only = inbox().getString("keys[0].id");
        people.as(Role.ADMIN)
                .delete("/api/v1/inboxes/" + id + "/keys/" + only)
                .then()
                .statusCode(204);
        people.as(Role.ADMIN)
                .get("/api/v1/inboxes/" + id)
                .then()
                .body("webhook_url", nullValue())
                .body("keys", hasSize(0));

        assertThat(rotated("{}").getString("webhook_url")).isNotNull();
    }

    @Test
    void there_are_not_more_good_keys_than_anybody_needs() {
        for (int i = 0; i < 9; i++) {
            rotated("{\"overlap_seconds\": 600}");
        }
        people.as(Role.ADMIN)
                .body("{\"overlap_seconds\": 600}")
                .post("/api/v1/inboxes/" + id + "/rotate-key")
                .then()
                .statusCode(409)
                .body("code", equalTo("too_many_keys"));
        assertThat(rotated("{\"overlap_seconds\": 0}").getList("keys")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2592001"})
    void the_overlap_has_bounds(String seconds) {
        people.as(Role.ADMIN)
                .body("{\"overlap_seconds\": " + seconds + "}")
                .post("/api/v1/inboxes/" + id + "/rotate-key")
                .then()
                .statusCode(422)
                .body("errors.field", contains("overlap_seconds"));
    }

    @Test
    void only_admins_change_keys() {
        people.as(Role.AGENT)
                .post("/api/v1/inboxes/" + id + "/rotate-key")
                .then()
                .statusCode(403);
        people.as(Role.AGENT)
                .delete("/api/v1/inboxes/" + id + "/keys/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @Test
    void an_inbox_that_is_not_there_has_no_keys() {
        people.as(Role.ADMIN)
                .post("/api/v1/inboxes/" + UUID.randomUUID() + "/rotate-key")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }
}
