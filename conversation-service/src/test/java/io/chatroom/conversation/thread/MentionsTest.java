package io.chatroom.conversation.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class MentionsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private UUID inbox;
    private UUID id;
    private SignedIn author;

    @BeforeEach
    void a_conversation() {
        inbox = database.inbox("telegram");
        id = store.started(Talk.in(inbox));
        author = people.somebody(Role.AGENT);
    }

    @Test
    void who_is_named_in_a_note_finds_the_conversation() {
        SignedIn ben = people.somebody(Role.AGENT);
        SignedIn viewer = people.somebody(Role.VIEWER);
        say(
                        "@" + ben.username().toUpperCase() + ", look; and you, @" + viewer.username() + ". @"
                                + ben.username(),
                        true)
                .statusCode(201)
                .body("mentions.id", equalTo(sorted(ben, viewer)))
                .body("mentions[0].name", equalTo(ben.name()));
        for (SignedIn named : List.of(ben, viewer)) {
            people.as(named)
                    .get("/api/v1/conversations?mentions=me")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(id.toString())));
        }
        people.as(author).get("/api/v1/conversations?mentions=me").then().body("items", empty());
        people.as(ben).get("/api/v1/conversations/counts?mentions=me").then().body("all", equalTo(1));
        people.as(ben)
                .get("/api/v1/conversations?mentions=" + viewer.id())
                .then()
                .statusCode(400);
    }

    @Test
    void nobody_is_named_by_an_answer_an_address_or_a_name_that_does_not_see_the_inbox() {
        SignedIn elsewhere = people.somebody(Role.AGENT);
        people.limit(elsewhere, database.inbox("telegram"));
        SignedIn gone = people.somebody(Role.AGENT);
        database.run("update account set enabled = false where id = ?", gone.id());
        SignedIn ben = people.somebody(Role.AGENT);
        say("@" + elsewhere.username() + " @" + gone.username() + " @nobody me@" + ben.username(), true)
                .statusCode(201)
                .body("mentions", empty());
        say("@" + ben.username(), false).statusCode(201).body("mentions", empty());
        people.as(ben).get("/api/v1/conversations?mentions=me").then().body("items", empty());
    }

    @Test
    void a_note_does_not_name_everybody() {
        String many = IntStream.range(0, Mentions.AT_MOST + 1)
                .mapToObj(i -> {
                    UUID account = database.account("agent");
                    return "@somebody-" + account;
                })
                .collect(Collectors.joining(" "));
        say(many, true).statusCode(422).body("errors[0].code", equalTo("too_many_mentions"));
    }

    @Test
    void those_who_may_answer_in_the_inbox_can_be_given_its_conversations() {
        SignedIn ben = people.somebody(Role.AGENT);
        SignedIn elsewhere = people.somebody(Role.AGENT);
        people.limit(elsewhere, database.inbox("telegram"));
        SignedIn here = people.somebody(Role.AGENT);
        people.limit(here, inbox);
        SignedIn viewer = people.somebody(Role.VIEWER);
        for (SignedIn can : List.of(ben, here)) {
            assertThat(assignees(can.username().substring(4).toUpperCase())).containsExactly(can.username());
        }
        for (SignedIn cannot : List.of(elsewhere, viewer)) {
            assertThat(assignees(cannot.username())).isEmpty();
        }
        String cursor = people.as(viewer)
                .get("/api/v1/conversations/" + id + "/assignees?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("next_cursor");
        List<String> next = people.as(viewer)
                .queryParam("cursor", cursor)
                .get("/api/v1/conversations/" + id + "/assignees")
                .jsonPath()
                .getList("items.username");
        assertThat(next).doesNotContain(cursor).isNotEmpty();
    }

    private List<String> assignees(String q) {
        return people.as(Role.AGENT)
                .queryParam("q", q)
                .get("/api/v1/conversations/" + id + "/assignees")
                .jsonPath()
                .getList("items.username");
    }

    private ValidatableResponse say(String text, boolean isNote) {
        return people.as(author)
                .body(Map.of("text", text, "private", isNote))
                .post("/api/v1/conversations/" + id + "/messages")
                .then();
    }

    private static List<String> sorted(SignedIn... accounts) {
        return java.util.stream.Stream.of(accounts)
                .sorted(java.util.Comparator.comparing(SignedIn::username))
                .map(account -> account.id().toString())
                .toList();
    }
}
