package io.chatroom.conversation.inbox;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Delivery;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideAnswer.Finding;
import io.chatroom.events.OutsideAnswer.InboxChecked;
import io.chatroom.events.OutsideAnswer.ListeningTold;
import io.chatroom.events.OutsideAnswer.SetupOutcome;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.OutsideRequest.InboxCheckRequested;
import io.chatroom.events.OutsideRequest.SetupAction;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The platform's answers are given by the test, on the topic that they come on. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class InboxChecksTest {
    private static final String BOT = """
            {"name": "Bot", "platform": "telegram",
             "credentials": {"bot_token": "4242:AAF-a-bot-token-of-these-tests-x", "secret_token": "a-secret-token-of-tests"}}""";

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    RecheckInboxes recheck;

    private UUID bot(SignedIn admin) {
        return UUID.fromString(people.as(admin)
                .body(BOT)
                .post("/api/v1/inboxes")
                .then()
                .statusCode(201)
                .body("check.action", equalTo("check"))
                .body("check.pending", equalTo(true))
                .body("check.ok", nullValue())
                .extract()
                .path("id"));
    }

    private static List<InboxCheckRequested> asked(UUID inbox) {
        return Topic.read(Topics.REPLIES).stream()
                .filter(record -> record.key().equals(inbox.toString()))
                .map(record -> (InboxCheckRequested) read(record.payload()))
                .toList();
    }

    private static OutsideRequest read(String payload) {
        try {
            return EventJson.read(payload.getBytes(StandardCharsets.UTF_8), OutsideRequest.class);
        } catch (EventJson.MalformedPayload e) {
            throw new AssertionError(payload, e);
        }
    }

    /** The last request, once there are so many. */
    private static InboxCheckRequested request(UUID inbox, int count) {
        eventually(() -> assertThat(asked(inbox)).hasSize(count));
        return asked(inbox).getLast();
    }

    private static void answer(
            InboxCheckRequested request,
            SetupOutcome outcome,
            List<Finding> findings,
            Map<String, String> facts,
            @Nullable Boolean registered) {
        InboxChecked checked = new InboxChecked(
                Ids.next(),
                request.eventId(),
                request.inboxId(),
                request.action(),
                Instant.now(),
                outcome,
                findings,
                facts,
                registered);
        Delivery.answers(checked);
    }

    private static void fine(InboxCheckRequested request, @Nullable Boolean registered) {
        answer(request, SetupOutcome.FINE, List.of(), Map.of(), registered);
    }

    private void awaitAnswered(UUID inbox) {
        eventually(() -> assertThat(database.one("select pending from inbox_check where inbox_id = ?", inbox))
                .isEqualTo(false));
    }

    @Test
    void a_new_inbox_is_checked_by_itself_and_shows_what_the_platform_says() {
        SignedIn admin = people.somebody(Role.ADMIN);
        UUID inbox = bot(admin);
        InboxCheckRequested request = request(inbox, 1);
        assertThat(request.action()).isEqualTo(SetupAction.CHECK);
        assertThat(request.inboxVersion()).isZero();
        assertThat(request.webhookUrl()).startsWith("http://localhost:8080/webhooks/telegram/");

        answer(
                request,
                SetupOutcome.WRONG,
                List.of(new Finding("webhook_url", "not_registered", "Register the webhook address.")),
                Map.of(),
                false);
        awaitAnswered(inbox);

        people.as(Role.VIEWER)
                .get("/api/v1/inboxes/" + inbox)
                .then()
                .statusCode(200)
                .body("check.pending", equalTo(false))
                .body("check.ok", equalTo(false))
                .body("check.outcome", equalTo("wrong"))
                .body("check.webhook_registered", equalTo(false))
                .body("check.findings.field", contains("webhook_url"))
                .body("check.findings.message", contains("Register the webhook address."));
        eventually(() -> assertThat(Topic.read(Topics.FEED))
                .filteredOn(record -> record.key().equals(inbox.toString()))
                .last()
                .satisfies(record -> assertThat(record.payload())
                        .contains("\"type\":\"inbox.updated\"")
                        .contains("not_registered")));
    }

    @Test
    void what_the_platform_tells_of_itself_becomes_a_setting_and_is_told_to_the_others() {
        SignedIn admin = people.somebody(Role.ADMIN);
        UUID inbox = bot(admin);

        answer(
                request(inbox, 1),
                SetupOutcome.FINE,
                List.of(),
                Map.of("bot_username", "support_bot", "no_such_setting", "x"),
                true);
        awaitAnswered(inbox);

        people.as(admin)
                .get("/api/v1/inboxes/" + inbox)
                .then()
                .body("settings.bot_username", equalTo("support_bot"))
                .body("settings.no_such_setting", nullValue())
                .body("check.ok", equalTo(true));
        eventually(() -> assertThat(Topic.read(Topics.INBOXES))
                .filteredOn(record -> record.key().equals(inbox.toString()))
                .last()
                .satisfies(record -> assertThat(record.payload()).contains("support_bot")));
        assertThat(database.column(
                        "select action from audit_event where subject = ? and account_id is null", "inbox:" + inbox))
                .containsExactly("inbox.changed");
    }

    @Test
    void an_address_that_was_registered_is_kept_so_and_taken_away_while_the_inbox_is_off() {
        SignedIn admin = people.somebody(Role.ADMIN);
        UUID inbox = bot(admin);
        fine(request(inbox, 1), false);
        awaitAnswered(inbox);

        people.as(admin)
                .put("/api/v1/inboxes/" + inbox + "/webhook")
                .then()
                .statusCode(202)
                .body("check.action", equalTo("register"))
                .body("check.pending", equalTo(true));
        InboxCheckRequested register = request(inbox, 2);
        assertThat(register.action()).isEqualTo(SetupAction.REGISTER);
        fine(register, true);
        awaitAnswered(inbox);

        String rotated = people.as(admin)
                .post("/api/v1/inboxes/" + inbox + "/rotate-key")
                .then()
                .statusCode(200)
                .extract()
                .path("webhook_url");
        InboxCheckRequested again = request(inbox, 3);
        assertThat(again.action()).isEqualTo(SetupAction.REGISTER);
        assertThat(again.webhookUrl()).isEqualTo(rotated).isNotEqualTo(register.webhookUrl());
        fine(again, true);
        awaitAnswered(inbox);

        people.as(admin).body("{\"enabled\": false}").patch("/api/v1/inboxes/" + inbox);
        InboxCheckRequested remove = request(inbox, 4);
        assertThat(remove.action()).isEqualTo(SetupAction.REMOVE);
        fine(remove, false);
        awaitAnswered(inbox);
        people.as(admin)
                .put("/api/v1/inboxes/" + inbox + "/webhook")
                .then()
                .statusCode(409)
                .body("code", equalTo("inbox_disabled"));

        people.as(admin).body("{\"enabled\": true}").patch("/api/v1/inboxes/" + inbox);
        assertThat(request(inbox, 5).action()).isEqualTo(SetupAction.REGISTER);

        people.as(admin)
                .delete("/api/v1/inboxes/" + inbox + "/webhook")
                .then()
                .statusCode(202)
                .body("check.action", equalTo("remove"));
        assertThat(request(inbox, 6).action()).isEqualTo(SetupAction.REMOVE);
        people.as(admin)
                .body("{\"credentials\": {\"secret_token\": \"another-secret-token\"}}")
                .patch("/api/v1/inboxes/" + inbox);
        assertThat(request(inbox, 7).action()).isEqualTo(SetupAction.CHECK);
        assertThat(database.column(
                        "select action from audit_event where subject = ? order by at, id", "inbox:" + inbox))
                .contains("inbox.webhook_register_requested", "inbox.webhook_remove_requested");
    }

    @Test
    void an_answer_that_comes_twice_or_too_late_changes_nothing() {
        SignedIn admin = people.somebody(Role.ADMIN);
        UUID inbox = bot(admin);
        InboxCheckRequested first = request(inbox, 1);
        fine(first, true);
        awaitAnswered(inbox);
        people.as(admin).post("/api/v1/inboxes/" + inbox + "/check").then().statusCode(202);
        InboxCheckRequested second = request(inbox, 2);
        // it is being asked already
        people.as(admin).post("/api/v1/inboxes/" + inbox + "/check").then().statusCode(202);

        answer(first, SetupOutcome.WRONG, List.of(new Finding(null, null, "Too late.")), Map.of(), false);
        fine(second, null);
        awaitAnswered(inbox);
        fine(second, false);

        people.as(admin)
                .get("/api/v1/inboxes/" + inbox)
                .then()
                .body("check.ok", equalTo(true))
                .body("check.webhook_registered", equalTo(true));
        assertThat(asked(inbox)).hasSize(2);
    }

    @Test
    void a_platform_that_cannot_be_asked_is_not() {
        SignedIn admin = people.somebody(Role.ADMIN);
        String inbox = people.as(admin)
                .body("{\"name\": \"Our site\", \"platform\": \"site\"}")
                .post("/api/v1/inboxes")
                .then()
                .statusCode(201)
                .body("check", nullValue())
                .extract()
                .path("id");
        people.as(admin)
                .post("/api/v1/inboxes/" + inbox + "/check")
                .then()
                .statusCode(409)
                .body("code", equalTo("platform_cannot_be_asked"));
        people.as(admin)
                .put("/api/v1/inboxes/" + inbox + "/webhook")
                .then()
                .statusCode(409)
                .body("code", equalTo("webhook_by_hand"));
        people.as(admin).post("/api/v1/inboxes/" + Ids.next() + "/check").then().statusCode(404);
    }

    @Test
    void every_inbox_is_checked_again_each_day() {
        SignedIn admin = people.somebody(Role.ADMIN);
        UUID inbox = bot(admin);
        fine(request(inbox, 1), true);
        awaitAnswered(inbox);
        recheck.recheck();
        assertThat(asked(inbox)).hasSize(1);

        database.run(
                "update inbox_check set requested_at = requested_at - interval '21 hours' where inbox_id = ?", inbox);

        eventually(() -> {
            // those that others have never asked about come first
            recheck.recheck();
            assertThat(asked(inbox)).hasSize(2);
        });
        assertThat(request(inbox, 2).action()).isEqualTo(SetupAction.CHECK);
        assertThat(Objects.requireNonNull(
                        database.one("select webhook_registered from inbox_check where inbox_id = ?", inbox)))
                .isEqualTo(true);
    }

    private void told(UUID inbox, long version, @Nullable String code, @Nullable String reason) {
        Delivery.answers(new ListeningTold(Ids.next(), inbox, version, Instant.now(), code, reason));
    }

    @Test
    void an_inbox_whose_platform_refuses_to_be_listened_to_says_so_until_that_is_over_or_the_inbox_another() {
        SignedIn admin = people.somebody(Role.ADMIN);
        UUID inbox = bot(admin);
        fine(request(inbox, 1), null);
        awaitAnswered(inbox);
        String reason = "The platform does not let this bot read messages.";
        told(inbox, 0, "not_allowed", reason);
        eventually(() -> people.as(admin)
                .get("/api/v1/inboxes/" + inbox)
                .then()
                .body("check.ok", equalTo(false))
                .body("check.outcome", equalTo("wrong"))
                .body("check.findings.message", equalTo(List.of(reason)))
                .body("check.findings[0].code", equalTo("not_allowed")));

        told(inbox, 0, null, null);
        eventually(() -> people.as(admin)
                .get("/api/v1/inboxes/" + inbox)
                .then()
                .body("check.ok", equalTo(true))
                .body("check.findings", empty()));

        told(inbox, 0, "not_allowed", reason);
        eventually(() -> people.as(admin).get("/api/v1/inboxes/" + inbox).then().body("check.ok", equalTo(false)));
        people.as(admin)
                .body("{\"credentials\": {\"bot_token\": \"4242:AAF-another-bot-token-of-these-tests\"}}")
                .patch("/api/v1/inboxes/" + inbox)
                .then()
                .statusCode(200)
                .body("check.findings", empty());
    }
}
