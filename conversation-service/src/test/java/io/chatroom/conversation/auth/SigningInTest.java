package io.chatroom.conversation.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class SigningInTest {
    @Inject
    People people;

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/auth/token", "/api/v1/auth/token/"})
    void a_password_is_exchanged_for_a_token(String path) {
        SignedIn ada = people.somebody(Role.AGENT);
        String token = login(path, ada.username(), People.PASSWORD)
                .statusCode(200)
                .body("token", startsWith("cct_"))
                .extract()
                .path("token");

        for (String scheme : new String[] {"Token ", "Bearer ", "token "}) {
            given().header("Authorization", scheme + token)
                    .get("/api/v1/me")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(ada.id().toString()))
                    .body("username", equalTo(ada.username()))
                    .body("role", equalTo("agent"));
        }
    }

    @Test
    void the_first_admin_signs_in_with_the_configured_password() {
        login("/api/v1/auth/token/", "admin", "only-for-tests-1").statusCode(200);
        login("/api/v1/auth/token/", "ADMIN", "only-for-tests-1").statusCode(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike() {
        SignedIn ada = people.somebody(Role.AGENT);
        String wrong = login("/api/v1/auth/token/", ada.username(), "not it")
                .statusCode(401)
                .body("code", equalTo("invalid_credentials"))
                .extract()
                .path("detail");
        login("/api/v1/auth/token/", "nobody-" + ada.id(), "not it")
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_credentials"))
                .body("detail", equalTo(wrong));
    }

    @Test
    void only_the_hash_of_a_token_is_kept() {
        String token = people.tokenOf(people.somebody(Role.VIEWER));
        assertThat(database.column("select name || kind || encode(token_hash, 'escape') from access_token"))
                .noneMatch(row -> row.toString().contains(token.substring(4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoked_at = now()",
                "expires_at = now()",
            })
    void a_token_that_ended_is_refused(String end) {
        SignedIn ada = people.somebody(Role.VIEWER);
        String token = people.tokenOf(ada);
        database.run("update access_token set " + end + " where account_id = ?", ada.id());
        me("Token " + token).statusCode(401).body("code", equalTo("unauthorized"));
    }

    @Test
    void a_disabled_account_is_not_let_in() {
        SignedIn ada = people.somebody(Role.ADMIN);
        String token = people.tokenOf(ada);
        database.run("update account set enabled = false where id = ?", ada.id());
        me("Token " + token).statusCode(401);
        login("/api/v1/auth/token/", ada.username(), People.PASSWORD).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Token cct_made-up",
                "Token ",
                "Token x",
                "Bearer cct_made-up",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer",
                "Basic YWRtaW46YWRtaW4=",
                "nonsense",
            })
    void what_is_no_token_of_ours_is_refused(String authorization) {
        me(authorization)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", notNullValue())
                .body("code", equalTo("unauthorized"))
                .body("request_id", notNullValue());
    }

    @Test
    void use_is_noted_once_a_minute() {
        SignedIn ada = people.somebody(Role.VIEWER);
        String token = people.tokenOf(ada);
        me("Token " + token).statusCode(200);
        Object first = database.one("select last_used_at from access_token where account_id = ?", ada.id());
        assertThat(first).isNotNull();
        me("Token " + token).statusCode(200);
        assertThat(database.one("select last_used_at from access_token where account_id = ?", ada.id()))
                .isEqualTo(first);
        database.run(
                "update access_token set last_used_at = now() - interval '2 minutes' where account_id = ?", ada.id());
        me("Token " + token).statusCode(200);
        assertThat(database.count(
                        "select count(*) from access_token where account_id = ? and last_used_at > now() - interval '1 minute'",
                        ada.id()))
                .isEqualTo(1);
    }

    @Test
    void guessing_is_slowed_down_for_that_name_only() {
        SignedIn ada = people.somebody(Role.AGENT);
        SignedIn bob = people.somebody(Role.AGENT);
        for (int i = 0; i < 5; i++) {
            login("/api/v1/auth/token/", ada.username(), "guess " + i).statusCode(401);
        }
        login("/api/v1/auth/token/", ada.username(), People.PASSWORD)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("too_many_attempts"));
        login("/api/v1/auth/token/", bob.username(), People.PASSWORD).statusCode(200);
        // Ada herself, from elsewhere: the gateway says where requests come from
        given().header("X-Forwarded-For", "203.0.113.7")
                .contentType("application/json")
                .body(Map.of("username", ada.username(), "password", People.PASSWORD))
                .post("/api/v1/auth/token/")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse signIn(String address, SignedIn who, String password, @Nullable Cookie device) {
        RequestSpecification request = given().header("X-Forwarded-For", address)
                .header("X-Requested-With", "chatroom")
                .contentType("application/json")
                .body(Map.of("username", who.username(), "password", password));
        return (device == null ? request : request.cookie(device))
                .post("/api/v1/auth/session")
                .then();
    }

    @Test
    void guesses_from_many_addresses_are_slowed_down_as_those_from_one() {
        SignedIn ada = people.somebody(Role.AGENT);
        for (int i = 0; i < 20; i++) {
            signIn("203.0.113." + i, ada, "guess " + i, null).statusCode(401);
        }
        signIn("203.0.113.99", ada, People.PASSWORD, null).statusCode(429).body("code", equalTo("too_many_attempts"));
    }

    @Test
    void strangers_cannot_lock_anybody_out_of_a_browser_in_which_they_have_signed_in() {
        SignedIn ada = people.somebody(Role.AGENT);
        Cookie device = session(ada).getDetailedCookie("chatroom_device");
        assertThat(device.isHttpOnly()).isTrue();
        assertThat(device.getPath()).isEqualTo("/api/v1/auth");
        for (int i = 0; i < 21; i++) {
            signIn("198.51.100." + i, ada, "guess " + i, null);
        }
        signIn("198.51.100.99", ada, People.PASSWORD, null).statusCode(429);
        signIn("198.51.100.99", ada, People.PASSWORD, device).statusCode(200);
    }

    @Test
    void a_known_browser_is_not_a_way_to_guess_without_waiting_nor_a_way_in_for_another_name() {
        SignedIn ada = people.somebody(Role.AGENT);
        SignedIn bob = people.somebody(Role.AGENT);
        Cookie device = session(ada).getDetailedCookie("chatroom_device");
        for (int i = 0; i < 5; i++) {
            signIn("192.0.2." + i, ada, "guess " + i, device).statusCode(401);
        }
        signIn("192.0.2.99", ada, People.PASSWORD, device).statusCode(429);
        for (int i = 0; i < 20; i++) {
            signIn("192.0.2." + i, bob, "guess " + i, device).statusCode(401);
        }
        signIn("192.0.2.99", bob, People.PASSWORD, device).statusCode(429);
    }

    @Test
    void a_browser_session_is_a_cookie_no_script_can_read() {
        SignedIn ada = people.somebody(Role.AGENT);
        Cookie cookie = session(ada).getDetailedCookie("chatroom_session");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecured()).isFalse();
        given().cookie(cookie)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(ada.id().toString()));
    }

    @Test
    void a_session_ends_when_it_is_deleted() {
        Cookie cookie = session(people.somebody(Role.AGENT)).getDetailedCookie("chatroom_session");
        given().cookie(cookie)
                .delete("/api/v1/auth/session")
                .then()
                .statusCode(403)
                .body("code", equalTo("csrf"));
        Response gone =
                given().cookie(cookie).header("X-Requested-With", "chatroom").delete("/api/v1/auth/session");
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(gone.getDetailedCookie("chatroom_session").getMaxAge()).isZero();
        given().cookie(cookie).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void a_pasted_token_makes_a_session_and_survives_it() {
        SignedIn ada = people.somebody(Role.AGENT);
        String token = people.tokenOf(ada);
        Response session = given().contentType("application/json")
                .body(Map.of("token", token))
                .post("/api/v1/auth/session");
        assertThat(session.statusCode()).isEqualTo(200);
        given().cookie(session.getDetailedCookie("chatroom_session"))
                .header("X-Requested-With", "chatroom")
                .delete("/api/v1/auth/session")
                .then()
                .statusCode(204);
        me("Token " + token).statusCode(200);

        given().contentType("application/json")
                .body(Map.of("token", "cct_made-up"))
                .post("/api/v1/auth/session")
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid_credentials"));
    }

    @Test
    void a_cookie_alone_changes_nothing() {
        Cookie cookie = session(people.somebody(Role.ADMIN)).getDetailedCookie("chatroom_session");
        given().cookie(cookie)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/inboxes")
                .then()
                .statusCode(403)
                .body("code", equalTo("csrf"));
        given().cookie(cookie)
                .header("X-Requested-With", "chatroom")
                .header("Origin", "https://evil.example")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/inboxes")
                .then()
                .statusCode(403)
                .body("code", equalTo("csrf"));
        given().cookie(cookie)
                .header("X-Requested-With", "chatroom")
                .header("Origin", "http://localhost:8080")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/inboxes")
                .then()
                .statusCode(not(403));
    }

    @Test
    void another_site_cannot_sign_a_browser_in() {
        given().header("Origin", "https://evil.example")
                .contentType("application/json")
                .body(Map.of("username", "admin", "password", "only-for-tests-1"))
                .post("/api/v1/auth/session")
                .then()
                .statusCode(403)
                .body("code", equalTo("csrf"));
    }

    @Test
    void a_session_request_needs_a_password_or_a_token() {
        given().contentType("application/json")
                .body(Map.of("username", "admin"))
                .post("/api/v1/auth/session")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("password"));
    }

    @Test
    void the_ways_to_sign_in_are_told_to_anybody() {
        given().get("/api/v1/auth/providers")
                .then()
                .statusCode(200)
                .body("password", equalTo(true))
                .body("oidc", hasSize(0))
                .body("signed_in", equalTo(false));
        SignedIn somebody = people.somebody(Role.AGENT);
        given().cookie("chatroom_session", session(somebody).cookie("chatroom_session"))
                .get("/api/v1/auth/providers")
                .then()
                .body("signed_in", equalTo(true));
    }

    @Test
    void a_password_that_others_know_is_said_to_be_until_its_owner_chooses_one() {
        SignedIn somebody = people.somebody(Role.AGENT);
        String session = session(somebody).cookie("chatroom_session");
        passwordIsHandedOut(session, true);
        given().cookie("chatroom_session", session)
                .header("X-Requested-With", "chatroom")
                .contentType("application/json")
                .body(Map.of("current_password", People.PASSWORD, "new_password", "one of their own"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        passwordIsHandedOut(session, false);
        given().get("/api/v1/auth/providers").then().body("first_run", equalTo(false));

        given().header("Authorization", "Token " + people.tokenOf(people.somebody(Role.ADMIN)))
                .post("/api/v1/users/" + somebody.id() + "/reset-password")
                .then()
                .statusCode(200);
        login("/api/v1/auth/token", somebody.username(), "one of their own").statusCode(401);
    }

    private static void passwordIsHandedOut(String session, boolean expected) {
        given().cookie("chatroom_session", session)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("password_handed_out", equalTo(expected));
    }

    private Response session(SignedIn account) {
        Response response = given().contentType("application/json")
                .body(Map.of("username", account.username(), "password", People.PASSWORD))
                .post("/api/v1/auth/session");
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static ValidatableResponse login(String path, String username, String password) {
        return given().contentType("application/json")
                .body(Map.of("username", username, "password", password))
                .post(path)
                .then();
    }

    private static ValidatableResponse me(String authorization) {
        return given().header("Authorization", authorization).get("/api/v1/me").then();
    }
}
