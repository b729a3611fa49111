package io.chatroom.conversation.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class UsersTest {
    @Inject
    People people;

    @Inject
    Database database;

    private final String username = "ben-" + Ids.next();

    @Test
    void an_admin_makes_an_account_and_is_told_its_password_once() {
        ValidatableResponse made = create(Map.of("username", username, "name", "Ben", "role", "agent"))
                .statusCode(201)
                .body("user.username", equalTo(username))
                .body("user.name", equalTo("Ben"))
                .body("user.role", equalTo("agent"))
                .body("user.enabled", equalTo(true))
                .body("user.all_inboxes", equalTo(true))
                .body("user.signs_in_with", equalTo("password"))
                .body("user.last_seen_at", nullValue())
                .body("generated_password", hasLength(20));
        String id = made.extract().path("user.id");
        assertThat(signIn(made.extract().path("generated_password"))).isEqualTo(200);
        people.as(Role.VIEWER).get("/api/v1/users/" + id).then().statusCode(200).body("username", equalTo(username));
        assertThat(database.column("select action from audit_event where subject = ?", "account:" + id))
                .containsExactly("account.created");
    }

    @Test
    void a_password_that_was_given_is_not_repeated() {
        create(Map.of("username", username, "role", "viewer", "password", "correct horse battery"))
                .statusCode(201)
                .body("generated_password", nullValue());
        assertThat(signIn("correct horse battery")).isEqualTo(200);
    }

    @Test
    void a_name_that_differs_by_case_only_is_taken() {
        create(Map.of("username", username, "role", "agent")).statusCode(201);
        create(Map.of("username", username.toUpperCase(Locale.ROOT), "role", "agent"))
                .statusCode(409)
                .body("code", equalTo("username_taken"));
    }

    @Test
    void says_what_is_wrong_with_a_request() {
        create(Map.of("username", "no spaces please", "role", "agent"))
                .statusCode(422)
                .body("errors.field", contains("username"));
        create(Map.of("username", username, "role", "king")).statusCode(422).body("errors.field", contains("role"));
        create(Map.of("username", username, "role", "agent", "password", "short"))
                .statusCode(422)
                .body("errors.field", contains("password"));
        create(Map.of("username", username, "role", "agent", "inbox_ids", List.of(Ids.next())))
                .statusCode(422)
                .body("errors.field", contains("inbox_ids"));
        create(Map.of("username", username, "role", "admin", "inbox_ids", List.of(database.inbox("webhook"))))
                .statusCode(422)
                .body("errors.code", contains("unsupported"));
    }

    @Test
    void limits_an_agent_to_inboxes_and_lets_it_see_all_again() {
        UUID inbox = database.inbox("webhook");
        SignedIn agent = people.somebody(Role.AGENT);
        change(agent, Map.of("inbox_ids", List.of(inbox)))
                .statusCode(200)
                .body("all_inboxes", equalTo(false))
                .body("inbox_ids", contains(inbox.toString()));
        people.as(agent).get("/api/v1/inboxes").then().body("items.id", contains(inbox.toString()));
        change(agent, Map.of("inbox_ids", List.of())).statusCode(200).body("all_inboxes", equalTo(false));
        people.as(agent).get("/api/v1/inboxes").then().body("items.size()", equalTo(0));
        change(agent, Map.of("all_inboxes", true)).statusCode(200).body("all_inboxes", equalTo(true));
        people.as(agent).get("/api/v1/inboxes").then().body("items.id", hasItem(inbox.toString()));
        change(agent, Map.of("all_inboxes", true, "inbox_ids", List.of(inbox))).statusCode(422);
    }

    @Test
    void who_is_disabled_is_out_at_once_and_needs_new_tokens_when_enabled_again() {
        SignedIn agent = people.somebody(Role.AGENT);
        String token = people.tokenOf(agent);
        change(agent, Map.of("enabled", false)).statusCode(200).body("enabled", equalTo(false));
        assertThat(me(token)).isEqualTo(401);
        change(agent, Map.of("enabled", true)).statusCode(200);
        assertThat(me(token)).isEqualTo(401);
        assertThat(me(people.tokenOf(agent))).isEqualTo(200);
    }

    @Test
    void a_new_role_counts_with_the_next_request() {
        SignedIn agent = people.somebody(Role.AGENT);
        String token = people.tokenOf(agent);
        change(agent, Map.of("role", "admin")).statusCode(200);
        given().header("Authorization", "Token " + token)
                .get("/api/v1/quarantine")
                .then()
                .statusCode(200);
        change(agent, Map.of("role", "viewer")).statusCode(200);
        given().header("Authorization", "Token " + token)
                .get("/api/v1/quarantine")
                .then()
                .statusCode(403);
    }

    @Test
    void an_admin_cannot_disable_the_own_account() {
        SignedIn admin = people.somebody(Role.ADMIN);
        people.as(admin)
                .body(Map.of("enabled", false))
                .patch("/api/v1/users/" + admin.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("own_account"));
    }

    @Test
    void of_two_last_admins_who_demote_each_other_at_once_one_stays() throws Exception {
        SignedIn ada = people.somebody(Role.ADMIN);
        SignedIn eve = people.somebody(Role.ADMIN);
        List<Object> others = database.column(
                "update account set enabled = false where enabled and role = 'admin' and id not in (?, ?) returning id",
                ada.id(),
                eve.id());
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<Integer>> statuses = new ArrayList<>();
            for (SignedIn[] pair : new SignedIn[][] {{ada, eve}, {eve, ada}}) {
                statuses.add(both.submit(() -> {
                    start.await();
                    return people.as(pair[0])
                            .body(Map.of("role", "viewer"))
                            .patch("/api/v1/users/" + pair[1].id())
                            .statusCode();
                }));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> status : statuses) {
                answers.add(status.get());
            }
            // the second was let in as an admin and finds itself the last, or was no admin any more
            assertThat(answers).containsOnlyOnce(200).containsAnyOf(409, 403);
            assertThat(database.count("select count(*) from account where enabled and role = 'admin'"))
                    .isEqualTo(1);
        } finally {
            others.forEach(id -> database.run("update account set enabled = true where id = ?", id));
        }
    }

    @Test
    void a_reset_password_ends_sessions_and_leaves_tokens() {
        SignedIn agent = people.somebody(Role.AGENT);
        String token = people.tokenOf(agent);
        String session = session(agent.username(), People.PASSWORD);
        String password = people.as(Role.ADMIN)
                .post("/api/v1/users/" + agent.id() + "/reset-password")
                .then()
                .statusCode(200)
                .body("generated_password", notNullValue())
                .extract()
                .path("generated_password");
        given().cookie("chatroom_session", session).get("/api/v1/me").then().statusCode(401);
        assertThat(me(token)).isEqualTo(200);
        assertThat(session(agent.username(), password)).isNotEmpty();
    }

    @Test
    void people_change_their_own_name_and_password() {
        SignedIn agent = people.somebody(Role.AGENT);
        String here = session(agent.username(), People.PASSWORD);
        String elsewhere = session(agent.username(), People.PASSWORD);
        browser(here)
                .body(Map.of("name", " Ada L. "))
                .patch("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("Ada L."));
        browser(here)
                .body(Map.of("current_password", "not this one", "new_password", "a newer password"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(422)
                .body("errors.field", contains("current_password"));
        browser(here)
                .body(Map.of("current_password", People.PASSWORD, "new_password", "a newer password"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        browser(here).get("/api/v1/me").then().statusCode(200);
        browser(elsewhere).get("/api/v1/me").then().statusCode(401);
        assertThat(session(agent.username(), "a newer password")).isNotEmpty();
    }

    @Test
    void who_signs_in_elsewhere_has_no_password_and_no_role_to_change_here() {
        SignedIn agent = people.somebody(Role.AGENT);
        database.run(
                "update account set oidc_subject = ?, password_hash = null where id = ?",
                "https://id.example " + agent.id(),
                agent.id());
        change(agent, Map.of("role", "admin")).statusCode(409).body("code", equalTo("managed_elsewhere"));
        people.as(Role.ADMIN)
                .post("/api/v1/users/" + agent.id() + "/reset-password")
                .then()
                .statusCode(409)
                .body("code", equalTo("no_password"));
        people.as(agent)
                .body(Map.of("current_password", "x", "new_password", "a newer password"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(409);
    }

    @Test
    void pages_visit_everybody_once() {
        for (int i = 0; i < 3; i++) {
            people.somebody(Role.AGENT);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = people.as(Role.AGENT).queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            ValidatableResponse page = request.get("/api/v1/users").then().statusCode(200);
            seen.addAll(page.extract().<List<String>>path("items.id"));
            cursor = page.extract().path("next_cursor");
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().hasSize((int) database.count("select count(*) from account"));
    }

    private ValidatableResponse create(Map<String, ?> body) {
        return people.as(Role.ADMIN).body(body).post("/api/v1/users").then();
    }

    private ValidatableResponse change(SignedIn account, Map<String, ?> body) {
        return people.as(Role.ADMIN)
                .body(body)
                .patch("/api/v1/users/" + account.id())
                .then();
    }

    private int signIn(String password) {
        return given().contentType("application/json")
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/token/")
                .statusCode();
    }

    private static String session(String username, String password) {
        return given().contentType("application/json")
                .header("User-Agent", "Test browser")
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/session")
                .then()
                .statusCode(200)
                .extract()
                .cookie("chatroom_session");
    }

    private static io.restassured.specification.RequestSpecification browser(String session) {
        return given().contentType("application/json")
                .header("X-Requested-With", "chatroom")
                .cookie("chatroom_session", session);
    }

    private static int me(String token) {
        return given().header("Authorization", "Token " + token)
                .get("/api/v1/me")
                .statusCode();
    }
}
