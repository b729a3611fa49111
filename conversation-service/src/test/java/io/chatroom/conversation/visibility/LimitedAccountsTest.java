package io.chatroom.conversation.visibility;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.EventStream;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class LimitedAccountsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @TestHTTPResource("/api/v1/stream")
    URI uri;

    private SignedIn agent;
    private UUID ours;
    private UUID others;
    private UUID ourConversation;
    private UUID othersConversation;

    @BeforeEach
    void two_inboxes_one_of_which_the_agent_may_see() {
        agent = people.somebody(Role.AGENT);
        ours = database.inbox("webhook");
        others = database.inbox("webhook");
        people.limit(agent, ours);
        ourConversation = conversationIn(ours);
        othersConversation = conversationIn(others);
    }

    @Test
    void lists_leave_out_what_is_not_theirs() {
        List<String> conversations = people.as(agent)
                .get("/api/v1/conversations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(conversations).containsExactly(ourConversation.toString());
        List<String> inboxes = people.as(agent)
                .get("/api/v1/inboxes")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(inboxes).containsExactly(ours.toString());
        people.as(agent)
                .queryParam("inbox_id", others)
                .get("/api/v1/conversations")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void replies_that_are_not_there_are_listed_for_their_inboxes_only() {
        UUID reply = database.reply(ourConversation, "failed");
        database.reply(othersConversation, "failed");
        List<String> replies = people.as(agent)
                .get("/api/v1/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .path("items.message_id");
        assertThat(replies).containsExactly(reply.toString());
    }

    @Test
    void what_is_not_theirs_is_not_there() {
        UUID message = (UUID) database.one("select id from message where conversation_id = ?", othersConversation);
        for (String path : List.of(
                "/conversations/" + othersConversation,
                "/conversations/" + othersConversation + "/messages",
                "/messages/" + message + "/timeline",
                "/inboxes/" + others)) {
            people.as(agent).get("/api/v1" + path).then().statusCode(404).body("code", equalTo("not_found"));
        }
        people.as(agent)
                .body("{\"text\": \"Hello\"}")
                .post("/api/v1/conversations/" + othersConversation + "/messages")
                .then()
                .statusCode(404);
        people.as(agent).get("/api/v1/conversations/" + ourConversation).then().statusCode(200);
    }

    @Test
    void who_is_limited_to_nothing_sees_nothing() {
        people.limit(agent);
        people.as(agent).get("/api/v1/conversations").then().statusCode(200).body("items.size()", equalTo(0));
        people.as(agent).get("/api/v1/inboxes").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void an_admin_is_never_limited() {
        SignedIn admin = people.somebody(Role.ADMIN);
        people.limit(admin, ours);
        people.as(admin).get("/api/v1/inboxes/" + others).then().statusCode(200);
    }

    @Test
    void the_stream_tells_of_their_inboxes_only() {
        eventually(
                () -> assertThat(database.count("select count(*) from outbox")).isZero());
        try (EventStream stream = EventStream.open(uri, "Token " + people.tokenOf(agent), null)) {
            stream.nextBlock(Duration.ofSeconds(20));
            resolve(othersConversation);
            resolve(ourConversation);
            assertThat(stream.next().data()).contains(ourConversation.toString());
        }
    }

    private void resolve(UUID conversation) {
        people.as(Role.ADMIN)
                .body("{\"status\": \"resolved\"}")
                .patch("/api/v1/conversations/" + conversation)
                .then()
                .statusCode(200);
    }

    private UUID conversationIn(UUID inbox) {
        return store.started(Talk.in(inbox));
    }
}
