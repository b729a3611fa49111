package io.chatroom.conversation.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.People;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation and every role: who is let in. What they are answered then is not looked at here. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class RolesTest {
    private static final String ID = "019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11";

    @Inject
    People people;

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET,    /me,                          ADMIN AGENT VIEWER",
        "GET,    /conversations,               ADMIN AGENT VIEWER",
        "GET,    /conversations/{id},          ADMIN AGENT VIEWER",
        "PATCH,  /conversations/{id},          ADMIN AGENT",
        "GET,    /conversations/{id}/messages, ADMIN AGENT VIEWER",
        "POST,   /conversations/{id}/messages, ADMIN AGENT",
        "POST,   /conversations/{id}/read,     ADMIN AGENT VIEWER",
        "GET,    /messages/{id}/timeline,      ADMIN AGENT VIEWER",
        "GET,    /inboxes,                     ADMIN AGENT VIEWER",
        "POST,   /inboxes,                     ADMIN",
        "GET,    /inboxes/{id},                ADMIN AGENT VIEWER",
        "PATCH,  /inboxes/{id},                ADMIN",
        "GET,    /platforms,                   ADMIN AGENT VIEWER",
        "GET,    /search/messages,             ADMIN AGENT VIEWER",
        "GET,    /search/conversations,        ADMIN AGENT VIEWER",
        "GET,    /users,                       ADMIN AGENT VIEWER",
        "POST,   /users,                       ADMIN",
        "PATCH,  /users/{id},                  ADMIN",
    })
    void lets_in(String method, String path, String roles) {
        Set<Role> allowed = EnumSet.noneOf(Role.class);
        for (String role : roles.split(" ")) {
            allowed.add(Role.valueOf(role));
        }
        String address = "/api/v1" + path.replace("{id}", ID);
        for (Role role : Role.values()) {
            Response response = people.as(role).body("{}").request(method, address);
            assertThat(response.statusCode() == 403)
                    .as("%s %s as %s: %s", method, path, role, response.statusLine())
                    .isEqualTo(!allowed.contains(role));
            assertThat(response.statusCode()).isNotEqualTo(401).isLessThan(500);
        }
        Response nobody = given().contentType("application/json").body("{}").request(method, address);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.contentType()).startsWith("application/problem+json");
    }
}
