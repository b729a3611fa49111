package io.chatroom.conversation.auth;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.fixture.RealKeycloak;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.engine.KeycloakForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same as {@link OidcTest}, as Keycloak does it. It takes half a minute to start and 170 MB to have, so it is run when asked
 * for: {@code ./mvnw test -pl conversation-service -am -Dkeycloak=true -Dtest=KeycloakTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@EnabledIfSystemProperty(named = "keycloak", matches = "true")
@QuarkusTestResource(EnginesForTests.class)
@QuarkusTestResource(value = RealKeycloak.class, restrictToAnnotatedClass = true)
class KeycloakTest {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI ours;

    private final ObjectMapper json = new ObjectMapper();
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private HttpResponse<String> get(URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI uri, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As a person does it: to the provider's form, and back with a session. */
    private String signIn() throws Exception {
        HttpResponse<String> form = get(ours.resolve("/auth/oidc/login"));
        assertThat(form.uri().toString()).startsWith(RealKeycloak.issuer());
        Matcher action = FORM.matcher(form.body());
        assertThat(action.find()).as(form.body()).isTrue();
        // browsers take their own machine for secure, this client does not
        cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        HttpResponse<String> signedIn = post(
                URI.create(action.group(1).replace("&amp;", "&")),
                Map.of("username", "carol", "password", KeycloakForTests.PASSWORD));
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("chatroom_session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session: " + signedIn.uri() + "\n" + signedIn.body()));
    }

    private JsonNode token(String realm, Map<String, String> form) throws Exception {
        return json.readTree(
                post(URI.create(RealKeycloak.url() + "/realms/" + realm + "/protocol/openid-connect/token"), form)
                        .body());
    }

    private String bearer(String username) throws Exception {
        return token(
                        "chatroom",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "chatroom",
                                "client_secret",
                                KeycloakForTests.CLIENT_SECRET,
                                "username",
                                username,
                                "password",
                                KeycloakForTests.PASSWORD))
                .path("access_token")
                .asText();
    }

    private static int me(String session) {
        return given().cookie("chatroom_session", session).get("/api/v1/me").statusCode();
    }

    @Test
    void a_person_signs_in_at_keycloak_and_is_what_their_role_there_says() throws Exception {
        given().cookie("chatroom_session", signIn())
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("carol"))
                .body("name", equalTo("Carol Shaw"))
                .body("role", equalTo("agent"));
    }

    @Test
    void a_program_uses_keycloaks_token_and_who_has_no_role_is_not_let_in() throws Exception {
        given().header("Authorization", "Bearer " + bearer("carol"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("role", equalTo("agent"));
        given().header("Authorization", "Bearer " + bearer("nobody"))
                .get("/api/v1/me")
                .then()
                .statusCode(403);
    }

    @Test
    void whom_keycloak_signs_out_is_signed_out_here() throws Exception {
        String session = signIn();
        assertThat(me(session)).isEqualTo(200);
        String operator = token(
                        "master",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "operator",
                                "password",
                                KeycloakForTests.PASSWORD))
                .path("access_token")
                .asText();
        String users = RealKeycloak.url() + "/admin/realms/chatroom/users";
        String carol = given().header("Authorization", "Bearer " + operator)
                .get(users + "?username=carol&exact=true")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        given().header("Authorization", "Bearer " + operator)
                .post(users + "/" + carol + "/logout")
                .then()
                .statusCode(204);

        eventually(() -> assertThat(me(session)).isEqualTo(401));
    }
}
