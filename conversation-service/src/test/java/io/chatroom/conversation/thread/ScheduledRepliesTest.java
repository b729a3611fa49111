package io.chatroom.conversation.thread;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.Ids;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ScheduledRepliesTest {
    private static final String NEXT_MONTH =
            Instant.now().plus(30, ChronoUnit.DAYS).toString();

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    SendScheduled sendScheduled;

    private Talk talk;
    private UUID inbox;
    private UUID id;
    private SignedIn ada;

    @BeforeEach
    void a_conversation() {
        inbox = database.inbox("webhook");
        talk = Talk.in(inbox);
        id = store.started(talk);
        ada = people.somebody(Role.AGENT);
    }

    @Test
    void a_reply_takes_its_place_in_the_thread_when_its_time_comes() {
        String later = say(Map.of("text", "Later", "send_at", NEXT_MONTH))
                .statusCode(202)
                .body("cancelled_at", nullValue())
                .body("author_name", equalTo(ada.name()))
                .extract()
                .path("id");
        say(Map.of("text", "Now")).statusCode(201).body("seq", equalTo(2));
        conversation().body("scheduled_count", equalTo(1)).body("last_seq", equalTo(2));
        people.as(Role.VIEWER)
                .get("/api/v1/conversations/" + id + "/scheduled")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(later)))
                .body("items[0].text", equalTo("Later"));

        itsTimeHasCome(later);
        eventually(() -> conversation().body("scheduled_count", equalTo(0)).body("last_seq", equalTo(3)));
        people.as(ada)
                .get("/api/v1/conversations/" + id + "/messages")
                .then()
                .body("items[2].id", equalTo(later))
                .body("items[2].status", equalTo("queued"))
                .body("items[2].sender.id", equalTo(ada.id().toString()));
        assertThat(requested(later)).isEqualTo(1);
    }

    @Test
    void what_is_cancelled_in_time_is_never_sent_and_leaves_nothing_in_the_thread() {
        String reply = say(Map.of("text", "Never mind", "undo_seconds", 60))
                .statusCode(202)
                .extract()
                .path("id");
        cancel(reply).statusCode(204);
        cancel(reply).statusCode(204);
        conversation().body("scheduled_count", equalTo(0)).body("last_seq", equalTo(1));
        itsTimeHasCome(reply);
        sendScheduled.sendDue();
        conversation().body("last_seq", equalTo(1));
        assertThat(requested(reply)).isZero();
        assertThat(database.column("select text from scheduled_reply where id = cast(? as uuid)", reply))
                .containsExactly("");
        assertThat(database.column("select action from audit_event where subject = ?", "message:" + reply))
                .containsExactly("scheduled_reply.cancelled");
        SignedIn elsewhere = people.somebody(Role.AGENT);
        people.limit(elsewhere, database.inbox("webhook"));
        people.as(elsewhere)
                .post("/api/v1/messages/" + reply + "/cancel")
                .then()
                .statusCode(404);
    }

    @Test
    void what_was_sent_meanwhile_is_cancelled_as_any_reply() {
        String reply = say(Map.of("text", "Too late", "undo_seconds", 1))
                .statusCode(202)
                .extract()
                .path("id");
        eventually(() -> conversation().body("last_seq", equalTo(2)));
        cancel(reply).statusCode(202).body("cancel_requested_at", notNullValue());
    }

    @Test
    void the_same_request_is_taken_once_before_and_after_its_time() {
        Map<String, Object> request = Map.of("text", "Once", "send_at", NEXT_MONTH, "client_message_id", "k1");
        String reply = say(request).statusCode(202).extract().path("id");
        say(request).statusCode(202).body("id", equalTo(reply));
        say(Map.of("text", "Once", "client_message_id", "k1"))
                .statusCode(409)
                .body("code", equalTo("idempotency_conflict"));
        itsTimeHasCome(reply);
        eventually(() -> conversation().body("last_seq", equalTo(2)));
        say(request).statusCode(200).body("id", equalTo(reply)).body("seq", equalTo(2));
    }

    @Test
    void many_workers_send_each_once_and_in_the_order_of_their_times() throws Exception {
        List<UUID> conversations = IntStream.range(0, 8)
                .mapToObj(i -> store.started(Talk.in(inbox)))
                .toList();
        for (UUID conversation : conversations) {
            for (int i = 0; i < 5; i++) {
                database.run("""
                        insert into scheduled_reply (id, conversation_id, text, author_id, author_name, request_hash, send_at, created_at)
                        values (?, ?, ?, ?, 'Ada', '', now() - make_interval(secs => ?), now())""", Ids.next(), conversation, "part " + i, ada.id(), 5 - i);
            }
        }
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService workers = Executors.newFixedThreadPool(6)) {
            var runs = IntStream.range(0, 6)
                    .mapToObj(i -> workers.submit(() -> {
                        start.await();
                        sendScheduled.sendDue();
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (var run : runs) {
                run.get();
            }
        }
        eventually(() -> assertThat(database.count(
                        "select count(*) from scheduled_reply s join conversation c on c.id = s.conversation_id where c.inbox_id = ?",
                        inbox))
                .isZero());
        for (UUID conversation : conversations) {
            assertThat(database.column(
                            "select text from message where conversation_id = ? and type = 'outgoing' order by seq",
                            conversation))
                    .isEqualTo(List.of("part 0", "part 1", "part 2", "part 3", "part 4"));
        }
    }

    @Test
    void a_reply_whose_inbox_was_disabled_meanwhile_is_seen_to_have_failed() {
        String reply = say(Map.of("text", "Later", "send_at", NEXT_MONTH))
                .statusCode(202)
                .extract()
                .path("id");
        database.run("update inbox set enabled = false where id = ?", inbox);
        itsTimeHasCome(reply);
        eventually(() -> people.as(ada)
                .get("/api/v1/conversations/" + id + "/messages")
                .then()
                .body("items[1].status", equalTo("failed"))
                .body("items[1].status_code", equalTo("inbox_disabled")));
        assertThat(requested(reply)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"x\", \"send_at\": \"2020-01-01T00:00:00Z\"}",
                "{\"text\": \"x\", \"send_at\": \"2999-01-01T00:00:00Z\"}",
                "{\"text\": \"x\", \"undo_seconds\": 0}",
                "{\"text\": \"x\", \"undo_seconds\": 61}",
                "{\"text\": \"x\", \"undo_seconds\": 5, \"private\": true}"
            })
    void refuses(String body) {
        people.as(ada)
                .body(body)
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(422);
        people.as(ada).get("/api/v1/conversations/" + id + "/scheduled").then().body("items", empty());
    }

    private void itsTimeHasCome(String reply) {
        database.run(
                "update scheduled_reply set send_at = now() - interval '1 second' where id = cast(? as uuid)", reply);
    }

    /** How often delivery was told of it, once all that was to be told has been. */
    private long requested(String reply) {
        eventually(
                () -> assertThat(database.count("select count(*) from outbox")).isZero());
        return Topic.read(Topics.REPLIES).stream()
                .filter(record -> record.key().equals(id.toString()))
                .filter(record -> record.payload().contains(reply))
                .count();
    }

    private ValidatableResponse conversation() {
        return people.as(ada).get("/api/v1/conversations/" + id).then();
    }

    private ValidatableResponse say(Map<String, Object> body) {
        return people.as(ada)
                .body(body)
                .post("/api/v1/conversations/" + id + "/messages")
                .then();
    }

    private ValidatableResponse cancel(String reply) {
        return people.as(ada).post("/api/v1/messages/" + reply + "/cancel").then();
    }
}
