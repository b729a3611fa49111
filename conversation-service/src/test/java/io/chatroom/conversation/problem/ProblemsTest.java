package io.chatroom.conversation.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.People;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ProblemsTest {
    @Inject
    People people;

    @Test
    void the_type_of_a_problem_leads_to_its_page() {
        String type = people.as(Role.ADMIN)
                .get("/api/v1/messages/019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11/timeline")
                .then()
                .statusCode(404)
                .extract()
                .path("type");
        given().get(type)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("<h1>not_found</h1>"));
        given().get("/problems/").then().statusCode(200).body(containsString("/problems/not_found"));
        given().get("/problems/no_such_thing").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/api/v1/nowhere",
                "/api/v1",
                "/api/v1/conversations/not-a-uuid",
                "/api/v1/inboxes/%00",
                "/api/v1/messages/7/timeline"
            })
    void there_is_nothing_at(String path) {
        problem(people.as(Role.ADMIN).get(path), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/conversations",
        "PUT, /api/v1/inboxes",
        "GET, /api/v1/auth/token",
        "POST, /api/v1/me",
    })
    void an_address_does_not_take(String method, String path) {
        problem(people.as(Role.ADMIN).request(method, path), 405, "method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void a_body_is_json_and_not(String contentType) {
        Response response = given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(contentType, io.restassured.http.ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", "Token " + people.tokenOf(people.somebody(Role.ADMIN)))
                .contentType(contentType)
                .body("{}")
                .post("/api/v1/inboxes");
        assertThat(response.statusCode()).isIn(400, 415);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void an_answer_is_json_or_nothing() {
        problem(people.as(Role.ADMIN).accept("text/html").get("/api/v1/inboxes"), 406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\": }",
                "{\"name\": \"x\" \"platform\"}",
                "nonsense",
                "{\"name\": \"x\"} trailing",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "\u0000"
            })
    void says_where_json_stops_making_sense(String body) {
        problem(people.as(Role.ADMIN).body(body).post("/api/v1/inboxes"), 400, "invalid_json")
                .body("detail", containsString("line 1, column"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "[{\"name\": \"x\"}]", "true"})
    void a_body_is_an_object_and_not(String body) {
        problem(people.as(Role.ADMIN).body(body).post("/api/v1/inboxes"), 400, "invalid_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "  "})
    void a_body_cannot_be_left_out(String body) {
        Response response = people.as(Role.ADMIN).body(body).post("/api/v1/inboxes");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void deep_json_is_refused() {
        problem(
                people.as(Role.ADMIN)
                        .body("{\"settings\":" + "{\"a\":".repeat(5000))
                        .post("/api/v1/inboxes"),
                400,
                "invalid_json");
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        problem(
                people.as(Role.ADMIN)
                        .body(("{\"name\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/inboxes"),
                413,
                "too_large");
    }

    @Test
    void a_body_over_the_limit_that_does_not_say_so_is_refused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/inboxes"))
                .header("Authorization", "Token " + people.tokenOf(people.somebody(Role.ADMIN)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[3 * 1024 * 1024])))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isIn(400, 413);
        } catch (IOException e) {
            // hung up in the middle of it, which says the same
        }
    }

    @Test
    void nobody_signed_in_is_told_how_to() {
        problem(given().get("/api/v1/conversations"), 401, "unauthorized")
                .body("detail", containsString("Authorization"));
    }

    @Test
    void a_request_id_is_kept_if_it_is_harmless() {
        assertThat(given().header("X-Request-Id", "from-the-proxy-1")
                        .get("/api/v1/nowhere")
                        .then()
                        .header("X-Request-Id", equalTo("from-the-proxy-1"))
                        .extract()
                        .<String>path("request_id"))
                .isEqualTo("from-the-proxy-1");
        given().header("X-Request-Id", "<script>alert(1)</script>")
                .get("/api/v1/nowhere")
                .then()
                .header("X-Request-Id", not(containsString("script")));
        people.as(Role.VIEWER).get("/api/v1/me").then().statusCode(200).header("X-Request-Id", notNullValue());
    }

    private static ValidatableResponse problem(Response response, int status, String code) {
        ValidatableResponse problem = response.then();
        problem.log()
                .ifValidationFails()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("type", equalTo("/problems/" + code))
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()))
                .body("errors", notNullValue())
                .body("request_id", equalTo(response.header("X-Request-Id")));
        assertThat(response.asString()).doesNotContain("io.chatroom", "Exception", "java.", "jackson");
        return problem;
    }
}
