package io.chatroom.conversation.inbox;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class DeleteInboxTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID inbox;
    private UUID conversation;
    private UUID waiting;
    private UUID sent;

    @BeforeEach
    void an_inbox_with_a_reply_on_its_way() {
        inbox = database.inbox("telegram");
        database.run("insert into inbox_key (key, inbox_id, created_at) values (?, ?, now())", "key-" + inbox, inbox);
        conversation = store.started(Talk.in(inbox));
        waiting = database.reply(conversation, "retrying");
        sent = database.reply(conversation, "sent");
    }

    private String path() {
        return "/api/v1/inboxes/" + inbox;
    }

    @Test
    void a_dry_run_says_what_would_happen_and_does_nothing() {
        people.as(Role.ADMIN)
                .delete(path() + "?dry_run=true")
                .then()
                .statusCode(200)
                .body("deleted", equalTo(false))
                .body("keys", equalTo(1))
                .body("queued_replies", equalTo(1))
                .body("conversations", equalTo(1))
                .body("unresolved", equalTo(1));
        people.as(Role.ADMIN).get(path()).then().body("state", equalTo("active"));
    }

    @Test
    void a_deleted_inbox_takes_and_sends_nothing_and_its_conversations_stay_to_be_read() {
        people.as(Role.ADMIN)
                .delete(path())
                .then()
                .statusCode(200)
                .body("deleted", equalTo(true))
                .body("queued_replies", equalTo(1));

        people.as(Role.ADMIN).get("/api/v1/inboxes").then().body("items.id", not(hasItem(inbox.toString())));
        people.as(Role.ADMIN)
                .get(path())
                .then()
                .body("state", equalTo("deleted"))
                .body("deleted_at", notNullValue());
        people.as(Role.AGENT)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(200);
        people.as(Role.AGENT)
                .body(Map.of("text", "Hello?"))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(409)
                .body("code", equalTo("inbox_disabled"));
        people.as(Role.ADMIN)
                .body(Map.of("enabled", true))
                .patch(path())
                .then()
                .statusCode(409)
                .body("code", equalTo("inbox_deleted"));
        people.as(Role.ADMIN)
                .body("{}")
                .post(path() + "/rotate-key")
                .then()
                .statusCode(409)
                .body("code", equalTo("inbox_deleted"));
        eventually(() -> {
            assertThat(Topic.read(Topics.INBOXES))
                    .as("the other services hear that it is gone")
                    .filteredOn(record -> record.key().equals(inbox.toString()))
                    .last()
                    .extracting(Topic.Record::payload)
                    .isEqualTo("");
            assertThat(database.column(
                            "select id from message where cancel_requested_at is not null and conversation_id = ?",
                            conversation))
                    .containsExactly(waiting)
                    .doesNotContain(sent);
        });
        assertThat(database.count(
                        "select count(*) from audit_event where action = 'inbox.deleted' and subject = ?",
                        "inbox:" + inbox))
                .isEqualTo(1);
        people.as(Role.ADMIN).delete(path()).then().statusCode(200);
        assertThat(database.count(
                        "select count(*) from audit_event where action = 'inbox.deleted' and subject = ?",
                        "inbox:" + inbox))
                .as("again it changes nothing")
                .isEqualTo(1);
    }

    @Test
    void only_an_admin_deletes() {
        people.as(Role.AGENT).delete(path()).then().statusCode(403);
    }
}
