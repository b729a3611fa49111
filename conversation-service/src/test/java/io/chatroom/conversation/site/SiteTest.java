package io.chatroom.conversation.site;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.EventStream;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class SiteTest {
    @TestHTTPResource("/api/site/v1/")
    URI site;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    VisitorTokens tokens;

    @Inject
    ObjectMapper json;

    private UUID inbox;
    private String key;

    @BeforeEach
    void a_site_inbox() {
        inbox = database.inbox("site");
        key = "key-" + inbox;
        database.run("insert into inbox_key (key, inbox_id, created_at) values (?, ?, now())", key, inbox);
    }

    /** As ingest tells what a visitor writes: the conversation is named after the visitor. */
    private Talk visitor(String id) {
        return new Talk(inbox, id, new Sender(id, "Visitor " + id, null, null, false));
    }

    private String token(String visitorId) {
        return "Bearer " + tokens.issue(new Visitor(inbox, visitorId, null, null, false));
    }

    private UUID conversationOf(String visitorId) {
        return (UUID)
                database.one("select id from conversation where inbox_id = ? and external_id = ?", inbox, visitorId);
    }

    private void write(UUID conversation, String type, boolean isPrivate, String text) {
        UUID id = database.reply(conversation, "sent");
        database.run("update message set type = ?, private = ?, text = ? where id = ?", type, isPrivate, text, id);
    }

    @Test
    void a_visitor_reads_his_own_conversation_without_notes_and_activity() {
        store.receive(
                visitor("ada").says("c-1", "Do you ship to London?"),
                visitor("bob").says("c-1", "Bob's secret"));
        UUID ada = conversationOf("ada");
        write(ada, "outgoing", true, "she asks every week");
        write(ada, "activity", false, "resolved by somebody");
        write(ada, "outgoing", false, "Yes, we do");
        write(conversationOf("bob"), "outgoing", false, "for Bob only");

        given().header("Authorization", token("ada"))
                .get(site + key + "/messages")
                .then()
                .statusCode(200)
                .body("items.text", contains("Do you ship to London?", "Yes, we do"))
                .body("items.client_message_id", contains(equalTo("c-1"), nullValue()))
                .body("items.seq", contains(1, 4))
                .body("items.type", contains("incoming", "outgoing"))
                .body("items.status", contains(nullValue(), equalTo("sent")))
                .body("items[0].sender.kind", equalTo("contact"))
                .body("items[0].sender.name", equalTo("Visitor ada"))
                .body("next_cursor", nullValue());
    }

    @Test
    void pages_go_on_after_a_seq_and_without_one_show_the_latest() {
        Talk ada = visitor("ada");
        for (int i = 1; i <= 5; i++) {
            store.receive(ada.says("c-" + i, "text " + i));
        }

        given().header("Authorization", token("ada"))
                .get(site + key + "/messages?after_seq=1&limit=2")
                .then()
                .body("items.text", contains("text 2", "text 3"))
                .body("next_cursor", equalTo("3"));
        given().header("Authorization", token("ada"))
                .get(site + key + "/messages?limit=2")
                .then()
                .body("items.text", contains("text 4", "text 5"))
                .body("next_cursor", equalTo("4"));
        given().header("Authorization", token("ada"))
                .get(site + key + "/messages?before_seq=4&limit=2")
                .then()
                .body("items.text", contains("text 2", "text 3"))
                .body("next_cursor", equalTo("2"));
        given().header("Authorization", token("ada"))
                .get(site + key + "/messages?before_seq=2&limit=2")
                .then()
                .body("items.text", contains("text 1"))
                .body("next_cursor", nullValue());
        given().header("Authorization", token("ada"))
                .get(site + key + "/messages?before_seq=2&after_seq=1")
                .then()
                .statusCode(400);
    }

    @Test
    void a_visitor_who_has_written_nothing_reads_nothing() {
        given().header("Authorization", token("nobody"))
                .get(site + key + "/messages")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void refusals_are_problems_that_say_what_to_do() {
        given().header("Authorization", token("ada"))
                .get(site + "no-such-key/messages")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown_inbox"));
        given().get(site + key + "/messages")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_visitor_token"));
        given().header("Authorization", "Bearer e30.e30.e30")
                .get(site + key + "/stream")
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid_visitor_token"));
        given().header("Authorization", token("ada"))
                .get(site + key + "/messages?limit=0")
                .then()
                .statusCode(400);
    }

    @Test
    void a_token_of_one_inbox_opens_no_other() {
        UUID other = database.inbox("site");
        String foreign = "Bearer " + tokens.issue(new Visitor(other, "ada", null, null, false));

        given().header("Authorization", foreign)
                .get(site + key + "/messages")
                .then()
                .statusCode(401);
    }

    @Test
    void where_only_the_verified_may_read_an_older_anonymous_token_reads_nothing() {
        database.run("update inbox set settings = '{\"verified_only\": true}' where id = ?", inbox);
        given().header("Authorization", token("ada"))
                .get(site + key + "/messages")
                .then()
                .statusCode(401)
                .body("code", equalTo("identity_required"));
        String verified = "Bearer " + tokens.issue(new Visitor(inbox, "ada", null, null, true));
        given().header("Authorization", verified)
                .get(site + key + "/messages")
                .then()
                .statusCode(200);
    }

    @Test
    void an_inbox_of_another_platform_and_one_that_is_off_are_not_there() {
        database.run("update inbox set enabled = false where id = ?", inbox);
        given().header("Authorization", token("ada"))
                .get(site + key + "/messages")
                .then()
                .statusCode(404);

        database.run("update inbox set enabled = true, platform = 'webhook' where id = ?", inbox);
        given().header("Authorization", token("ada"))
                .get(site + key + "/messages")
                .then()
                .statusCode(404);
    }

    @Test
    void pages_of_the_allowed_origins_may_ask_and_others_may_not() {
        database.run("""
                update inbox set settings = '{"allowed_origins": ["https://shop.example"]}' where id = ?""", inbox);

        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .options(site + key + "/messages")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://shop.example")
                .header("Access-Control-Allow-Headers", equalTo("Authorization, Content-Type, Last-Event-ID"));
        given().header("Origin", "https://shop.example")
                .header("Authorization", "Bearer expired")
                .get(site + key + "/messages")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", "https://shop.example");
        given().header("Origin", "https://evil.example")
                .header("Authorization", token("ada"))
                .get(site + key + "/messages")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", emptyOrNullString())
                .body("code", equalTo("origin_not_allowed"));
    }

    @Test
    void the_chat_is_told_how_to_look_without_a_token_and_by_allowed_pages_only() {
        database.run("""
                update inbox set name = 'Support', settings = '{"allowed_origins": ["https://shop.example"], "color": "#0a7a5c",
                "pre_chat": "required", "business_hours": ["mon-sun 00:00-24:00"], "away_message": "Back soon"}' where id = ?""", inbox);
        given().header("Origin", "https://shop.example")
                .get(site + key + "/config")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://shop.example")
                .body("title", equalTo("Support"))
                .body("greeting", nullValue())
                .body("color", equalTo("#0a7a5c"))
                .body("position", equalTo("right"))
                .body("pre_chat", equalTo("required"))
                .body("available", equalTo(true))
                .body("opens_at", nullValue())
                .body("away_message", equalTo("Back soon"))
                .body("", not(hasKey("allowed_origins")));
        given().header("Origin", "https://evil.example")
                .get(site + key + "/config")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", "https://evil.example")
                .body("code", equalTo("origin_not_allowed"));
    }

    @Test
    void the_panel_may_be_framed_by_allowed_pages_only_and_its_words_are_no_markup() {
        database.run("""
                update inbox set settings = '{"allowed_origins": ["https://shop.example", "http://localhost:3000"],
                "title": "\\"><script>alert(1)</script>"}' where id = ?""", inbox);
        given().get(site + key + "/panel")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header(
                        "Content-Security-Policy",
                        startsWith("default-src 'none'; script-src 'self'; style-src 'self';"))
                .header(
                        "Content-Security-Policy",
                        endsWith("frame-ancestors 'self' https://shop.example http://localhost:3000"))
                .body(not(containsString("<script>alert")))
                .body(containsString("<title>&quot;&gt;&lt;script&gt;alert(1)"));
        given().get(site + "no-such-key/panel").then().statusCode(404);
    }

    @Test
    void the_stream_tells_a_visitor_of_his_first_message_the_answer_and_nothing_else() {
        try (EventStream stream = stream("ada", null)) {
            stream.nextBlock(Duration.ofSeconds(5));
            store.receive(visitor("bob").says("b-1", "Bob's secret"));
            store.receive(visitor("ada").says("c-1", "Hello"));

            EventStream.Event first = stream.next();
            assertThat(first.name()).isEqualTo("message.created");
            assertThat(parsed(first).path("client_message_id").asText()).isEqualTo("c-1");

            UUID reply = database.reply(conversationOf("ada"), "sent");
            store.receive(visitor("bob").got(null, reply, Receipt.READ));
            store.receive(visitor("ada").got(null, reply, Receipt.DELIVERED));

            EventStream.Event delivered = stream.next();
            assertThat(delivered.name()).isEqualTo("message.updated");
            assertThat(parsed(delivered).path("id").asText()).isEqualTo(reply.toString());
            assertThat(parsed(delivered).path("status").asText()).isEqualTo("delivered");
            assertThat(parsed(delivered).has("status_reason")).isFalse();
            assertThat(stream.nextWithin(Duration.ofMillis(500))).isNull();
        }
    }

    @Test
    void a_visitor_resumes_where_he_was() {
        store.receive(visitor("ada").says("c-1", "Hello"));
        String lastId;
        try (EventStream stream = stream("ada", null)) {
            stream.nextBlock(Duration.ofSeconds(5));
            store.receive(visitor("ada").says("c-2", "Still there?"));
            EventStream.Event event = stream.next();
            while (!parsed(event).path("client_message_id").asText().equals("c-2")) {
                event = stream.next();
            }
            lastId = event.id();
        }
        store.receive(visitor("ada").says("c-3", "Hm"));
        try (EventStream stream = stream("ada", lastId)) {
            assertThat(parsed(stream.next()).path("client_message_id").asText()).isEqualTo("c-3");
        }
    }

    @Test
    void notes_never_reach_the_visitors_stream() {
        store.receive(visitor("ada").says("c-1", "Hello"));
        UUID note = database.reply(conversationOf("ada"), "queued");
        database.run("update message set private = true, status = null where id = ?", note);
        try (EventStream stream = stream("ada", "-1")) {
            // an edit of the first message follows whatever could have been told of the note
            store.receive(visitor("ada").got(null, note, Receipt.READ));
            store.receive(visitor("ada").edits("c-1", "Hello!", Talk.NOON.plusSeconds(1)));
            eventually(() -> assertThat(stream.lastId()).isNotNull());
            EventStream.Event event = stream.next();
            while (!parsed(event).path("text").asText().equals("Hello!")) {
                assertThat(parsed(event).path("id").asText()).isNotEqualTo(note.toString());
                event = stream.next();
            }
        }
    }

    private EventStream stream(String visitorId, @Nullable String lastEventId) {
        return EventStream.open(URI.create(site + key + "/stream"), token(visitorId), lastEventId);
    }

    private JsonNode parsed(EventStream.Event event) {
        try {
            return json.readTree(event.data());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(event.data(), e);
        }
    }
}
