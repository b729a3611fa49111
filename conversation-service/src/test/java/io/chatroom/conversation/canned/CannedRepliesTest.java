package io.chatroom.conversation.canned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class CannedRepliesTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Test
    void a_canned_reply_is_written_changed_and_taken_away_by_agents() {
        String shortcut = shortcut();
        String id = create(Role.AGENT, shortcut, "We are looking for it.", null)
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("inbox_id", nullValue())
                .extract()
                .path("id");
        String path = "/api/v1/canned-replies/" + id;
        people.as(Role.AGENT)
                .header("If-Match", "\"0\"")
                .body(Map.of("text", "It is found, {{contact.name}}."))
                .patch(path)
                .then()
                .statusCode(200)
                .body("text", equalTo("It is found, {{contact.name}}."))
                .body("shortcut", equalTo(shortcut))
                .body("version", equalTo(1));
        people.as(Role.AGENT)
                .header("If-Match", "\"0\"")
                .body(Map.of("title", "By somebody who has not seen it"))
                .patch(path)
                .then()
                .statusCode(412)
                .body("code", equalTo("version_mismatch"));
        people.as(Role.VIEWER).get(path).then().statusCode(200).body("version", equalTo(1));
        people.as(Role.VIEWER).delete(path).then().statusCode(403);
        people.as(Role.AGENT).delete(path).then().statusCode(204);
        people.as(Role.AGENT).get(path).then().statusCode(404);
        assertThat(database.column(
                        "select action from audit_event where subject = ? order by id", "canned_reply:" + id))
                .isEqualTo(List.of("canned_reply.created", "canned_reply.changed", "canned_reply.deleted"));
    }

    @Test
    void a_shortcut_means_one_reply_whatever_its_case() {
        String shortcut = shortcut();
        create(Role.AGENT, shortcut, "One", null).statusCode(201);
        create(Role.AGENT, shortcut.toUpperCase(), "Two", null).statusCode(409).body("code", equalTo("shortcut_taken"));
        String other = create(Role.AGENT, shortcut(), "Three", null)
                .statusCode(201)
                .extract()
                .path("id");
        people.as(Role.AGENT)
                .body(Map.of("shortcut", shortcut))
                .patch("/api/v1/canned-replies/" + other)
                .then()
                .statusCode(409);
    }

    @Test
    void variables_are_filled_in_for_who_answers_and_whom() {
        SignedIn ben = people.somebody(Role.AGENT);
        Talk talk = Talk.in(database.inbox("webhook"));
        UUID conversation = store.started(talk);
        String id = create(
                        Role.ADMIN,
                        shortcut(),
                        "Dear {{contact.first_name | customer}} ({{ contact.email | no address }}), {{agent.name}}"
                                + " {{contact.email}}",
                        null)
                .statusCode(201)
                .extract()
                .path("id");
        people.as(ben)
                .queryParam("conversation_id", conversation)
                .get("/api/v1/canned-replies/" + id + "/text")
                .then()
                .statusCode(200)
                .body("text", equalTo("Dear Ada (no address), " + ben.name() + " "))
                .body("missing", contains("contact.email"));
        people.as(ben)
                .get("/api/v1/canned-replies/" + id + "/text")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("conversation_id"));
        people.as(ben)
                .get("/api/v1/canned-replies/variables")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("conversation.number"));
    }

    @Test
    void what_is_for_one_inbox_is_not_there_for_who_sees_another() {
        UUID ours = database.inbox("webhook");
        UUID others = database.inbox("webhook");
        SignedIn limited = people.somebody(Role.AGENT);
        people.limit(limited, ours);
        String word = shortcut();
        String everywhere =
                create(Role.ADMIN, word + "-all", "x", null).extract().path("id");
        String inOurs = create(Role.ADMIN, word + "-ours", "x", ours).extract().path("id");
        String inOthers =
                create(Role.ADMIN, word + "-others", "x", others).extract().path("id");

        assertThat(listed(limited, word, null)).containsExactly(everywhere, inOurs);
        assertThat(listed(people.somebody(Role.AGENT), word, others)).containsExactly(everywhere, inOthers);
        people.as(limited).get("/api/v1/canned-replies/" + inOthers).then().statusCode(404);
        people.as(limited).delete("/api/v1/canned-replies/" + everywhere).then().statusCode(403);
        people.as(limited)
                .body(Map.of("title", "Theirs"))
                .patch("/api/v1/canned-replies/" + inOurs)
                .then()
                .statusCode(200);
        for (Map<String, String> refused : List.of(
                Map.of("shortcut", shortcut(), "title", "T", "text", "x"),
                Map.of("shortcut", shortcut(), "title", "T", "text", "x", "inbox_id", others.toString()))) {
            people.as(limited)
                    .body(refused)
                    .post("/api/v1/canned-replies")
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("inbox_id"));
        }
        UUID conversation = store.started(Talk.in(ours));
        people.as(Role.ADMIN)
                .queryParam("conversation_id", conversation)
                .get("/api/v1/canned-replies/" + inOthers + "/text")
                .then()
                .statusCode(409)
                .body("code", equalTo("other_inbox"));
        people.as(limited)
                .queryParam("conversation_id", store.started(Talk.in(others)))
                .get("/api/v1/canned-replies/" + inOurs + "/text")
                .then()
                .statusCode(404);
    }

    @Test
    void pages_follow_each_other_by_shortcut() {
        String word = shortcut();
        IntStream.range(0, 5)
                .forEach(i -> create(Role.ADMIN, word + i, "x", null).statusCode(201));
        String cursor = null;
        List<String> seen = new java.util.ArrayList<>();
        do {
            var request = people.as(Role.VIEWER).queryParam("q", word).queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/canned-replies")
                    .jsonPath();
            seen.addAll(page.getList("items.shortcut"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertThat(seen).containsExactly(word + 0, word + 1, word + 2, word + 3, word + 4);
        people.as(Role.VIEWER)
                .queryParam("q", word + "%")
                .get("/api/v1/canned-replies")
                .then()
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"shortcut\": \"a b\", \"title\": \"T\", \"text\": \"x\"}",
                "{\"shortcut\": \"a\", \"title\": \" \", \"text\": \"x\"}",
                "{\"shortcut\": \"a\", \"title\": \"T\", \"text\": \"{{contact.password}}\"}",
                "{\"shortcut\": \"a\", \"title\": \"T\", \"text\": \"{{contact.name\"}",
                "{\"shortcut\": \"a\", \"title\": \"T\", \"text\": \"x\\u0000\"}",
                "{\"shortcut\": \"a\", \"title\": \"T\", \"text\": \"x\", \"inbox_id\": \"019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11\"}"
            })
    void refuses_a_canned_reply_of(String body) {
        people.as(Role.ADMIN).body(body).post("/api/v1/canned-replies").then().statusCode(422);
    }

    private List<String> listed(SignedIn by, String word, UUID inbox) {
        var request = people.as(by).queryParam("q", word);
        return (inbox == null ? request : request.queryParam("inbox_id", inbox))
                .get("/api/v1/canned-replies")
                .jsonPath()
                .getList("items.id");
    }

    private ValidatableResponse create(Role role, String shortcut, String text, UUID inbox) {
        Map<String, Object> body =
                new java.util.HashMap<>(Map.of("shortcut", shortcut, "title", "A title", "text", text));
        if (inbox != null) {
            body.put("inbox_id", inbox);
        }
        return people.as(role).body(body).post("/api/v1/canned-replies").then();
    }

    private static String shortcut() {
        return "s" + Ids.next();
    }
}
