package io.chatroom.conversation.command;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(EnginesForTests.running());
    private final String username = "ops-" + Ids.next();

    @Test
    void makes_an_admin_and_prints_the_password_it_made_up() {
        assertThat(run("", "create-admin", "--username", username)).isZero();
        String password = out().lines()
                .filter(line -> line.startsWith("Admin password: "))
                .findFirst()
                .orElseThrow()
                .substring("Admin password: ".length());
        assertThat(password).hasSize(20);
        assertThat(login(password)).isEqualTo(200);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void takes_a_password_from_standard_input_and_does_not_repeat_it() {
        assertThat(run("correct horse battery\n", "create-admin", "--username=" + username, "--password-stdin"))
                .isZero();
        assertThat(out()).doesNotContain("correct horse");
        assertThat(login("correct horse battery")).isEqualTo(200);
    }

    /** One that saw no migrations would complain of those that have been applied. */
    @Test
    void a_database_that_the_service_has_migrated_is_up_to_date() {
        assertThat(run("", "migrate")).as(err()).isZero();
        assertThat(out()).isEqualToIgnoringNewLines("The database is up to date.");
    }

    @Test
    void a_name_that_is_taken_is_one_sentence() {
        run("", "create-admin", "--username", username);
        assertThat(run("", "create-admin", "--username", username.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("There is an account named");
    }

    @Test
    void a_weak_password_is_one_sentence() {
        assertThat(run("short\n", "create-admin", "--username", username, "--password-stdin"))
                .isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("10 to 500 characters");
    }

    @Test
    void issues_a_token_and_prints_nothing_else() {
        run("", "create-admin", "--username", username);
        out.reset();
        assertThat(run("", "issue-token", "--username", username, "--name", "backup", "--minutes", "5"))
                .isZero();
        String token = out().strip();
        assertThat(token).startsWith("cct_").doesNotContain("\n");
        given().header("Authorization", "Token " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void a_token_for_nobody_is_one_sentence() {
        assertThat(run("", "issue-token", "--username", username, "--name", "x"))
                .isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("There is no enabled account named " + username);
    }

    @Test
    void a_database_that_is_away_is_one_sentence() {
        environment.put("CHATROOM_DB_URL", "jdbc:postgresql://127.0.0.1:1/conversation");
        assertThat(run("", "create-admin", "--username", username)).isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("127.0.0.1:1/conversation cannot be reached");
    }

    @Test
    void a_wrong_database_password_is_one_sentence() {
        environment.put("CHATROOM_DB_PASSWORD", "wrong");
        assertThat(run("", "create-admin", "--username", username)).isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("refuses CHATROOM_DB_USER and CHATROOM_DB_PASSWORD");
    }

    @Test
    void a_database_without_tables_is_one_sentence() {
        environment.put("CHATROOM_DB_URL", environment.get("CHATROOM_DELIVERY_DB_URL"));
        environment.put("CHATROOM_DB_USER", environment.get("CHATROOM_DELIVERY_DB_USER"));
        environment.put("CHATROOM_DB_PASSWORD", environment.get("CHATROOM_DELIVERY_DB_PASSWORD"));
        assertThat(run("", "create-admin", "--username", username)).isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("start conversation-service once");
    }

    @Test
    void says_whether_all_is_accounted_for() {
        assertThat(run("", "reconcile")).isBetween(0, 1);
        assertThat(out()).matches("(?s)(balanced|settling|missing|surplus): \\d+ inboxes; replies: .*");
        assertThat(run("", "reconcile", "--now")).isEqualTo(2);
    }

    @Test
    void has_replies_sent_anew_by_the_service_that_runs() {
        run("", "create-admin", "--username", username);
        out.reset();
        environment.put("CHATROOM_PUBLIC_URL", "http://127.0.0.1:" + io.restassured.RestAssured.port);
        assertThat(run("", "redrive", "--username", username, "--dry-run", "--code", "no_such_code"))
                .isZero();
        assertThat(out()).isEqualToIgnoringNewLines("0 replies can be sent anew; 0 were queued");
        assertThat(run("", "redrive", "--username", username, "--inbox-id", "nonsense"))
                .isEqualTo(1);
        assertThat(err()).contains("Refused: ");
    }

    @Test
    void a_service_that_is_not_there_is_one_sentence() {
        run("", "create-admin", "--username", username);
        err.reset();
        assertThat(run("", "redrive", "--username", username, "--url", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("The service at http://127.0.0.1:1 does not answer");
    }

    @Test
    void misuse_says_how_it_is_used() {
        assertThat(run("", "create-admin")).isEqualTo(2);
        assertThat(run("", "create-admin", "--colour", "red")).isEqualTo(2);
        assertThat(run("", "create-admin", "--username")).isEqualTo(2);
        assertThat(run("", "issue-token", "--username", "x", "--name", "x", "--minutes", "soon"))
                .isEqualTo(2);
        assertThat(run("", "dance")).isEqualTo(2);
        assertThat(err()).contains("needs --username", "does not take --colour", "There is no command dance", "Usage:");
    }

    private int run(String input, String... arguments) {
        return new Commands(
                        environment::get,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int login(String password) {
        return given().contentType("application/json")
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/token/")
                .statusCode();
    }
}
