package io.chatroom.conversation.deliveries;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.CancelRequested;
import io.chatroom.events.ReplyCommand.RetryRequested;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class DeliveriesTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID inbox;
    private UUID conversation;
    private SignedIn agent;

    @BeforeEach
    void a_conversation() {
        inbox = database.inbox("telegram");
        conversation = store.started(Talk.in(inbox));
        agent = people.somebody(Role.AGENT);
    }

    private ValidatableResponse retry(UUID message) {
        return people.as(agent).post("/api/v1/messages/" + message + "/retry").then();
    }

    private ValidatableResponse cancel(UUID message) {
        return people.as(agent).post("/api/v1/messages/" + message + "/cancel").then();
    }

    private UUID failed(String code) {
        UUID reply = database.reply(conversation, "failed");
        database.run("update message set status_code = ?, status_reason = 'It failed' where id = ?", code, reply);
        return reply;
    }

    private List<ReplyCommand> commands() {
        List<ReplyCommand> commands = new ArrayList<>();
        for (Topic.Record record : Topic.read(Topics.REPLIES)) {
            if (record.key().equals(conversation.toString())) {
                try {
                    commands.add(EventJson.read(record.payload().getBytes(StandardCharsets.UTF_8), ReplyCommand.class));
                } catch (EventJson.MalformedPayload e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return commands;
    }

    @Test
    void a_failed_reply_is_retried_once_however_often_that_is_asked() {
        UUID reply = failed("attempts_exhausted");

        retry(reply)
                .statusCode(202)
                .body("status", equalTo("queued"))
                .body("status_reason", nullValue())
                .body("status_code", nullValue());
        retry(reply).statusCode(200).body("status", equalTo("queued"));

        eventually(() -> assertThat(commands()).singleElement().isInstanceOfSatisfying(RetryRequested.class, retry -> {
            assertThat(retry.generation()).isEqualTo(1);
            assertThat(retry.reply().replyId()).isEqualTo(reply);
            assertThat(retry.reply().inboxId()).isEqualTo(inbox);
            assertThat(retry.reply().platform()).isEqualTo("telegram");
            assertThat(retry.reply().sourceSeq()).isEqualTo(2);
            assertThat(retry.reply().text()).isEqualTo("An answer");
        }));
        assertThat(database.column(
                        "select action from audit_event where subject = ? and account_id = ?",
                        "message:" + reply,
                        agent.id()))
                .containsExactly("reply.retried");
        people.as(agent)
                .get("/api/v1/messages/" + reply + "/timeline")
                .then()
                .body("events.kind", contains("retry_requested"))
                .body("events[0].by", equalTo(agent.name()))
                .body("events[0].generation", equalTo(1))
                .body("actions", contains("cancel"));
    }

    @Test
    void what_was_sent_is_not_sent_again_and_what_is_no_reply_is_refused() {
        retry(database.reply(conversation, "delivered")).statusCode(409).body("code", equalTo("already_sent"));
        cancel(database.reply(conversation, "sent")).statusCode(409).body("code", equalTo("already_sent"));
        UUID question = (UUID)
                database.one("select id from message where conversation_id = ? and type = 'incoming'", conversation);
        retry(question).statusCode(409).body("code", equalTo("not_a_reply"));
        cancel(question).statusCode(409).body("code", equalTo("not_a_reply"));
        retry(UUID.randomUUID()).statusCode(404);
        cancel(UUID.randomUUID()).statusCode(404);
        assertThat(commands()).isEmpty();
    }

    @Test
    void a_cancel_is_asked_for_once_and_shown_until_it_is_answered() {
        UUID reply = database.reply(conversation, "retrying");

        cancel(reply).statusCode(202).body("status", equalTo("retrying")).body("cancel_requested_at", notNullValue());
        cancel(reply).statusCode(200);

        eventually(() -> assertThat(commands())
                .singleElement()
                .isInstanceOfSatisfying(
                        CancelRequested.class,
                        cancel -> assertThat(cancel.generation()).isZero()));
        people.as(agent)
                .get("/api/v1/messages/" + reply + "/timeline")
                .then()
                .body("events.kind", contains("cancel_requested"))
                .body("receipts.status", contains("queued"))
                .body("actions", hasSize(0));
    }

    @Test
    void deliveries_are_listed_by_state_inbox_and_code_page_by_page() {
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            failed.addFirst(failed("no_such_chat").toString());
        }
        UUID other = failed("attempts_exhausted");
        UUID unknown = database.reply(conversation, "unknown");
        database.reply(conversation, "sent");

        String next = people.as(Role.VIEWER)
                .get("/api/v1/deliveries?inbox_id=" + inbox + "&state=failed&code=no_such_chat&limit=3")
                .then()
                .statusCode(200)
                .body("items.message_id", equalTo(failed.subList(0, 3)))
                .body("items[0].state", equalTo("failed"))
                .body("items[0].code", equalTo("no_such_chat"))
                .body("items[0].reason", equalTo("It failed"))
                .body("items[0].platform", equalTo("telegram"))
                .body("items[0].text", equalTo("An answer"))
                .extract()
                .path("next_cursor");
        people.as(Role.VIEWER)
                .get("/api/v1/deliveries?inbox_id=" + inbox + "&state=failed&code=no_such_chat&limit=3&cursor=" + next)
                .then()
                .body("items.message_id", equalTo(failed.subList(3, 5)))
                .body("next_cursor", nullValue());
        people.as(Role.VIEWER)
                .get("/api/v1/deliveries?inbox_id=" + inbox)
                .then()
                .body("items", hasSize(7))
                .body("items[0].message_id", equalTo(unknown.toString()))
                .body("items[1].message_id", equalTo(other.toString()));
        people.as(Role.VIEWER)
                .get("/api/v1/deliveries?state=sent")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"));
    }

    @Test
    void the_list_reads_an_index_of_what_is_not_there() {
        database.run("set enable_seqscan = off");
        List<Object> plan = database.column("""
                explain select m.id from message m join conversation c on c.id = m.conversation_id
                 where m.type = 'outgoing' and not m.private and m.status in ('failed') order by m.id desc limit 50""");
        assertThat(plan).anySatisfy(line -> assertThat(line.toString()).contains("message_undelivered"));
    }

    @Test
    void a_redrive_counts_first_is_bounded_and_keeps_the_order_of_a_conversation() {
        UUID first = failed("attempts_exhausted");
        UUID second = failed("attempts_exhausted");
        UUID third = failed("attempts_exhausted");
        String filter = "\"filter\": {\"inbox_id\": \"" + inbox + "\", \"code\": \"attempts_exhausted\"}";

        people.as(Role.ADMIN)
                .body("{" + filter + ", \"dry_run\": true, \"limit\": 2}")
                .post("/api/v1/deliveries/redrive")
                .then()
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("matched", equalTo(3))
                .body("redriven", equalTo(0))
                .body("items.message_id", contains(first.toString(), second.toString()));
        assertThat(commands()).isEmpty();

        people.as(Role.ADMIN)
                .body("{" + filter + ", \"limit\": 2}")
                .post("/api/v1/deliveries/redrive")
                .then()
                .statusCode(200)
                .body("redriven", equalTo(2))
                .body("items.outcome", contains("queued", "queued"));
        people.as(Role.ADMIN)
                .body("{\"message_ids\": [\"" + third + "\", \"" + first + "\", \"" + UUID.randomUUID() + "\"]}")
                .post("/api/v1/deliveries/redrive")
                .then()
                .body("items.outcome", contains("queued", "on_its_way", "not_found"))
                .body("redriven", equalTo(1));

        eventually(() -> assertThat(commands())
                .extracting(command -> ((RetryRequested) command).reply().replyId())
                .containsExactly(first, second, third));
    }

    @Test
    void a_redrive_is_for_admins_and_of_ids_or_a_filter_and_of_what_was_given_up() {
        people.as(Role.AGENT)
                .body("{\"filter\": {}}")
                .post("/api/v1/deliveries/redrive")
                .then()
                .statusCode(403);
        people.as(Role.ADMIN)
                .body("{}")
                .post("/api/v1/deliveries/redrive")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("message_ids"));
        people.as(Role.ADMIN)
                .body("{\"filter\": {\"state\": \"queued\"}}")
                .post("/api/v1/deliveries/redrive")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("filter.state"));
        people.as(Role.ADMIN)
                .body("{\"filter\": {}, \"limit\": 501}")
                .post("/api/v1/deliveries/redrive")
                .then()
                .statusCode(422);
        people.as(Role.VIEWER)
                .post("/api/v1/messages/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(403);
    }
}
