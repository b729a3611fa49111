package io.chatroom.conversation.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class OverviewTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    CountHours countHours;

    private UUID inbox;
    private Talk talk;
    private SignedIn grace;

    @BeforeEach
    void an_inbox() {
        inbox = database.inbox("webhook");
        talk = Talk.in(inbox);
        grace = people.somebody(Role.AGENT);
    }

    private JsonPath overview(SignedIn reader, String query) {
        return people.as(reader)
                .get("/api/v1/reports/overview?inbox_id=" + inbox + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void reply(UUID conversation, String text) {
        people.as(grace)
                .body(Map.of("text", text))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(201);
    }

    private void status(UUID conversation, String status) {
        people.as(grace)
                .body(Map.of("status", status))
                .patch("/api/v1/conversations/" + conversation)
                .then()
                .statusCode(200);
    }

    @Test
    void an_hour_of_work_is_in_the_overview_by_inbox_and_by_agent() {
        UUID conversation = store.started(talk);
        database.run("update conversation set created_at = now() - interval '90 seconds' where id = ?", conversation);
        reply(conversation, "It is on its way");
        reply(conversation, "There it is");
        status(conversation, "resolved");

        JsonPath overview = overview(grace, "");

        assertThat(overview.getLong("totals.incoming")).isEqualTo(1);
        assertThat(overview.getLong("totals.outgoing")).isEqualTo(2);
        assertThat(overview.getLong("totals.first_response.count"))
                .as("the second answer is not the first")
                .isEqualTo(1);
        assertThat(overview.getDouble("totals.first_response.p50_seconds")).isCloseTo(90, within(30.0));
        assertThat(overview.getLong("by_inbox[0].resolution.count")).isEqualTo(1);
        assertThat(overview.getString("by_agent[0].account_id"))
                .isEqualTo(grace.id().toString());
        assertThat(overview.getLong("by_agent[0].replies")).isEqualTo(2);
        assertThat(overview.getLong("by_agent[0].first_response.count")).isEqualTo(1);
        assertThat(overview.getLong("by_agent[0].resolution.count")).isEqualTo(1);
        assertThat(overview.getLong("volume.incoming.sum()")).isEqualTo(1);
    }

    @Test
    void what_is_opened_again_takes_as_long_as_from_when_the_contact_wrote_again() {
        UUID conversation = store.started(talk);
        database.run("update conversation set created_at = now() - interval '3 days' where id = ?", conversation);
        status(conversation, "resolved");
        store.receive(talk.saysAt("again", "And another thing", Instant.now().plusMillis(5)));
        status(conversation, "resolved");

        assertThat(database.column(
                        "select seconds from conversation_milestone where conversation_id = ? and kind = 'resolution' order by seconds",
                        conversation))
                .satisfiesExactly(
                        again -> assertThat((Double) again).isLessThan(60),
                        first -> assertThat((Double) first).isGreaterThan(86_400));
    }

    @Test
    void what_waits_now_is_counted_and_the_longest_named() {
        UUID conversation = store.started(talk);
        UUID other = store.started(Talk.in(inbox));
        status(other, "resolved");
        database.reply(conversation, "retrying");
        database.reply(conversation, "failed");

        JsonPath overview = overview(grace, "");

        assertThat(overview.getLong("now.open")).isEqualTo(1);
        assertThat(overview.getLong("now.unassigned")).isEqualTo(1);
        assertThat(overview.getString("now.oldest_waiting.conversation_id")).isEqualTo(conversation.toString());
        assertThat(overview.getLong("by_inbox[0].backlog")).isEqualTo(1);
        assertThat(overview.getLong("by_inbox[0].dead")).isEqualTo(1);
    }

    @Test
    void what_became_of_replies_is_told_with_how_long_they_took() {
        UUID conversation = store.started(talk);
        for (int i = 0; i < 4; i++) {
            reply(conversation, "Reply " + i);
        }
        database.run(
                "update message set status = 'failed' where conversation_id = ? and text = 'Reply 0'", conversation);
        database.run("""
                update message set status = 'delivered' where conversation_id = ? and text like 'Reply%' and status <> 'failed'""", conversation);
        database.run("""
                insert into message_receipt (message_id, status, at)
                select id, 'sent', created_at + interval '2 seconds' from message where conversation_id = ? and status = 'delivered'""", conversation);

        JsonPath overview = overview(grace, "");

        assertThat(overview.getDouble("by_inbox[0].delivery.success")).isEqualTo(0.75);
        assertThat(overview.getDouble("by_inbox[0].delivery.p95_seconds")).isCloseTo(2, within(0.01));
        assertThat(overview.getBoolean("by_inbox[0].delivery.sampled")).isFalse();
    }

    @Test
    void hours_that_are_over_are_counted_once_and_give_the_same_sums() {
        UUID conversation = store.started(talk);
        Instant then = Instant.now().minus(50, ChronoUnit.HOURS);
        for (int i = 0; i < 3; i++) {
            database.run(
                    """
                    insert into message (id, conversation_id, seq, type, private, text, sender_kind, sender_id, created_at)
                    values (?, ?, 100 + ?, 'outgoing', false, 'then', 'agent', ?, ?)""",
                    CountHours.firstIdOf(then.plusSeconds(i)),
                    conversation,
                    i,
                    grace.id(),
                    OffsetDateTime.ofInstant(then, ZoneOffset.UTC));
        }
        database.run("""
                insert into message_hour_progress (next_hour) values (date_trunc('hour', ?::timestamptz))
                on conflict (singleton) do update set next_hour = excluded.next_hour""", OffsetDateTime.ofInstant(then, ZoneOffset.UTC));
        database.run("delete from message_hour");

        while (QuarkusTransaction.requiringNew().call(countHours::countNext)) {
            // until the present
        }
        QuarkusTransaction.requiringNew().call(countHours::countNext);

        assertThat(database.count("select sum(outgoing) from message_hour where inbox_id = ?", inbox))
                .isEqualTo(3);
        JsonPath overview = overview(grace, "&from=" + then.minus(1, ChronoUnit.HOURS));
        assertThat(overview.getLong("totals.outgoing")).isEqualTo(3);
        assertThat(overview.getLong("totals.incoming"))
                .as("of the hour that is not over")
                .isEqualTo(1);
        assertThat(overview.getString("step")).isEqualTo("hour");
    }

    @Test
    void who_is_limited_sees_nothing_of_other_inboxes() {
        store.started(talk);
        SignedIn limited = people.somebody(Role.AGENT);
        people.limit(limited, database.inbox("telegram"));

        JsonPath overview = overview(limited, "");

        assertThat(overview.getList("by_inbox")).isEmpty();
        assertThat(overview.getLong("totals.incoming")).isZero();
        assertThat(overview.getString("now.oldest_waiting")).isNull();
    }

    @Test
    void the_file_has_a_line_for_each_and_no_formula() {
        database.run("update inbox set name = '=cmd()' where id = ?", inbox);
        String file = people.as(grace)
                .get("/api/v1/reports/overview/export?inbox_id=" + inbox)
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"overview.csv\""))
                .extract()
                .asString();
        assertThat(java.util.List.of(file.split("\r\n")))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("\"inbox\",\"" + inbox + "\",\"'=cmd()\"");
    }

    @Test
    void a_range_that_is_none_is_refused() {
        for (String range : new String[] {
            "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
            "from=2020-01-01T00:00:00Z",
            "from=yesterday",
            "to=-1000000000-01-01T00:00:00Z",
            "from=" + Ids.next()
        }) {
            people.as(grace)
                    .get("/api/v1/reports/overview?" + range)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid_parameter"));
        }
    }
}
