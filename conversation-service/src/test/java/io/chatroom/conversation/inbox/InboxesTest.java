package io.chatroom.conversation.inbox;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.Topics;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class InboxesTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    CredentialCipher cipher;

    @Test
    void connects_an_inbox_and_never_shows_its_secrets() {
        SignedIn admin = people.somebody(Role.ADMIN);
        String answer = people.as(admin)
                .body(webhook(SECRET))
                .post("/api/v1/inboxes")
                .then()
                .statusCode(201)
                .body("platform", equalTo("webhook"))
                .body("enabled", equalTo(true))
                .body("state", equalTo("active"))
                .body("settings.url", equalTo("https://shop.example/replies"))
                .body("credentials_set", contains("secret"))
                .body("webhook_url", matchesPattern("http://localhost:8080/webhooks/webhook/[A-Za-z0-9_-]{22,}"))
                .body("created_at", notNullValue())
                .extract()
                .asString();
        UUID id = UUID.fromString(idIn(answer));

        assertThat(answer).doesNotContain(SECRET);
        assertThat(people.as(Role.VIEWER).get("/api/v1/inboxes").asString())
                .contains(id.toString())
                .doesNotContain(SECRET);
        assertThat(database.one("select credentials from inbox where id = ?", id)
                        .toString())
                .doesNotContain(SECRET);
        assertThat(database.column("select action from audit_event where subject = ?", "inbox:" + id))
                .containsExactly("inbox.created");
        assertThat(database.column("select account_id from audit_event where subject = ?", "inbox:" + id))
                .containsExactly(admin.id());

        eventually(() -> {
            List<Topic.Record> told = about(Topics.INBOXES, id);
            assertThat(told).hasSize(1);
            InboxChanged changed = changed(told.getFirst());
            assertThat(changed.platform()).isEqualTo("webhook");
            assertThat(changed.enabled()).isTrue();
            assertThat(changed.version()).isZero();
            assertThat(changed.keys()).hasSize(1);
            assertThat(answer).contains(changed.keys().getFirst());
            assertThat(changed.settings()).containsEntry("url", "https://shop.example/replies");
            assertThat(opened(changed)).isEqualTo("{\"secret\":[\"" + SECRET + "\"]}");
            assertThat(told.getFirst().payload()).doesNotContain(SECRET);
            assertThat(told.getFirst().headers()).containsEntry("ce_type", "io.chatroom.inbox_changed");
        });
        eventually(() -> assertThat(about(Topics.FEED, id))
                .singleElement()
                .satisfies(record -> assertThat(record.payload())
                        .contains("\"type\":\"inbox.updated\"")
                        .doesNotContain(SECRET)));
    }

    @Test
    void the_address_of_a_site_is_where_its_visitors_write_and_not_a_webhook() {
        people.as(Role.ADMIN)
                .body("{\"name\": \"Our site\", \"platform\": \"site\"}")
                .post("/api/v1/inboxes")
                .then()
                .statusCode(201)
                .body("webhook_url", matchesPattern("http://localhost:8080/site/v1/[A-Za-z0-9_-]{22,}"));
    }

    @Test
    void changes_only_what_is_asked_for() {
        String id = create(webhook(SECRET));
        people.as(Role.ADMIN)
                .body("{\"name\": \"Renamed\", \"credentials\": {\"secret\": [\"" + OTHER_SECRET + "\", \"" + SECRET
                        + "\"]}}")
                .patch("/api/v1/inboxes/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("settings.url", equalTo("https://shop.example/replies"))
                .body("credentials_set", contains("secret"));
        people.as(Role.ADMIN)
                .body("{\"enabled\": false, \"settings\": {\"url\": null, \"unknown_policy\": \"hold\"}}")
                .patch("/api/v1/inboxes/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("disabled"))
                .body("settings.url", nullValue())
                .body("settings.unknown_policy", equalTo("hold"));
        people.as(Role.VIEWER)
                .get("/api/v1/inboxes/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("enabled", equalTo(false));

        eventually(() -> {
            List<InboxChanged> told = about(Topics.INBOXES, UUID.fromString(id)).stream()
                    .map(this::changed)
                    .toList();
            assertThat(told).extracting(InboxChanged::version).containsExactly(0L, 1L, 2L);
            assertThat(told.getLast().enabled()).isFalse();
            assertThat(opened(told.getLast())).isEqualTo("{\"secret\":[\"" + OTHER_SECRET + "\",\"" + SECRET + "\"]}");
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "webhook  | secret          | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD | {}",
                "telegram | secret_token    | the-new-secret_token-of-telegram       | the-old-secret_token-of-telegram       | {\"bot_token\": \"123456:AAbbccddeeffgghhiijjkkllmmnnooppqqr\"}",
                "site     | identity_secret | a new secret for all the identities      | an old secret for all the identities     | {}"
            })
    void several_secrets_are_good_at_once_from_the_first_day_and_later(
            String platform, String field, String newer, String older, String others) {
        String both = "[\"" + newer + "\", \"" + older + "\"]";
        String credentials = others.equals("{}")
                ? "{\"" + field + "\": " + both + "}"
                : others.replace("}", ", \"" + field + "\": " + both + "}");
        String id = create(
                "{\"name\": \"Shop\", \"platform\": \"" + platform + "\", \"credentials\": " + credentials + "}");

        eventually(() -> assertThat(opened(
                        changed(about(Topics.INBOXES, UUID.fromString(id)).getLast())))
                .contains("\"" + field + "\":" + both.replace(", ", ",")));

        people.as(Role.ADMIN)
                .body("{\"credentials\": {\"" + field + "\": [\"" + newer + "\"]}}")
                .patch("/api/v1/inboxes/" + id)
                .then()
                .statusCode(200)
                .body("credentials_set", hasItem(field));
        eventually(() -> assertThat(opened(
                        changed(about(Topics.INBOXES, UUID.fromString(id)).getLast())))
                .contains(newer)
                .doesNotContain(older));
    }

    @Test
    void a_change_that_changes_nothing_is_told_to_nobody() {
        String id = create(webhook(SECRET));
        people.as(Role.ADMIN)
                .body(
                        "{\"name\": \"Shop\", \"enabled\": true, \"settings\": {\"url\": \"https://shop.example/replies\"}}")
                .patch("/api/v1/inboxes/" + id)
                .then()
                .statusCode(200);
        assertThat(database.one("select version from inbox where id = ?", UUID.fromString(id)))
                .isEqualTo(0L);
        assertThat(database.column("select action from audit_event where subject = ?", "inbox:" + id))
                .containsExactly("inbox.created");
    }

    @ParameterizedTest(name = "{1} {2}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"platform\":\"webhook\",\"credentials\":{\"secret\":\"SECRET\"}}                                      | name                 | required",
                "{\"name\":\" \",\"platform\":\"webhook\",\"credentials\":{\"secret\":\"SECRET\"}}                       | name                 | required",
                "{\"name\":\"LONG\",\"platform\":\"webhook\",\"credentials\":{\"secret\":\"SECRET\"}}                    | name                 | size",
                "{\"name\":7,\"platform\":\"site\"}                                                                 | name                 | type",
                "{\"name\":\"x\"}                                                                                        | platform             | required",
                "{\"name\":\"x\",\"platform\":\"carrier-pigeon\"}                                                        | platform             | unknown",
                "{\"name\":\"x\",\"platform\":\"webhook\"}                                                               | credentials.secret   | required",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"credentials\":{\"secret\":null}}                             | credentials.secret   | required",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"credentials\":{\"secret\":\"short\"}}                        | credentials.secret   | pattern",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"credentials\":{\"secret\":[]}}                               | credentials.secret   | size",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"credentials\":{\"secret\":[\"SECRET\",\"short\"]}}           | credentials.secret   | pattern",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"credentials\":{\"secret\":7}}                                | credentials.secret   | type",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"credentials\":{\"secret\":[7]}}                              | credentials.secret   | type",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"credentials\":{\"secret\":\"SECRET\",\"pin\":\"1\"}}         | credentials.pin      | unknown",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"settings\":{\"secret\":\"SECRET\"}}                          | settings.secret      | unknown",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"settings\":{\"url\":5},\"credentials\":{\"secret\":\"SECRET\"}} | settings.url      | type",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"settings\":{\"url\":\"ftp://x\"},\"credentials\":{\"secret\":\"SECRET\"}} | settings.url | pattern",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"settings\":{\"url\":\"https://a b\"},\"credentials\":{\"secret\":\"SECRET\"}} | settings.url | pattern",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"settings\":{\"api_base_url\":\"nowhere\"},\"credentials\":{\"secret\":\"SECRET\"}} | settings.api_base_url | pattern",
                "{\"name\":\"x\",\"platform\":\"webhook\",\"settings\":{\"unknown_policy\":\"panic\"},\"credentials\":{\"secret\":\"SECRET\"}} | settings.unknown_policy | pattern",
                "{\"name\":\"x\",\"platform\":\"site\",\"settings\":{\"verified_only\":\"yes\"}}                         | settings.verified_only | type",
                "{\"name\":\"x\",\"platform\":\"site\",\"settings\":{\"allowed_origins\":\"https://a.example\"}}         | settings.allowed_origins | type",
                "{\"name\":\"x\",\"platform\":\"site\",\"settings\":{\"allowed_origins\":[\"a.example\"]}}               | settings.allowed_origins | pattern",
                "{\"name\":\"x\",\"platform\":\"site\",\"settings\":[]}                                                  | settings             | type",
                "{\"name\":\"x\",\"platform\":\"site\",\"colour\":\"red\"}                                               | colour               | unknown",
                "{\"name\":\"x\",\"platform\":\"site\",\"enabled\":true}                                                 | enabled              | unknown",
            })
    void refuses(String body, String field, String code) {
        long before = database.count("select count(*) from inbox");
        String sent = body.replace("SECRET", SECRET).replace("LONG", "x".repeat(101));
        ValidatableResponse response =
                people.as(Role.ADMIN).body(sent).post("/api/v1/inboxes").then();
        response.statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation_failed"))
                .body("errors.field", hasItem(field))
                .body("errors.find { it.field == '" + field + "' }.code", equalTo(code));
        assertThat(response.extract().asString()).doesNotContain(SECRET);
        assertThat(database.count("select count(*) from inbox")).isEqualTo(before);
    }

    @Test
    void says_everything_that_is_wrong_at_once() {
        people.as(Role.ADMIN)
                .body("{\"name\": \"x\", \"platform\": \"telegram\", \"settings\": {\"unknown_policy\": \"panic\"}}")
                .post("/api/v1/inboxes")
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        contains("settings.unknown_policy", "credentials.bot_token", "credentials.secret_token"));
    }

    @Test
    void an_inbox_that_is_not_there_cannot_be_changed() {
        people.as(Role.ADMIN)
                .body("{\"name\": \"x\"}")
                .patch("/api/v1/inboxes/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void every_platform_is_described_with_its_form() {
        people.as(Role.VIEWER)
                .get("/api/v1/platforms")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("webhook"))
                .body("items.id", hasItem("telegram"))
                .body("items.find { it.id == 'site' }.transport", equalTo("pull"))
                .body("items.find { it.id == 'webhook' }.transport", equalTo("push"))
                .body("items.find { it.id == 'webhook' }.fields.name", hasItems("url", "secret"))
                .body("items.find { it.id == 'webhook' }.fields[1].kind", equalTo("secret"))
                .body("items.find { it.id == 'webhook' }.fields[1].credential", equalTo(true))
                .body("items.find { it.id == 'webhook' }.guide", not(equalTo("")))
                .body("next_cursor", nullValue());
    }

    private String create(String body) {
        return idIn(people.as(Role.ADMIN)
                .body(body)
                .post("/api/v1/inboxes")
                .then()
                .statusCode(201)
                .extract()
                .asString());
    }

    private static String idIn(String json) {
        return io.restassured.path.json.JsonPath.from(json).getString("id");
    }

    private static String webhook(String secret) {
        return """
               {"name": "Shop", "platform": "webhook", "settings": {"url": "https://shop.example/replies"},
                "credentials": {"secret": "%s"}}""".formatted(secret);
    }

    private static List<Topic.Record> about(String topic, UUID inbox) {
        return Topic.read(topic).stream()
                .filter(record -> record.key().equals(inbox.toString()))
                .toList();
    }

    private InboxChanged changed(Topic.Record record) {
        try {
            return EventJson.read(record.payload().getBytes(StandardCharsets.UTF_8), InboxChanged.class);
        } catch (EventJson.MalformedPayload e) {
            throw new IllegalStateException(e);
        }
    }

    private String opened(InboxChanged changed) {
        try {
            return new String(cipher.open(changed.inboxId(), changed.credentials()), StandardCharsets.UTF_8);
        } catch (CredentialCipher.CannotOpen e) {
            throw new IllegalStateException(e);
        }
    }
}
