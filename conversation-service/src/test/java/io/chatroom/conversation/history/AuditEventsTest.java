package io.chatroom.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class AuditEventsTest {
    @Inject
    People people;

    @Inject
    Database database;

    private SignedIn admin;
    private SignedIn agent;

    @BeforeEach
    void an_admin_changed_an_agent_twice() {
        admin = people.somebody(Role.ADMIN);
        agent = people.somebody(Role.AGENT);
        change(Map.of("name", "=HYPERLINK(\"http://evil.example\")"));
        change(Map.of("role", "viewer"));
    }

    @Test
    void tells_who_changed_what_the_newest_first() {
        people.as(admin)
                .queryParam("user_id", admin.id())
                .get("/api/v1/audit-events")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items.action", everyItem(equalTo("account.changed")))
                .body("items.subject", everyItem(equalTo("account:" + agent.id())))
                .body("items.actor.username", everyItem(equalTo(admin.username())))
                .body("items[0].detail.before", equalTo(Map.of("role", "agent")))
                .body("items[0].detail.after", equalTo(Map.of("role", "viewer")))
                .body("items[0].detail.changed", contains("role"))
                .body("items[1].detail.changed", contains("name"));
    }

    @Test
    void an_inboxs_settings_are_told_as_they_were_and_are_and_its_credentials_never() {
        String secret = "whsec_" + "c2VjcmV0LW9mLXRoZS1hdWRpdC10ZXN0";
        String inbox = people.as(admin)
                .body(Map.of(
                        "name",
                        "Shop",
                        "platform",
                        "webhook",
                        "settings",
                        Map.of("url", "https://one.example/x"),
                        "credentials",
                        Map.of("secret", secret)))
                .post("/api/v1/inboxes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        people.as(admin)
                .body(Map.of(
                        "name", "Store",
                        "settings", Map.of("url", "https://two.example/x"),
                        "credentials", Map.of("secret", secret + "QQ==")))
                .patch("/api/v1/inboxes/" + inbox)
                .then()
                .statusCode(200);
        String told = people.as(admin)
                .queryParam("subject", "inbox:" + inbox)
                .queryParam("action", "inbox.changed")
                .get("/api/v1/audit-events")
                .then()
                .statusCode(200)
                .body(
                        "items[0].detail.before",
                        equalTo(Map.of("name", "Shop", "settings.url", "https://one.example/x")))
                .body(
                        "items[0].detail.after",
                        equalTo(Map.of("name", "Store", "settings.url", "https://two.example/x")))
                .body("items[0].detail.changed", contains("name", "settings", "credentials"))
                .extract()
                .asString();
        assertThat(told).doesNotContain("whsec_");
    }

    @Test
    void is_narrowed_by_action_subject_and_time() {
        String subject = "account:" + agent.id();
        assertThat(count("subject", subject)).isEqualTo(3);
        people.as(admin)
                .queryParam("subject", subject)
                .queryParam("action", "account.created")
                .get("/api/v1/audit-events")
                .then()
                .body("items.size()", equalTo(1));
        people.as(admin)
                .queryParam("subject", subject)
                .queryParam("since", "2199-01-01T00:00:00Z")
                .get("/api/v1/audit-events")
                .then()
                .body("items.size()", equalTo(0));
        people.as(admin)
                .queryParam("since", "yesterday")
                .get("/api/v1/audit-events")
                .then()
                .statusCode(400);
    }

    @Test
    void pages_visit_each_event_once() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = people.as(admin)
                    .queryParam("subject", "account:" + agent.id())
                    .queryParam("limit", 1);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page =
                    request.get("/api/v1/audit-events").then().statusCode(200).extract();
            seen.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("next_cursor");
        } while (cursor != null);
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void is_for_admins_only() {
        people.as(Role.AGENT).get("/api/v1/audit-events").then().statusCode(403);
        people.as(Role.VIEWER).get("/api/v1/audit-events/export").then().statusCode(403);
    }

    @Test
    void the_database_refuses_to_change_delete_or_empty_it() {
        String mine = "account:" + agent.id();
        for (String sql : List.of(
                "update audit_event set detail = '{}' where subject = '" + mine + "'",
                "delete from audit_event where subject = '" + mine + "'",
                "truncate audit_event")) {
            assertThatThrownBy(() -> database.run(sql))
                    .rootCause()
                    .hasMessageContaining("audit events are never changed or deleted");
        }
        assertThat(count("subject", mine)).isEqualTo(3);
    }

    @Test
    void exports_a_file_without_formulas() {
        database.run(
                "insert into audit_event (id, at, account_id, action, subject) values (uuidv7(), now(), ?, ?, ?)",
                admin.id(),
                "=1+1",
                "@SUM(\"A1\"), and more");
        var file = people.as(admin)
                .queryParam("user_id", admin.id())
                .get("/api/v1/audit-events/export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"audit-events.csv\"")
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
        assertThat(file.lines()).hasSize(4);
        assertThat(file)
                .startsWith("at,actor,action,subject,detail\r\n")
                .contains("\"'=1+1\",\"'@SUM(\"\"A1\"\"), and more\",\"{}\"\r\n");
    }

    private int count(String parameter, String value) {
        return people.as(admin)
                .queryParam(parameter, value)
                .get("/api/v1/audit-events")
                .then()
                .statusCode(200)
                .extract()
                .<List<Object>>path("items")
                .size();
    }

    private void change(Map<String, ?> body) {
        people.as(admin).body(body).patch("/api/v1/users/" + agent.id()).then().statusCode(200);
    }
}
