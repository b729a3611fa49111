package io.chatroom.conversation.contact;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ContactsTest {
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
    private UUID id;
    private SignedIn agent;

    @BeforeEach
    void a_contact() {
        inbox = database.inbox("telegram");
        word = "w" + Ids.next().toString().replace("-", "");
        talk = Talk.in(inbox).as(new Sender("source-" + word, "Zoë " + word, "@" + word, null, true));
        conversation = store.started(talk);
        id = (UUID) database.one("select contact_id from conversation where id = ?", conversation);
        agent = people.somebody(Role.AGENT);
    }

    @Test
    void a_contact_is_found_by_name_address_number_and_who_they_are_on_a_platform() {
        change("{\"email\": \"zoe-" + word + "@example.com\", \"phone\": \"+44 20 7946 0000\"}")
                .statusCode(200);
        eventually(() -> assertThat(found("zoe-" + word + "@example.com")).containsExactly(id.toString()));
        for (String q : List.of("ZOE " + word, "source-" + word, "@" + word, word.substring(2, 20))) {
            assertThat(found(q)).as(q).containsExactly(id.toString());
        }
        people.as(Role.VIEWER)
                .queryParam("q", word)
                .get("/api/v1/search/contacts")
                .then()
                .statusCode(200)
                .body("items.id", contains(id.toString()));
        people.as(Role.VIEWER)
                .get("/api/v1/contacts/" + id)
                .then()
                .statusCode(200)
                .body("identities[0].source_id", equalTo("source-" + word))
                .body("identities[0].platform", equalTo("telegram"))
                .body("identities[0].verified", equalTo(true))
                .body("phone", equalTo("+44 20 7946 0000"));
        people.as(Role.VIEWER)
                .get("/api/v1/conversations?contact_id=" + id)
                .then()
                .body("items.id", contains(conversation.toString()));
    }

    @Test
    void pages_follow_each_other_and_leave_out_nobody() {
        List<UUID> wanted = new ArrayList<>(List.of(id));
        for (int i = 0; i < 4; i++) {
            UUID next = store.started(Talk.in(inbox));
            wanted.addFirst((UUID) database.one("select contact_id from conversation where id = ?", next));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = people.as(agent)
                    .get("/api/v1/contacts?limit=2&inbox_id=" + inbox + cursor)
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor") == null ? "" : "&cursor=" + page.getString("next_cursor");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(wanted.stream().map(UUID::toString).toList());
    }

    @Test
    void who_sees_some_inboxes_sees_the_identities_in_these() {
        UUID elsewhere = database.inbox("slack");
        database.run("""
                insert into contact_identity (id, contact_id, inbox_id, source_id, created_at)
                values (?, ?, ?, 'U1', now())""", Ids.next(), id, elsewhere);
        SignedIn limited = people.somebody(Role.AGENT);
        people.limit(limited, elsewhere);
        people.as(limited)
                .get("/api/v1/contacts/" + id)
                .then()
                .statusCode(200)
                .body("identities.source_id", contains("U1"));
        people.limit(limited, database.inbox("slack"));
        people.as(limited).get("/api/v1/contacts/" + id).then().statusCode(404);
        assertThat(people.as(limited).get("/api/v1/contacts").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void a_name_given_by_us_stays_until_it_is_left_to_the_platforms_again() {
        change("{\"name\": \"Zoë of Acme\"}").statusCode(200).body("name", equalTo("Zoë of Acme"));
        store.receive(renamed("Zed").says("again", "Hello"));
        get().body("name", equalTo("Zoë of Acme"));
        people.as(agent)
                .get("/api/v1/conversations/" + conversation)
                .then()
                .body("contact.name", equalTo("Zoë of Acme"));
        change("{\"name\": null}").statusCode(200);
        store.receive(renamed("Zed").saysAt("and again", "Hello", Talk.NOON.plusSeconds(5)));
        get().body("name", equalTo("Zed"));
    }

    @Test
    void attributes_are_set_and_taken_away_one_by_one() {
        change("{\"custom_attributes\": {\"plan\": \"pro\", \"orders\": 12, \"vip\": true}}")
                .statusCode(200);
        change("{\"custom_attributes\": {\"plan\": null, \"orders\": 13}}")
                .statusCode(200)
                .body("custom_attributes.plan", nullValue())
                .body("custom_attributes.orders", equalTo(13))
                .body("custom_attributes.vip", equalTo(true));
        assertThat(database.column(
                        "select detail::text from audit_event where subject = ? order by id", "contact:" + id))
                .isEqualTo(List.of("{\"fields\": [\"custom_attributes\"]}", "{\"fields\": [\"custom_attributes\"]}"));
    }

    @Test
    void a_change_of_another_version_is_refused() {
        String tag = people.as(agent).get("/api/v1/contacts/" + id).header("ETag");
        people.as(agent)
                .header("If-Match", tag)
                .body("{\"email\": \"a@example.com\"}")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200);
        people.as(agent)
                .header("If-Match", tag)
                .body("{\"email\": \"b@example.com\"}")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(412);
        get().body("email", equalTo("a@example.com"));
    }

    @Test
    void what_a_blocked_contact_writes_is_kept_and_asks_for_nobodys_attention() {
        people.as(agent)
                .body("{\"status\": \"resolved\"}")
                .patch("/api/v1/conversations/" + conversation)
                .then()
                .statusCode(200);
        change("{\"blocked\": true}").statusCode(200).body("blocked_at", notNullValue());
        store.receive(talk.saysAt("again", "Buy this", Talk.NOON.plusSeconds(60)));
        store.receive(talk.elsewhere("another-" + word).says("elsewhere", "Buy that"));
        people.as(agent)
                .get("/api/v1/conversations/" + conversation)
                .then()
                .body("status", equalTo("resolved"))
                .body("waiting_since", nullValue())
                .body("unread_count", equalTo(0))
                .body("contact.blocked", equalTo(true))
                .body("last_message.text", equalTo("Buy this"));
        people.as(agent)
                .get("/api/v1/conversations?status=open&inbox_id=" + inbox)
                .then()
                .body("items.size()", equalTo(0));
        assertThat(people.as(agent)
                        .get("/api/v1/contacts?blocked=true&inbox_id=" + inbox)
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(id.toString());

        change("{\"blocked\": false}").statusCode(200).body("blocked_at", nullValue());
        store.receive(talk.saysAt("sorry", "Sorry", Talk.NOON.plusSeconds(90)));
        people.as(agent)
                .get("/api/v1/conversations/" + conversation)
                .then()
                .body("status", equalTo("open"))
                .body("waiting_since", notNullValue());
        assertThat(database.column("select action from audit_event where subject = ? order by id", "contact:" + id))
                .isEqualTo(List.of("contact.blocked", "contact.unblocked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \" \"}",
                "{\"email\": \"nobody\"}",
                "{\"phone\": \"call me\"}",
                "{\"custom_attributes\": {\"a\": [1]}}",
                "{\"custom_attributes\": {\"\\u0000\": \"a\"}}",
                "{\"custom_attributes\": {\"a\": \"\\u0000\"}}",
                "{\"name\": \"\\u0000\"}"
            })
    void refuses(String body) {
        change(body).statusCode(422);
    }

    private Talk renamed(String name) {
        return talk.as(new Sender("source-" + word, name, "@" + word, null, true));
    }

    private List<String> found(String q) {
        return people.as(Role.VIEWER)
                .queryParam("q", q)
                .get("/api/v1/contacts")
                .jsonPath()
                .getList("items.id");
    }

    private ValidatableResponse get() {
        return people.as(agent).get("/api/v1/contacts/" + id).then();
    }

    private ValidatableResponse change(String body) {
        return people.as(agent).body(body).patch("/api/v1/contacts/" + id).then();
    }
}
