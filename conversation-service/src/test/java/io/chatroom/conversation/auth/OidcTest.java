package io.chatroom.conversation.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.FakeIssuer;
import io.chatroom.conversation.fixture.People;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
@QuarkusTestResource(value = FakeIssuer.class, restrictToAnnotatedClass = true)
class OidcTest {
    private static final String LOGIN = "/auth/oidc/login";

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
                .get("/api/v1/quarantine")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().header("Authorization", "Bearer " + FakeIssuer.token(subject, "admin"))
                .get("/api/v1/quarantine")
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

    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

    private static int logout(String token) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("logout_token", token)
                .post("/auth/oidc/backchannel-logout")
                .statusCode();
    }

    private static int me(Browser browser) {
        return given().cookie("chatroom_session", browser.cookies.get("chatroom_session"))
                .get("/api/v1/me")
                .statusCode();
    }

    private static Browser signedIn() {
        Browser browser = new Browser();
        Map<String, String> asked = query(browser.get(LOGIN, 302));
        String back = URI.create(asked.get("redirect_uri")).getPath() + "?code=a-code&state=" + asked.get("state");
        browser.get(browser.get(back, 302).getPath(), 303);
        return browser;
    }

    @Test
    void a_session_ends_when_the_provider_says_that_it_has_ended_there() {
        Browser carol = signedIn();
        assertThat(me(carol)).isEqualTo(200);
        for (String wrong : new String[] {
            "",
            "nonsense",
            FakeIssuer.token("carol", "agent"),
            FakeIssuer.logoutToken("carol", FakeIssuer.sid("carol"), LOGOUT, null, true),
            FakeIssuer.logoutToken("carol", FakeIssuer.sid("carol"), LOGOUT, "a nonce", false),
            FakeIssuer.logoutToken("carol", FakeIssuer.sid("carol"), "http://example.com/something-else", null, false),
            FakeIssuer.logoutToken(null, null, LOGOUT, null, false)
        }) {
            assertThat(logout(wrong)).as(wrong).isEqualTo(400);
        }
        assertThat(logout(FakeIssuer.logoutToken("carol", "another-session", LOGOUT, null, false)))
                .isEqualTo(200);
        assertThat(logout(FakeIssuer.logoutToken("mallory", FakeIssuer.sid("carol"), LOGOUT, null, false)))
                .isEqualTo(200);
        assertThat(me(carol)).as("nobody meant her").isEqualTo(200);

        assertThat(logout(FakeIssuer.logoutToken(null, FakeIssuer.sid("carol"), LOGOUT, null, false)))
                .isEqualTo(200);
        assertThat(me(carol)).isEqualTo(401);
    }

    @Test
    void all_sessions_end_when_the_provider_names_none_and_other_tokens_stay() {
        Browser carol = signedIn();
        Browser again = signedIn();
        String ours = people.tokenOf(people.somebody(Role.VIEWER));
        assertThat(logout(FakeIssuer.logoutToken("carol", null, LOGOUT, null, false)))
                .isEqualTo(200);
        assertThat(me(carol)).isEqualTo(401);
        assertThat(me(again)).isEqualTo(401);
        me(ours).statusCode(200);
    }

    @Test
    void a_browser_signs_in_at_the_provider_and_comes_back_with_a_session() {
        Browser browser = new Browser();
        URI provider = browser.get(LOGIN, 302);
        assertThat(provider.toString()).startsWith(FakeIssuer.url() + "/authorize");
        Map<String, String> asked = query(provider);
        assertThat(asked).containsEntry("response_type", "code").containsKey("code_challenge");

        String back = URI.create(asked.get("redirect_uri")).getPath() + "?code=a-code&state=" + asked.get("state");
        URI signedIn = browser.get(browser.get(back, 302).getPath(), 303);
        assertThat(signedIn.getPath()).isEqualTo("/");
        given().cookie("chatroom_session", browser.cookies.remove("chatroom_session"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("carol"))
                .body("role", equalTo("agent"));

        // of the provider's own session nothing stays behind: the next one at this browser has to sign in again
        assertThat(browser.get(LOGIN, 302).toString()).startsWith(FakeIssuer.url() + "/authorize");
    }

    @Test
    void coming_back_with_a_made_up_state_begins_anew() {
        assertThat(new Browser().get(LOGIN + "?state=made-up&code=a-code", 302).toString())
                .startsWith(FakeIssuer.url() + "/authorize");
    }

    @Test
    void nobody_is_sent_to_a_provider_that_does_not_answer() {
        FakeIssuer.isAway(true);
        try {
            assertThat(new Browser().get(LOGIN, 303)).hasToString(back("provider_unavailable"));
        } finally {
            FakeIssuer.isAway(false);
        }
    }

    @Test
    void a_browser_whose_account_is_disabled_is_brought_back_with_words() {
        signedIn();
        database.run("update account set enabled = false where username = ?", "carol");
        try {
            assertThat(broughtBackWith("a-code")).hasToString(back("not_signed_in"));
        } finally {
            database.run("update account set enabled = true where username = ?", "carol");
        }
    }

    @Test
    void whom_the_provider_gives_no_role_is_brought_back_with_other_words() {
        assertThat(broughtBackWith(FakeIssuer.CODE_WITHOUT_ROLE)).hasToString(back("no_role"));
    }

    @Test
    void who_signs_out_here_is_told_where_to_sign_out_at_the_provider() {
        Browser carol = signedIn();
        String url = given().cookies(carol.cookies)
                .header("X-Requested-With", "chatroom")
                .delete("/api/v1/auth/session")
                .then()
                .statusCode(200)
                .extract()
                .path("logout_url");
        assertThat(url).startsWith(FakeIssuer.url() + "/logout?");
        assertThat(query(URI.create(url)))
                .containsEntry("client_id", "chatroom")
                .containsKeys("id_token_hint", "post_logout_redirect_uri");
        assertThat(me(carol)).isEqualTo(401);
        // of a browser that never was there nothing is to be ended there
        given().header("X-Requested-With", "chatroom")
                .delete("/api/v1/auth/session")
                .then()
                .statusCode(204);
    }

    private static URI broughtBackWith(String code) {
        Browser browser = new Browser();
        Map<String, String> asked = query(browser.get(LOGIN, 302));
        String path = URI.create(asked.get("redirect_uri")).getPath();
        return browser.get(path + "?code=" + code + "&state=" + asked.get("state"), 303);
    }

    private static String back(String problem) {
        return "/login?problem=" + problem;
    }

    /** Keeps cookies by name, and shows where it is sent. */
    private static final class Browser {
        private final Map<String, String> cookies = new HashMap<>();

        private URI get(String path, int status) {
            Response response = given().redirects()
                    .follow(false)
                    .urlEncodingEnabled(false)
                    .cookies(cookies)
                    .get(path);
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
            for (Cookie cookie : response.getDetailedCookies()) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
            return URI.create(response.getHeader("Location"));
        }
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then();
    }
}
