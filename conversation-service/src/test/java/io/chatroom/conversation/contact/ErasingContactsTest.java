package io.chatroom.conversation.contact;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ErasingContactsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID inbox;
    private String word;
    private Talk talk;
    private UUID conversation;
    private UUID contact;
    private SignedIn agent;

    @BeforeEach
    void a_contact_with_a_past() {
        inbox = database.inbox("telegram");
        word = "w" + Ids.next().toString().replace("-", "");
        talk = new Talk(
                inbox, "chat-" + word, new Sender("id-" + word, "Ada " + word, "@" + word, "http://" + word, true));
        conversation = store.started(talk);
        contact = (UUID) database.one("select contact_id from conversation where id = ?", conversation);
        agent = people.somebody(Role.AGENT);
        store.receive(talk.says("m1", "I am " + word), talk.says("m2", "first " + word));
        store.receive(talk.edits("m2", "second " + word, Talk.NOON), talk.reacts("m1", "👍", true));
        store.receive(talk.edits("still to come " + word, "early " + word, Talk.NOON));
        say("Hello " + word, Map.of());
        say("Later " + word, Map.of("send_at", Instant.now().plusSeconds(86_400).toString()));
        people.as(agent)
                .body(Map.of("email", word + "@example.com", "custom_attributes", Map.of("secret", word)))
                .patch("/api/v1/contacts/" + contact)
                .then()
                .statusCode(200);
        store.receive(talk.isNotUnderstood("id-" + word, "an unknown kind"));
    }

    @Test
    void nothing_of_an_erased_contact_is_left_in_any_table() {
        eventually(() -> assertThat(placesOf(word)).contains("message_search", "contact_search"));
        erase();
        eventually(
                () -> assertThat(database.count("select count(*) from outbox")).isZero());
        assertThat(placesOf(word)).isEmpty();
        people.as(agent)
                .get("/api/v1/contacts/" + contact)
                .then()
                .statusCode(200)
                .body("name", nullValue())
                .body("erased_at", notNullValue());
        people.as(agent)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .body("items[0].text", equalTo(""))
                .body("items[0].deleted_at", notNullValue());
        assertThat(database.column(
                        "select action from audit_event where subject = ? order by id", "contact:" + contact))
                .endsWith("contact.erased");
        people.as(agent)
                .body(Map.of("text", "Are you there?"))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(409)
                .body("code", equalTo("contact_erased"));
        erase();
    }

    @Test
    void what_is_read_again_of_the_log_brings_nobody_back() {
        erase();
        database.run("delete from inbound_event where inbox_id = ?", inbox);
        store.receive(
                talk.says("m1", "I am " + word),
                talk.edits("m2", "second " + word, Talk.NOON),
                talk.elsewhere("another chat").says("m9", "In a group, " + word));
        assertThat(placesOf(word)).isEmpty();
        assertThat(database.count("select count(*) from conversation where inbox_id = ?", inbox))
                .isEqualTo(1);
    }

    @Test
    void who_writes_again_is_somebody_new() {
        erase();
        store.receive(talk.saysAt("new", "Hello", Instant.now().plusSeconds(5)));
        List<Object> contacts = database.column(
                "select contact_id from conversation where inbox_id = ? and external_id = ?", inbox, talk.externalId());
        assertThat(contacts).hasSize(1).doesNotContain(contact);
    }

    @Test
    void in_a_group_only_what_they_wrote_goes() {
        Talk group = talk.elsewhere("group-" + Ids.next());
        Talk bob = group.as(new Sender("bob-" + Ids.next(), "Bob", null, null, false));
        store.receive(group.says("g1", "Mine " + word), bob.says("g2", "Bob's own"));
        erase();
        UUID id = (UUID) database.one(
                "select id from conversation where inbox_id = ? and external_id = ?", inbox, group.externalId());
        assertThat(database.column("select text from message where conversation_id = ? order by seq", id))
                .isEqualTo(List.of("", "Bob's own"));
        people.as(agent)
                .get("/api/v1/conversations/" + id)
                .then()
                .body("contact", nullValue())
                .body("status", equalTo("open"));
        assertThat(placesOf(word)).isEmpty();
    }

    @Test
    void those_who_were_merged_into_them_go_with_them() {
        Talk other = Talk.in(database.inbox("slack"));
        UUID merged = (UUID) database.one("select contact_id from conversation where id = ?", store.started(other));
        people.as(agent)
                .body(Map.of("contact_id", merged))
                .post("/api/v1/contacts/" + contact + "/merge")
                .then()
                .statusCode(200);
        people.as(Role.ADMIN)
                .post("/api/v1/contacts/" + merged + "/erase")
                .then()
                .statusCode(409);
        erase();
        people.as(agent)
                .get("/api/v1/contacts/" + merged)
                .then()
                .body("name", nullValue())
                .body("erased_at", notNullValue());
        assertThat(placesOf(other.ada().externalId())).isEmpty();
    }

    private void erase() {
        people.as(Role.ADMIN)
                .post("/api/v1/contacts/" + contact + "/erase")
                .then()
                .statusCode(200);
    }

    private void say(String text, Map<String, Object> more) {
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.put("text", text);
        assertThat(people.as(agent)
                        .body(body)
                        .post("/api/v1/conversations/" + conversation + "/messages")
                        .statusCode())
                .isIn(201, 202);
    }

    /** The tables in which a text stands anywhere, whatever columns they have. */
    private List<String> placesOf(String text) {
        List<String> found = new ArrayList<>();
        List<Object> tables = database.column(
                "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        for (Object table : tables) {
            long rows = database.count(
                    "select count(*) from " + table + " t where position(lower(?) in lower(t::text)) > 0"
                            + " or position(encode(convert_to(?, 'UTF8'), 'hex') in t::text) > 0",
                    text,
                    text);
            if (rows > 0) {
                found.add(table.toString());
            }
        }
        return found;
    }
}
