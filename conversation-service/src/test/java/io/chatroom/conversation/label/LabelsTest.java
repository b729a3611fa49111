package io.chatroom.conversation.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class LabelsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Test
    void a_label_is_made_painted_described_and_taken_away_by_admins() {
        String name = "Größe " + Ids.next();
        String id = people.as(Role.ADMIN)
                .body("{\"name\": \"" + name + "\", \"description\": \"How large\"}")
                .post("/api/v1/labels")
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .body("color", equalTo("#8a8a99"))
                .extract()
                .path("id");
        people.as(Role.ADMIN)
                .body("{\"color\": \"#112233\", \"description\": null}")
                .patch("/api/v1/labels/" + id)
                .then()
                .statusCode(200)
                .body("color", equalTo("#112233"))
                .body("description", nullValue());
        assertThat(people.as(Role.VIEWER).get("/api/v1/labels").jsonPath().getList("items.id"))
                .contains(id);
        people.as(Role.AGENT).delete("/api/v1/labels/" + id).then().statusCode(403);
        people.as(Role.ADMIN).delete("/api/v1/labels/" + id).then().statusCode(204);
        people.as(Role.ADMIN).delete("/api/v1/labels/" + id).then().statusCode(404);
        assertThat(database.column("select action from audit_event where subject = ? order by id", "label:" + id))
                .isEqualTo(List.of("label.created", "label.changed", "label.deleted"));
    }

    @Test
    void labels_differ_by_more_than_the_case_of_letters() {
        String name = "vip " + Ids.next();
        people.as(Role.ADMIN)
                .body("{\"name\": \"" + name + "\"}")
                .post("/api/v1/labels")
                .then()
                .statusCode(201);
        people.as(Role.ADMIN)
                .body("{\"name\": \"" + name.toUpperCase() + "\"}")
                .post("/api/v1/labels")
                .then()
                .statusCode(409)
                .body("code", equalTo("label_exists"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"\"}",
                "{\"name\": \" x\"}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"name\": \"x\", \"color\": \"red\"}",
                "{\"name\": \"x\", \"colour\": \"#112233\"}"
            })
    void refuses_a_label_of(String body) {
        people.as(Role.ADMIN).body(body).post("/api/v1/labels").then().statusCode(422);
    }
}
