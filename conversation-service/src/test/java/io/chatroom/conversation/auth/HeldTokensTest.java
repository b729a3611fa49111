package io.chatroom.conversation.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class HeldTokensTest {
    @Inject
    People people;

    @Inject
    Database database;

    private SignedIn agent;

    @BeforeEach
    void an_agent() {
        agent = people.somebody(Role.AGENT);
    }

    @Test
    void a_token_is_shown_once_and_kept_as_a_hash() {
        ValidatableResponse made = make(people.as(agent), Map.of("name", "nightly export", "expires_in_days", 3))
                .statusCode(201)
                .body("token", startsWith("cct_"))
                .body("scopes", nullValue())
                .body("expires_at", notNullValue());
        String token = made.extract().path("token");
        with(token).get("/api/v1/conversations").then().statusCode(200);
        people.as(agent)
                .get("/api/v1/tokens")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("nightly export"))
                .body("items.find { it.name == 'nightly export' }.last_used_at", notNullValue())
                .body("items[0].token", nullValue());
        assertThat(database.count(
                        "select count(*) from access_token t where t::text like ?", "%" + token.substring(4) + "%"))
                .isZero();
    }

    @Test
    void scopes_hold_a_token_to_what_it_is_for() {
        String token = make(people.as(agent), Map.of("name", "reader", "scopes", List.of("conversations:read")))
                .statusCode(201)
                .body("scopes", contains("conversations:read"))
                .extract()
                .path("token");
        with(token).get("/api/v1/conversations").then().statusCode(200);
        with(token).get("/api/v1/me").then().statusCode(200);
        with(token).get("/api/v1/inboxes").then().statusCode(403).body("code", equalTo("scope_missing"));
        with(token)
                .body("{}")
                .post("/api/v1/conversations/019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11/messages")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope_missing"));
        with(token).body(Map.of("name", "Eve")).patch("/api/v1/me").then().statusCode(403);
    }

    @Test
    void a_token_cannot_make_one_that_may_do_more() {
        String token = make(
                        people.as(agent), Map.of("name", "keeper", "scopes", List.of("people:write", "reports:write")))
                .statusCode(201)
                .extract()
                .path("token");
        make(with(token), Map.of("name", "all")).statusCode(403).body("code", equalTo("scope_missing"));
        make(with(token), Map.of("name", "x", "scopes", List.of("inboxes:read")))
                .statusCode(403);
        make(with(token), Map.of("name", "x", "scopes", List.of("reports:read")))
                .statusCode(201);
    }

    @Test
    void says_what_is_wrong_with_a_request() {
        make(people.as(agent), Map.of("name", " ")).statusCode(422).body("errors.field", contains("name"));
        make(people.as(agent), Map.of("name", "x", "scopes", List.of("everything")))
                .statusCode(422);
        make(people.as(agent), Map.of("name", "x", "scopes", List.of())).statusCode(422);
        make(people.as(agent), Map.of("name", "x", "expires_in_days", 0)).statusCode(422);
        make(people.as(agent), Map.of("name", "x", "expires_in_days", 367)).statusCode(422);
    }

    @Test
    void a_revoked_token_is_refused_at_once_and_listed_no_more() {
        ValidatableResponse made = make(people.as(agent), Map.of("name", "old"));
        String id = made.extract().path("id");
        people.as(agent).delete("/api/v1/tokens/" + id).then().statusCode(204);
        with(made.extract().path("token")).get("/api/v1/me").then().statusCode(401);
        people.as(agent).get("/api/v1/tokens").then().body("items.id", not(hasItem(id)));
        people.as(agent).delete("/api/v1/tokens/" + id).then().statusCode(404);
        assertThat(database.column("select action from audit_event where subject = ?", "account:" + agent.id()))
                .contains("token.created", "token.revoked");
    }

    @Test
    void only_an_admin_touches_what_others_hold() {
        String id = make(people.as(agent), Map.of("name", "mine")).extract().path("id");
        people.as(Role.AGENT).delete("/api/v1/tokens/" + id).then().statusCode(404);
        people.as(Role.AGENT)
                .queryParam("user_id", agent.id())
                .get("/api/v1/tokens")
                .then()
                .statusCode(403);
        people.as(Role.VIEWER)
                .queryParam("user_id", agent.id())
                .get("/api/v1/sessions")
                .then()
                .statusCode(403);
        people.as(Role.ADMIN)
                .queryParam("user_id", agent.id())
                .get("/api/v1/tokens")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("mine"));
        people.as(Role.ADMIN).delete("/api/v1/tokens/" + id).then().statusCode(204);
    }

    @Test
    void browsers_are_listed_and_signed_out_from_afar() {
        String here = session("Firefox");
        String there = session("Chrome");
        ValidatableResponse listed = browser(here)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .body("items.user_agent", containsInAnyOrder("Firefox", "Chrome"))
                .body("items.find { it.user_agent == 'Firefox' }.current", equalTo(true))
                .body("items.find { it.user_agent == 'Chrome' }.current", equalTo(false))
                .body("items.address", hasItem("127.0.0.1"));
        String id = listed.extract().path("items.find { it.user_agent == 'Chrome' }.id");
        browser(here).delete("/api/v1/sessions/" + id).then().statusCode(204);
        browser(there).get("/api/v1/me").then().statusCode(401);
        browser(here).get("/api/v1/me").then().statusCode(200);
    }

    private String session(String userAgent) {
        return given().contentType("application/json")
                .header("User-Agent", userAgent)
                .body(Map.of("username", agent.username(), "password", People.PASSWORD))
                .post("/api/v1/auth/session")
                .then()
                .statusCode(200)
                .extract()
                .cookie("chatroom_session");
    }

    private static RequestSpecification browser(String session) {
        return given().header("X-Requested-With", "chatroom").cookie("chatroom_session", session);
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static ValidatableResponse make(RequestSpecification by, Map<String, ?> body) {
        return by.body(body).post("/api/v1/tokens").then();
    }
}
