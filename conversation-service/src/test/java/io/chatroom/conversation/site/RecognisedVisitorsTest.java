package io.chatroom.conversation.site;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.InboundEvent.VisitorRecognised;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written without a name follows who signs in, and nobody else. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class RecognisedVisitorsTest {
    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    VisitorTokens tokens;

    @Inject
    People people;

    private UUID inbox;
    private String key;

    @BeforeEach
    void a_site_inbox() {
        inbox = database.inbox("site");
        key = "key-" + inbox;
        database.run("insert into inbox_key (key, inbox_id, created_at) values (?, ?, now())", key, inbox);
    }

    private Talk anonymous(String id) {
        return new Talk(inbox, id, new Sender(id, null, null, null, false));
    }

    private Talk verified(String id) {
        return new Talk(inbox, id, known(id));
    }

    private static Sender known(String id) {
        return new Sender(id, "Ada " + id, "ada@example.com", null, true);
    }

    private VisitorRecognised recognised(String anonymous, String id) {
        return new VisitorRecognised(Ids.next(), inbox, anonymous, Instant.now(), known(id));
    }

    private List<String> reads(String id, boolean verified) {
        return given().header("Authorization", "Bearer " + tokens.issue(new Visitor(inbox, id, null, null, verified)))
                .get("/api/site/v1/" + key + "/messages")
                .then()
                .statusCode(200)
                .extract()
                .path("items.text");
    }

    private void followed() {
        eventually(() -> assertThat(database.count(
                        "select count(*) from visitor_recognised where inbox_id = ? and done_at is null", inbox))
                .isZero());
    }

    private Object contactOf(String externalId) {
        return database.one(
                "select contact_id from conversation where inbox_id = ? and external_id = ?", inbox, externalId);
    }

    @Test
    void a_conversation_becomes_that_of_who_signed_in_and_is_not_read_without_their_name_any_more() {
        Talk nobody = anonymous("n-1");
        store.receive(
                nobody.says("1", "Do you ship?"), nobody.says("2", "To London?"), recognised("n-1", "customer-7"));
        followed();

        assertThat(reads("customer-7", true)).containsExactly("Do you ship?", "To London?");
        assertThat(reads("n-1", false)).isEmpty();
        assertThat(database.one("select name from contact where id = ?", contactOf("customer-7")))
                .isEqualTo("Ada customer-7");
        assertThat(database.one(
                        "select verified from contact_identity where inbox_id = ? and source_id = 'customer-7'", inbox))
                .isEqualTo(true);

        store.receive(verified("customer-7").says("3", "Hello?"));
        assertThat(reads("customer-7", true)).containsExactly("Do you ship?", "To London?", "Hello?");
        store.receive(nobody.says("4", "from the old token"));
        assertThat(reads("customer-7", true)).doesNotContain("from the old token");
        assertThat(reads("n-1", false)).containsExactly("from the old token");
    }

    @Test
    void who_has_a_conversation_already_finds_it_going_on_there() {
        store.receive(verified("customer-7").says("1", "Last month"));
        Talk nobody = anonymous("n-1");
        store.receive(nobody.says("1", "Do you ship?"), nobody.says("2", "To London?"));
        UUID target = (UUID)
                database.one("select id from conversation where inbox_id = ? and external_id = 'customer-7'", inbox);
        UUID source =
                (UUID) database.one("select id from conversation where inbox_id = ? and external_id = 'n-1'", inbox);
        database.run("update conversation set status = 'resolved' where id = ?", target);
        UUID nameless = (UUID) contactOf("n-1");
        store.receive(recognised("n-1", "customer-7"));
        followed();

        assertThat(reads("customer-7", true)).containsExactly("Last month", "Do you ship?", "To London?");
        assertThat(reads("n-1", false)).isEmpty();
        assertThat(database.column("select seq from message where conversation_id = ? order by seq", target))
                .as("without gaps, with what tells that they signed in")
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(database.one("select status || last_seq || last_message_seq from conversation where id = ?", target))
                .isEqualTo("open44");
        assertThat(database.one("select merged_into from contact where id = ?", nameless))
                .isEqualTo(contactOf("customer-7"));
        people.as(Role.AGENT)
                .body(java.util.Map.of("text", "Nobody would read it"))
                .post("/api/v1/conversations/" + source + "/messages")
                .then()
                .statusCode(409);

        store.receive(verified("customer-7").says("2", "Hello?"));
        assertThat(reads("customer-7", true)).endsWith("To London?", "Hello?");
    }

    @Test
    void of_one_who_wrote_nothing_nothing_follows_and_of_somebody_else_nothing_is_seen() {
        store.receive(anonymous("n-1").says("1", "mine"), anonymous("n-2").says("1", "another's"));
        store.receive(
                recognised("n-3", "customer-7"), recognised("n-1", "customer-8"), recognised("n-1", "customer-9"));
        followed();
        assertThat(reads("customer-7", true)).isEmpty();
        assertThat(reads("customer-8", true)).containsExactly("mine");
        assertThat(reads("customer-9", true)).as("it is somebody's already").isEmpty();
        assertThat(reads("n-2", false)).containsExactly("another's");
    }

    @Test
    void a_block_follows_and_so_does_erasing_to_what_is_read_again() {
        Talk nobody = anonymous("n-1");
        store.receive(nobody.says("1", "spam"), verified("customer-7").says("1", "nothing bad"));
        database.run("update contact set blocked_at = now() where id = ?", contactOf("n-1"));
        store.receive(recognised("n-1", "customer-7"));
        followed();
        Object contact = contactOf("customer-7");
        assertThat(database.one("select blocked_at is not null from contact where id = ?", contact))
                .isEqualTo(true);

        people.as(Role.ADMIN)
                .post("/api/v1/contacts/" + contact + "/erase")
                .then()
                .statusCode(200);
        assertThat(database.count("select count(*) from visitor_recognised where inbox_id = ?", inbox))
                .isZero();
        database.run("delete from inbound_event where inbox_id = ?", inbox);
        store.receive(nobody.says("1", "spam"), recognisedBefore("n-1", "customer-7"));
        assertThat(database.count("select count(*) from message where text = 'spam'"))
                .isZero();
        assertThat(reads("n-1", false)).isEmpty();
    }

    private VisitorRecognised recognisedBefore(String anonymous, String id) {
        return new VisitorRecognised(Ids.next(), inbox, anonymous, Talk.NOON, known(id));
    }
}
