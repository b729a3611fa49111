package io.chatroom.conversation.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.FakeIssuer;
import io.chatroom.conversation.fixture.People;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
@QuarkusTestResource(value = FakeIssuer.class, restrictToAnnotatedClass = true)
class OidcTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Test
    void a_bearer_of_the_provider_gets_an_account_with_the_strongest_of_their_roles() {
        String subject = "dora-" + Ids.next();
        String id = me(FakeIssuer.token(subject, "offline_access", "viewer", "agent"))
                .statusCode(200)
                .body("username", equalTo(subject))
                .body("name", equalTo("The one called " + subject))
                .body("role", equalTo("agent"))
                .extract()
                .path("id");
        me(FakeIssuer.token(subject, "viewer"))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("role", equalTo("viewer"));
        given().header("Authorization", "Bearer " + FakeIssuer.token(subject, "viewer"))
                .get("/api/v1/users")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().header("Authorization", "Bearer " + FakeIssuer.token(subject, "admin"))
                .get("/api/v1/users")
                .then()
                .statusCode(200);
    }

    @Test
    void a_name_that_is_taken_here_stays_whose_it_is() {
        me(FakeIssuer.token("admin", "viewer"))
                .statusCode(200)
                .body("username", startsWith("admin-"))
                .body("role", equalTo("viewer"));
        assertThat(database.count("select count(*) from account where username = 'admin' and oidc_subject is null"))
                .isEqualTo(1);
    }

    @Test
    void who_has_none_of_our_roles_is_not_let_in() {
        me(FakeIssuer.token("erin-" + Ids.next(), "offline_access"))
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void an_account_disabled_here_is_not_let_in() {
        String subject = "fred-" + Ids.next();
        me(FakeIssuer.token(subject, "agent")).statusCode(200);
        database.run("update account set enabled = false where username = ?", subject);
        me(FakeIssuer.token(subject, "agent")).statusCode(401);
    }

    @Test
    void a_token_that_is_expired_forged_or_for_somebody_else_is_refused() {
        for (String token : new String[] {
            FakeIssuer.expired("gina"),
            FakeIssuer.forged("gina"),
            FakeIssuer.forSomebodyElse("gina"),
            "eyJhbGciOiJub25lIn0.e30."
        }) {
            me(token).statusCode(401).contentType("application/problem+json").body("code", equalTo("unauthorized"));
        }
    }

    @Test
    void our_own_tokens_are_good_beside_the_providers() {
        String token = people.tokenOf(people.somebody(Role.VIEWER));
        me(token).statusCode(200);
        given().header("Authorization", "Token " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void the_provider_is_offered() {
        given().get("/api/v1/auth/providers")
                .then()
                .statusCode(200)
                .body("oidc.login_url", contains("/auth/oidc/login"))
                .body("oidc.id", contains("oidc"));
    }

    @Test
    void coming_back_with_a_made_up_state_is_refused() {
        given().redirects()
                .follow(false)
                .queryParam("state", "made-up")
                .queryParam("code", "a-code")
                .get("/auth/oidc/login")
                .then()
                .statusCode(not(303))
                .statusCode(org.hamcrest.Matchers.lessThan(500));
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then();
    }
}
