package io.chatroom.conversation.thread;

import static io.chatroom.conversation.fixture.Talk.NOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class RevisionsTest {
    @Inject
    TalkStore store;

    @Inject
    Database database;

    @Inject
    People people;

    private Talk talk;

    @BeforeEach
    void a_talk() {
        talk = Talk.in(database.inbox("telegram"));
    }

    private ValidatableResponse revisionsOf(String externalId) {
        Object id = database.one("""
                select m.id from message m join conversation c on c.id = m.conversation_id
                 where c.inbox_id = ? and m.external_id = ?""", talk.inboxId(), externalId);
        return people.as(Role.VIEWER)
                .get("/api/v1/messages/" + id + "/revisions")
                .then()
                .statusCode(200);
    }

    @Test
    void a_message_nobody_changed_has_none() {
        store.receive(talk.says("1", "Hello"));

        revisionsOf("1").body("items", hasSize(0)).body("next_cursor", nullValue());
    }

    @Test
    void edits_and_the_deletion_leave_the_text_that_gave_way() {
        store.receive(
                talk.says("1", "first"),
                talk.edits("1", "second", NOON.plusSeconds(5)),
                talk.edits("1", "third", NOON.plusSeconds(9)),
                talk.deletes("1"));

        revisionsOf("1")
                .body("items.what", contains("edited", "edited", "deleted"))
                .body("items.previous_text", contains("first", "second", "third"))
                .body("items[0].at", equalTo(NOON.plusSeconds(5).toString()))
                .body(
                        "items[0].event_id",
                        equalTo(talk.edits("1", "second", NOON).eventId().toString()))
                .body("items[0].id", notNullValue());
    }

    @Test
    void an_edit_that_came_too_late_leaves_what_it_would_have_said() {
        store.receive(talk.says("1", "first"), talk.edits("1", "third", NOON.plusSeconds(9)));
        store.receive(talk.edits("1", "second", NOON.plusSeconds(5)));
        store.receive(talk.deletes("1"));
        store.receive(talk.edits("1", "fourth", NOON.plusSeconds(20)));

        revisionsOf("1")
                .body("items.what", contains("edited", "edited", "deleted", "edited"))
                .body("items.previous_text", contains("first", "second", "third", "fourth"));
    }

    @Test
    void reactions_leave_who_put_them_on_and_took_them_off() {
        store.receive(talk.says("1", "Hello"), talk.reacts("1", "🎉", true), talk.reacts("1", "🎉", true));
        store.receive(talk.reacts("1", "🎉", false));

        revisionsOf("1")
                .body("items.what", contains("reaction_added", "reaction_removed"))
                .body("items.emoji", contains("🎉", "🎉"))
                .body("items.by", contains("Ada", "Ada"));
    }

    @Test
    void a_platforms_receipts_leave_how_far_the_message_had_come() {
        store.receive(talk.says("1", "Hello"), talk.hearsFromOurSide("2", "Hi"));
        store.receive(talk.got("2", null, Receipt.DELIVERED), talk.got("2", null, Receipt.READ));
        store.receive(talk.got("2", null, Receipt.FAILED));

        revisionsOf("2")
                .body("items.what", contains("delivered", "read"))
                .body("items.previous_status", contains("sent", "delivered"));
    }

    @Test
    void come_page_by_page() {
        store.receive(talk.says("1", "v0"));
        for (int i = 1; i <= 3; i++) {
            store.receive(talk.edits("1", "v" + i, NOON.plusSeconds(i)));
        }
        Object id = database.one("""
                select m.id from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ?""", talk.inboxId());

        String cursor = people.as(Role.AGENT)
                .get("/api/v1/messages/" + id + "/revisions?limit=2")
                .then()
                .body("items.previous_text", contains("v0", "v1"))
                .extract()
                .path("next_cursor");
        people.as(Role.AGENT)
                .get("/api/v1/messages/" + id + "/revisions?limit=2&cursor=" + cursor)
                .then()
                .body("items.previous_text", contains("v2"))
                .body("next_cursor", nullValue());
    }

    @Test
    void of_a_message_that_is_not_there_there_are_none() {
        people.as(Role.VIEWER)
                .get("/api/v1/messages/" + UUID.randomUUID() + "/revisions")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        people.as(Role.VIEWER)
                .get("/api/v1/messages/" + UUID.randomUUID() + "/revisions?cursor=x")
                .then()
                .statusCode(400);
    }
}
