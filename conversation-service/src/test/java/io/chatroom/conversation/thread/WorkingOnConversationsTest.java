package io.chatroom.conversation.thread;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class WorkingOnConversationsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID inbox;
    private Talk talk;
    private UUID id;
    private SignedIn ada;

    @BeforeEach
    void a_conversation() {
        inbox = database.inbox("telegram");
        talk = Talk.in(inbox);
        id = store.started(talk);
        ada = people.somebody(Role.AGENT);
    }

    @Test
    void everything_is_changed_at_once_and_each_change_is_told_in_the_thread() {
        String label = label();
        change("{\"assignee_id\": \"" + ada.id() + "\", \"priority\": \"high\", \"labels\": [\"" + label.toUpperCase()
                        + "\"], \"status\": \"pending\"}")
                .statusCode(200)
                .body("assignee_id", equalTo(ada.id().toString()))
                .body("priority", equalTo("high"))
                .body("labels", contains(label))
                .body("status", equalTo("pending"))
                .body("last_seq", equalTo(5))
                .body("last_message.seq", equalTo(1));
        assertThat(thread().getList("items.text").subList(1, 5))
                .isEqualTo(List.of(
                        ada.name() + " marked the conversation as pending",
                        ada.name() + " set the priority to high",
                        ada.name() + " took the conversation",
                        ada.name() + " added the label " + label));

        change("{\"assignee_id\": null, \"priority\": null, \"labels\": []}")
                .statusCode(200)
                .body("assignee_id", nullValue())
                .body("priority", nullValue())
                .body("labels", empty())
                .body("last_seq", equalTo(8));
        change("{\"assignee_id\": null, \"labels\": []}").statusCode(200).body("last_seq", equalTo(8));
    }

    @Test
    void a_change_of_another_version_is_refused_and_changes_nothing() {
        String tag = people.as(ada).get("/api/v1/conversations/" + id).header("ETag");
        String next = people.as(ada)
                .header("If-Match", tag)
                .body("{\"priority\": \"low\"}")
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        assertThat(next).isNotEqualTo(tag);
        for (String stale : List.of(tag, "W/" + next, "\"0\", " + tag)) {
            people.as(ada)
                    .header("If-Match", stale)
                    .body("{\"priority\": \"urgent\"}")
                    .patch("/api/v1/conversations/" + id)
                    .then()
                    .statusCode(412)
                    .contentType("application/problem+json")
                    .body("code", equalTo("version_mismatch"));
        }
        people.as(ada)
                .header("If-Match", "7")
                .body("{\"priority\": \"urgent\"}")
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(400);
        people.as(ada)
                .header("If-Match", tag + ", " + next)
                .body("{\"priority\": \"urgent\"}")
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(200)
                .body("priority", equalTo("urgent"));
    }

    @Test
    void work_is_given_only_to_those_who_may_answer_in_the_inbox() {
        SignedIn viewer = people.somebody(Role.VIEWER);
        SignedIn gone = people.somebody(Role.AGENT);
        database.run("update account set enabled = false where id = ?", gone.id());
        for (UUID nobody : List.of(viewer.id(), gone.id(), Ids.next())) {
            change("{\"assignee_id\": \"" + nobody + "\", \"priority\": \"high\"}")
                    .statusCode(422)
                    .body("errors[0].field", equalTo("assignee_id"));
        }
        people.as(ada)
                .get("/api/v1/conversations/" + id)
                .then()
                .body("priority", nullValue())
                .body("last_seq", equalTo(1));
    }

    @Test
    void what_is_snoozed_wakes_by_itself() {
        change("{\"snoozed_until\": \"" + Instant.now().plus(30, ChronoUnit.DAYS) + "\"}")
                .statusCode(200)
                .body("status", equalTo("snoozed"))
                .body("snoozed_until", notNullValue());
        database.run("update conversation set snoozed_until = now() - interval '1 minute' where id = ?", id);
        eventually(() -> people.as(ada)
                .get("/api/v1/conversations/" + id)
                .then()
                .body("status", equalTo("open"))
                .body("snoozed_until", nullValue())
                .body("last_seq", equalTo(3)));
        assertThat(thread().getString("items[2].sender.kind")).isEqualTo("system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\": \"snoozed\"}", "{\"snoozed_until\": null}"})
    void what_is_snoozed_without_a_time_wakes_when_the_contact_writes(String snooze) {
        change(snooze).statusCode(200).body("status", equalTo("snoozed"));
        store.receive(talk.says("again", "Are you there?"));
        people.as(ada).get("/api/v1/conversations/" + id).then().body("status", equalTo("open"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved", "snoozed"})
    void what_a_contact_opens_again_is_told_in_the_thread(String status) {
        change("{\"status\": \"" + status + "\"}").statusCode(200);
        store.receive(talk.says("again", "Are you there?"), talk.says("and again", "Hello?"));
        List<String> types = thread().getList("items.type");
        assertThat(types).containsExactly("incoming", "activity", "incoming", "activity", "incoming");
        assertThat(thread().getList("items.seq")).isEqualTo(List.of(1, 2, 3, 4, 5));
        assertThat(thread().getString("items[3].text")).contains("new message");
        assertThat(thread().getString("items[3].sender.kind")).isEqualTo("system");
        people.as(ada)
                .get("/api/v1/conversations/" + id)
                .then()
                .body("status", equalTo("open"))
                .body("last_seq", equalTo(5))
                .body("last_message.seq", equalTo(5));
    }

    @Test
    void the_list_is_narrowed_by_words_in_any_order() {
        Talk other = new Talk(
                inbox,
                "elsewhere",
                new io.chatroom.events.InboundEvent.Sender("z-" + id, "Zoë " + id, "@zoe", null, false));
        UUID zoe = store.started(other);
        eventually(
                () -> assertThat(listed("q=zoe&sort=created&inbox_id=" + inbox)).containsExactly(zoe.toString()));
        assertThat(listed("q=nobodyofthisname&inbox_id=" + inbox)).isEmpty();
        int number =
                people.as(ada).get("/api/v1/conversations/" + id).jsonPath().getInt("display_id");
        people.as(ada)
                .queryParam("q", "#" + number)
                .queryParam("inbox_id", inbox)
                .get("/api/v1/conversations")
                .then()
                .body("items.id", equalTo(List.of(id.toString())));
        people.as(ada)
                .get("/api/v1/conversations/counts?q=zoe&inbox_id=" + inbox)
                .then()
                .body("all", equalTo(1));
    }

    @Test
    void the_first_answer_is_remembered_and_a_note_is_none() {
        say("{\"text\": \"Look at this\", \"private\": true}").statusCode(201);
        get().body("first_response_at", nullValue());
        say("{\"text\": \"Hello\"}").statusCode(201);
        String first = get().body("first_response_at", notNullValue()).extract().path("first_response_at");
        say("{\"text\": \"Hello again\"}").statusCode(201);
        get().body("first_response_at", equalTo(first));

        UUID elsewhere = store.started(Talk.in(inbox));
        Talk other = Talk.in(inbox);
        store.started(other);
        store.receive(other.hearsFromOurSide("from the app", "On its way"));
        assertThat(database.column(
                        "select count(first_response_at) from conversation where inbox_id = ? and id <> ?",
                        inbox,
                        elsewhere))
                .containsExactly(2L);
    }

    @Test
    void an_answer_is_stopped_when_somebody_else_wrote_meanwhile() {
        SignedIn bob = people.somebody(Role.AGENT);
        people.as(bob)
                .body("{\"text\": \"I have it\", \"last_seen_seq\": 1}")
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(201);
        say("{\"text\": \"On its way\", \"last_seen_seq\": 1}")
                .statusCode(409)
                .body("code", equalTo("conversation_moved"))
                .body("errors[0].field", equalTo("last_seen_seq"));
        change("{\"priority\": \"high\"}").statusCode(200);
        say("{\"text\": \"On its way\", \"last_seen_seq\": 2}").statusCode(201);
        say("{\"text\": \"and soon there\", \"last_seen_seq\": 2}").statusCode(201);
        say("{\"text\": \"as I said\"}").statusCode(201);
    }

    @Test
    void the_list_is_filtered_and_counted_by_assignee_label_and_priority() {
        String label = label();
        change("{\"assignee_id\": \"" + ada.id() + "\", \"labels\": [\"" + label + "\"], \"priority\": \"high\"}")
                .statusCode(200);
        UUID other = store.started(Talk.in(inbox));
        assertThat(listed("assignee=me")).containsExactly(id.toString());
        assertThat(listed("assignee=" + ada.id())).containsExactly(id.toString());
        assertThat(listed("assignee=none")).containsExactly(other.toString());
        assertThat(listed("label=" + label)).containsExactly(id.toString());
        assertThat(listed("priority=high")).containsExactly(id.toString());
        assertThat(listed("priority=none&status=open")).containsExactly(other.toString());
        people.as(ada)
                .get("/api/v1/conversations/counts?status=open&inbox_id=" + inbox)
                .then()
                .statusCode(200)
                .body("mine", equalTo(1))
                .body("unassigned", equalTo(1))
                .body("all", equalTo(2));
        for (String wrong :
                List.of("assignee=somebody", "priority=utmost", "label=" + "x".repeat(51), "sort=priority")) {
            people.as(ada).get("/api/v1/conversations?" + wrong).then().statusCode(400);
        }
        for (String parameter : List.of("label", "q", "inbox_id")) {
            people.as(ada)
                    .queryParam(parameter, "")
                    .get("/api/v1/conversations")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(parameter));
        }
    }

    @Test
    void many_are_changed_each_with_its_own_result() {
        UUID other = store.started(Talk.in(inbox));
        UUID missing = Ids.next();
        people.as(ada)
                .body("{\"ids\": [\"" + id + "\", \"" + missing + "\", \"" + other + "\", \"" + id
                        + "\"], \"status\": \"resolved\"}")
                .post("/api/v1/conversations/bulk")
                .then()
                .statusCode(200)
                .body("items.id", contains(id.toString(), missing.toString(), other.toString()))
                .body("items.outcome", contains("done", "refused", "done"))
                .body("items[1].code", equalTo("not_found"));
        assertThat(listed("status=resolved")).hasSize(2);
        for (String wrong : List.of(
                "{\"ids\": [], \"status\": \"open\"}",
                "{\"ids\": [\"" + id + "\"]}",
                "{\"ids\": [null], \"status\": \"open\"}",
                "{\"status\": \"open\"}")) {
            people.as(ada).body(wrong).post("/api/v1/conversations/bulk").then().statusCode(422);
        }
    }

    @Test
    void twenty_agents_at_the_same_conversations_lose_nothing_and_block_nobody() throws Exception {
        List<UUID> conversations = new ArrayList<>(List.of(id));
        for (int i = 0; i < 3; i++) {
            conversations.add(store.started(Talk.in(inbox)));
        }
        List<SignedIn> agents = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            agents.add(people.somebody(Role.AGENT));
        }
        String ids =
                String.join("\", \"", conversations.stream().map(UUID::toString).toList());
        String reversed = String.join(
                "\", \"", conversations.reversed().stream().map(UUID::toString).toList());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int agent = 0; agent < agents.size(); agent++) {
                SignedIn who = agents.get(agent);
                String order = agent % 2 == 0 ? ids : reversed;
                work.add(threads.submit(() -> {
                    people.as(who)
                            .body("{\"ids\": [\"" + order + "\"], \"assignee_id\": \"" + who.id() + "\"}")
                            .post("/api/v1/conversations/bulk")
                            .then()
                            .statusCode(200)
                            .body("items.outcome.unique()", contains("done"));
                    for (UUID conversation : conversations) {
                        people.as(who)
                                .body("{\"text\": \"note\", \"private\": true}")
                                .post("/api/v1/conversations/" + conversation + "/messages")
                                .then()
                                .statusCode(201);
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        }
        for (UUID conversation : conversations) {
            // hello, and of each agent a change and a note
            assertThat(database.column("select seq from message where conversation_id = ? order by seq", conversation))
                    .isEqualTo(LongStream.rangeClosed(1, 41).boxed().toList());
            eventually(() -> assertThat(told(conversation))
                    .isEqualTo(LongStream.rangeClosed(1, 41).boxed().toList()));
        }
    }

    /** The seq of each message of the conversation that the feed told of, in the feed's order. */
    private List<Long> told(UUID conversation) {
        return Topic.read(Topics.FEED).stream()
                .filter(record -> record.key().equals(conversation.toString()))
                .map(record -> JsonPath.from(record.payload()))
                .filter(event -> event.getString("type").equals("message.created"))
                .map(event -> event.getLong("data.seq"))
                .toList();
    }

    private String label() {
        String name = "label " + Ids.next().toString().substring(20);
        people.as(Role.ADMIN)
                .body("{\"name\": \"" + name + "\", \"color\": \"#3d4ed8\"}")
                .post("/api/v1/labels")
                .then()
                .statusCode(201);
        return name;
    }

    private ValidatableResponse change(String body) {
        return people.as(ada).body(body).patch("/api/v1/conversations/" + id).then();
    }

    private ValidatableResponse say(String body) {
        return people.as(ada)
                .body(body)
                .post("/api/v1/conversations/" + id + "/messages")
                .then();
    }

    private ValidatableResponse get() {
        return people.as(ada).get("/api/v1/conversations/" + id).then().statusCode(200);
    }

    private JsonPath thread() {
        return people.as(ada).get("/api/v1/conversations/" + id + "/messages").jsonPath();
    }

    private List<String> listed(String query) {
        return people.as(ada)
                .get("/api/v1/conversations?inbox_id=" + inbox + "&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }
}
