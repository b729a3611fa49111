package io.chatroom.conversation.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class DraftsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID conversation;
    private SignedIn grace;
    private SignedIn ada;

    @BeforeEach
    void a_conversation_and_two_agents() {
        conversation = store.started(
                new Talk(database.inbox("webhook"), "c-1", new Sender("u-1", "Customer", null, null, false)));
        grace = people.somebody(Role.AGENT);
        ada = people.somebody(Role.AGENT);
    }

    private String drafts() {
        return "/api/v1/conversations/" + conversation + "/drafts";
    }

    private ValidatableResponse keep(SignedIn who, Map<String, Object> draft) {
        return people.as(who).body(draft).put(drafts() + "/mine").then();
    }

    @Test
    void what_was_kept_last_stands_and_colleagues_see_it() {
        keep(grace, Map.of("text", "It le")).statusCode(200).body("private", equalTo(false));
        keep(grace, Map.of("text", "It left our house", "private", true)).statusCode(200);
        keep(ada, Map.of("text", "We are")).statusCode(200);

        people.as(ada)
                .get(drafts())
                .then()
                .statusCode(200)
                .body("items.text", contains("We are", "It left our house"))
                .body("items[1].author.id", equalTo(grace.id().toString()))
                .body("items[1].private", equalTo(true));
        people.as(grace)
                .get("/api/v1/me/drafts")
                .then()
                .statusCode(200)
                .body("items.conversation_id", contains(conversation.toString()))
                .body("items.text", contains("It left our house"));
    }

    @Test
    void it_goes_with_the_answer_or_when_it_is_discarded() {
        keep(grace, Map.of("text", "It left our")).statusCode(200);
        keep(ada, Map.of("text", "We are")).statusCode(200);

        people.as(grace)
                .body(Map.of("text", "It left our house."))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(201);
        people.as(grace).get(drafts()).then().body("items.text", contains("We are"));

        people.as(ada).delete(drafts() + "/mine").then().statusCode(204);
        people.as(ada).delete(drafts() + "/mine").then().statusCode(204);
        people.as(ada).get(drafts()).then().body("items", empty());
    }

    @Test
    void a_reply_that_is_refused_leaves_it() {
        keep(grace, Map.of("text", "It left our")).statusCode(200);

        people.as(grace)
                .body(Map.of("text", "It left our house.", "send_at", "2001-01-01T00:00:00Z"))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(422);

        people.as(grace).get(drafts()).then().body("items", hasSize(1));
    }

    @Test
    void nothing_too_much_and_what_nobody_can_read_are_refused() {
        keep(grace, Map.of("text", " ")).statusCode(422);
        keep(grace, Map.of("text", "x".repeat(10_001))).statusCode(422);
        people.as(grace)
                .get("/api/v1/conversations/" + UUID.randomUUID() + "/drafts")
                .then()
                .statusCode(404);
        database.run("""
                with others as (
                    insert into conversation (id, inbox_id, external_id, status, labels, last_seq, last_message_seq, last_activity_at,
                                              version, created_at, updated_at)
                    select uuidv7(), ?::uuid, 'other-' || n, 'open', '{}', 0, 0, now(), 0, now(), now() from generate_series(1, ?) n
                    returning id)
                insert into draft (conversation_id, account_id, text, private, updated_at)
                select id, ?::uuid, 'x', false, now() from others""", database.inbox("webhook"), Drafts.MOST_OF_AN_ACCOUNT, grace.id());
        keep(grace, Map.of("text", "one more")).statusCode(409).body("code", equalTo("too_many_drafts"));
        assertThat(database.column("select text from draft where conversation_id = ?", conversation))
                .isEqualTo(List.of());
    }

    @Test
    void erasing_the_contact_takes_it() {
        keep(grace, Map.of("text", "Dear Customer")).statusCode(200);
        Object contact = database.column("select contact_id from conversation where id = ?", conversation)
                .getFirst();

        people.as(Role.ADMIN)
                .post("/api/v1/contacts/" + contact + "/erase")
                .then()
                .statusCode(200);

        people.as(grace).get(drafts()).then().body("items", empty());
    }
}
