package io.chatroom.conversation.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ConversationsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    DataSource source;

    private UUID inbox;

    @BeforeEach
    void an_inbox() {
        inbox = database.inbox("telegram");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-last_activity", "last_activity", "-created", "created", "waiting", "-priority"})
    void paging_visits_each_conversation_exactly_once_while_new_ones_begin(String sort) {
        conversations(37);
        List<String> seen = allPages("inbox_id=" + inbox + "&limit=5&sort=" + sort, "items.id", () -> {
            // what begins meanwhile stands before all that is left to read, in these; elsewhere it is still to come,
            // and is read
            if (List.of("-last_activity", "-created").contains(sort)) {
                store.receive(Talk.in(inbox).saysAt("new", "Hello", Instant.now()));
            }
        });
        assertThat(seen).hasSize(37).doesNotHaveDuplicates();
        assertThat(seen)
                .isEqualTo(database
                        .column(
                                "select id from conversation where inbox_id = ? and external_id like 'old-%' order by "
                                        + ConversationOrder.of(sort).orderBy(),
                                inbox)
                        .stream()
                        .map(Object::toString)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-last_activity", "last_activity", "created"})
    void those_with_a_label_are_all_found_be_they_near_or_far_apart(String sort) {
        conversations(450);
        String label = "l" + UUID.randomUUID();
        database.run(
                "update conversation set labels = array[?] where inbox_id = ? and external_id = any(array['old-1', 'old-2', 'old-230', 'old-449'])",
                label,
                inbox);
        List<String> seen = allPages(
                "inbox_id=" + inbox + "&label=" + label + "&limit=1&sort=" + sort, "items.external_id", () -> {});
        assertThat(seen)
                .isEqualTo(database
                        .column(
                                "select external_id from conversation where inbox_id = ? and labels <> '{}' order by "
                                        + ConversationOrder.of(sort).orderBy(),
                                inbox)
                        .stream()
                        .map(Object::toString)
                        .toList())
                .hasSize(4);
    }

    @Test
    void a_page_that_ends_with_the_list_has_no_next() {
        conversations(4);
        assertThat(list("inbox_id=" + inbox + "&limit=4").getString("next_cursor"))
                .isNull();
        assertThat(list("inbox_id=" + inbox + "&limit=3").getString("next_cursor"))
                .isNotNull();
    }

    @Test
    void the_list_is_filtered_by_status_and_inbox() {
        conversations(6);
        database.run("update conversation set status = 'resolved' where inbox_id = ? and external_id = 'old-3'", inbox);
        assertThat(list("inbox_id=" + inbox + "&status=resolved").getList("items.external_id"))
                .containsExactly("old-3");
        assertThat(list("inbox_id=" + inbox + "&status=open").getList("items")).hasSize(5);
        assertThat(list("inbox_id=" + UUID.randomUUID()).getList("items")).isEmpty();
    }

    @Test
    void the_list_is_filtered_by_when_something_was_said_and_by_what_was_given_up() {
        Talk talk = Talk.in(inbox);
        UUID id = store.started(talk);
        UUID other = store.started(Talk.in(inbox));
        database.run("update conversation set last_activity_at = '2025-03-01T12:00:00Z' where id = ?", id);
        String here = "inbox_id=" + inbox;
        assertThat(list(here + "&active_before=2025-03-01T12:00:01Z").getList("items.id"))
                .containsExactly(id.toString());
        assertThat(list(here + "&active_since=2025-03-01T12:00:00Z&active_before=2025-04-01T00:00:00Z")
                        .getList("items.id"))
                .containsExactly(id.toString());
        assertThat(list(here + "&active_since=2025-03-01T12:00:01Z").getList("items.id"))
                .containsExactly(other.toString());

        assertThat(list(here + "&has=failed").getList("items.id")).isEmpty();
        String reply = people.as(Role.AGENT)
                .body("{\"text\": \"Hello\"}")
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        database.run("update message set status = 'failed' where id = cast(? as uuid)", reply);
        assertThat(list(here + "&has=failed").getList("items.id")).containsExactly(id.toString());
    }

    @Test
    void a_conversation_shows_its_contact_and_its_last_message() {
        Talk talk = Talk.in(inbox);
        UUID id = store.started(talk);
        store.receive(talk.says("second", "Are you there? " + "x".repeat(1000)));
        people.as(Role.VIEWER)
                .get("/api/v1/conversations/" + id)
                .then()
                .statusCode(200)
                .body("platform", equalTo("telegram"))
                .body("external_id", equalTo(talk.externalId()))
                .body("status", equalTo("open"))
                .body("priority", nullValue())
                .body("labels", empty())
                .body("contact.name", equalTo("Ada"))
                .body("contact.source_id", equalTo(talk.ada().externalId()))
                .body("last_message.seq", equalTo(2))
                .body("last_message.type", equalTo("incoming"))
                .body("last_message.text.length()", equalTo(300))
                .body("last_seq", equalTo(2))
                .body("unread_count", equalTo(2))
                .body("keySet()", org.hamcrest.Matchers.hasSize(20));
    }

    @Test
    void each_account_has_read_its_own_part() {
        Talk talk = Talk.in(inbox);
        UUID id = store.started(talk);
        store.receive(talk.says("2", "two"), talk.says("3", "three"));
        SignedIn ada = people.somebody(Role.AGENT);
        SignedIn bob = people.somebody(Role.VIEWER);

        people.as(ada)
                .body("{\"seq\": 2}")
                .post("/api/v1/conversations/" + id + "/read")
                .then()
                .statusCode(204);
        assertThat(unread(ada, id)).isEqualTo(1);
        assertThat(unread(bob, id)).isEqualTo(3);
        people.as(ada)
                .body("{\"seq\": 1}")
                .post("/api/v1/conversations/" + id + "/read")
                .then()
                .statusCode(204);
        assertThat(unread(ada, id)).isEqualTo(1);
        people.as(ada).post("/api/v1/conversations/" + id + "/read").then().statusCode(204);
        assertThat(unread(ada, id)).isZero();
        people.as(ada).post("/api/v1/conversations/" + id + "/unread").then().statusCode(204);
        assertThat(unread(ada, id)).isEqualTo(1);
        people.as(ada)
                .post("/api/v1/conversations/" + UUID.randomUUID() + "/unread")
                .then()
                .statusCode(404);
        people.as(bob)
                .body("{\"seq\": 999999}")
                .post("/api/v1/conversations/" + id + "/read")
                .then()
                .statusCode(204);
        store.receive(talk.says("4", "four"));
        assertThat(unread(bob, id)).isEqualTo(1);
        people.as(bob)
                .body("{\"seq\": -1}")
                .post("/api/v1/conversations/" + id + "/read")
                .then()
                .statusCode(422)
                .body("errors.field", contains("seq"));
    }

    @Test
    void a_change_of_status_is_told_in_the_thread() {
        UUID id = store.started(Talk.in(inbox));
        SignedIn ada = people.somebody(Role.AGENT);
        int version = get(id).getInt("version");
        people.as(ada)
                .body("{\"status\": \"resolved\"}")
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("resolved"))
                .body("waiting_since", nullValue())
                .body("last_seq", equalTo(2))
                // the list shows what was said, not what was done
                .body("last_message.seq", equalTo(1))
                .body("version", equalTo(version + 1));
        JsonPath activity =
                people.as(ada).get("/api/v1/conversations/" + id + "/messages").jsonPath();
        assertThat(activity.getString("items[1].type")).isEqualTo("activity");
        assertThat(activity.getString("items[1].text")).isEqualTo(ada.name() + " resolved the conversation");
        assertThat(activity.getString("items[1].sender.id")).isEqualTo(ada.id().toString());
        assertThat(activity.getString("items[1].status")).isNull();

        people.as(ada)
                .body("{\"status\": \"resolved\"}")
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(200)
                .body("last_seq", equalTo(2));
        people.as(ada)
                .body("{\"status\": \"open\"}")
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(200)
                .body("last_seq", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"snoozed\", \"snoozed_until\": \"2020-01-01T00:00:00Z\"}",
                "{\"status\": \"open\", \"snoozed_until\": \"2027-01-01T00:00:00Z\"}",
                "{\"assignee_id\": \"019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11\"}",
                "{\"labels\": [\"no such label\"]}",
                "{\"labels\": [null]}",
                "{\"priority\": \"utmost\"}",
                "{\"status\": \"gone\"}",
                "{}",
                "{\"status\": null}",
                "{\"status\": 1}",
                "{\"state\": \"open\"}"
            })
    void refuses_a_change_to(String body) {
        UUID id = store.started(Talk.in(inbox));
        people.as(Role.AGENT)
                .body(body)
                .patch("/api/v1/conversations/" + id)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.size()", org.hamcrest.Matchers.greaterThan(0));
        assertThat(get(id).getInt("last_seq")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=abc",
                "limit=-1",
                "limit=99999999999",
                "cursor=nonsense",
                "cursor=AAAA",
                "sort=colour",
                "status=closed",
                "inbox_id=7",
                "has=everything",
                "active_since=yesterday",
                "active_before=2025-03-01",
                "cursor=%00"
            })
    void refuses_a_list_with(String query) {
        String name = query.substring(0, query.indexOf('='));
        people.as(Role.VIEWER)
                .get("/api/v1/conversations?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_parameter"))
                .body("errors[0].field", equalTo(name));
    }

    @Test
    void a_cursor_belongs_to_its_sort_and_a_crafted_one_does_no_harm() {
        conversations(3);
        String cursor = list("inbox_id=" + inbox + "&limit=1").getString("next_cursor");
        people.as(Role.VIEWER)
                .get("/api/v1/conversations?sort=-created&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("cursor"));
        byte[] crafted = Base64.getUrlDecoder().decode(cursor);
        java.util.Arrays.fill(crafted, 2, crafted.length, (byte) 0x7f);
        people.as(Role.VIEWER)
                .get("/api/v1/conversations?cursor="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(crafted))
                .then()
                .statusCode(400);
        java.util.Arrays.fill(crafted, 2, 10, (byte) 0x80);
        people.as(Role.VIEWER)
                .get("/api/v1/conversations?cursor="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(crafted))
                .then()
                .statusCode(400);
    }

    @Test
    void each_sort_has_an_index_that_starts_where_the_cursor_says() throws SQLException {
        for (ConversationOrder order : ConversationOrder.values()) {
            String sql = "select id from conversation where "
                    + order.beyondCursor()
                            .replace("?, ?, ?", "0, now(), '" + inbox + "'")
                            .replace("?, ?", "now(), '" + inbox + "'")
                    + " order by " + order.orderBy() + " limit 50";
            assertThat(plan(sql)).as(sql).contains("Index Cond").doesNotContain("Sort");
        }
    }

    /** How it would be read if the table were too long to be read whole, or sorted. */
    private String plan(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off; set local enable_sort = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet row = statement.executeQuery("explain " + sql)) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            connection.rollback();
            return plan.toString();
        }
    }

    /** Begun an hour apart, the newest first to have been active. */
    private void conversations(int count) {
        database.run("""
                insert into conversation (id, inbox_id, external_id, priority, waiting_since, last_activity_at, created_at, updated_at)
                select gen_random_uuid(), ?, 'old-' || n,
                       case n % 5 when 0 then 'urgent' when 1 then 'high' when 2 then 'low' end,
                       case when n % 2 = 0 then now() - (n / 4) * interval '1 hour' end, date_trunc('hour', now()) - (n / 3) * interval '1 hour' - interval '1 day',
                       now() - interval '10 days' + (n / 2) * interval '1 hour', now()
                from generate_series(1, ?) n
                """, inbox, count);
    }

    /** What stands at {@code path} in each page, read to the end of the list; after every page {@code meanwhile} happens. */
    private List<String> allPages(String query, String path, Runnable meanwhile) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = list(query + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.getList(path));
            cursor = page.getString("next_cursor");
            meanwhile.run();
        } while (cursor != null);
        return seen;
    }

    private JsonPath list(String query) {
        return people.as(Role.VIEWER)
                .get("/api/v1/conversations?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath get(UUID id) {
        return people.as(Role.VIEWER).get("/api/v1/conversations/" + id).jsonPath();
    }

    private int unread(SignedIn account, UUID id) {
        return people.as(account)
                .get("/api/v1/conversations?inbox_id=" + inbox)
                .jsonPath()
                .getInt("items.find { it.id == '" + id + "' }.unread_count");
    }
}
