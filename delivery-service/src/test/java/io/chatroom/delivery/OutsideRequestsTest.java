package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.OutsideAnswer;
import io.chatroom.events.OutsideAnswer.InboxChecked;
import io.chatroom.events.OutsideAnswer.SenderFound;
import io.chatroom.events.OutsideAnswer.SetupOutcome;
import io.chatroom.events.OutsideRequest.InboxCheckRequested;
import io.chatroom.events.OutsideRequest.SenderLookupRequested;
import io.chatroom.events.OutsideRequest.SetupAction;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class OutsideRequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADDRESS = "https://chat.example/webhooks/telegram/a-key-of-tests";

    @Inject
    Database database;

    @Inject
    InboxTable inboxes;

    private FakePlatform platform;
    private Outside outside;

    @BeforeEach
    void a_platform_listens() {
        platform = FakePlatform.start();
        outside = new Outside(inboxes);
    }

    @AfterEach
    void it_stops() {
        outside.close();
        platform.close();
    }

    private TestInbox bot() {
        return outside.telegramInbox(platform.url("/tg").toString(), Map.of());
    }

    private InboxChecked carriedOut(TestInbox inbox, SetupAction action) {
        InboxCheckRequested request = request(inbox, action, 1);
        outside.ask(request);
        return (InboxChecked) Outside.answer(request.eventId());
    }

    private static InboxCheckRequested request(TestInbox inbox, SetupAction action, long version) {
        return new InboxCheckRequested(
                Ids.next(), inbox.id(), inbox.platform(), action, version, ADDRESS, Instant.now());
    }

    private static SenderLookupRequested lookup(TestInbox inbox, String person) {
        return new SenderLookupRequested(
                Ids.next(), inbox.id(), inbox.platform(), person, "T024BE7LD:C024BE91L", Instant.now());
    }

    private TestInbox slack() {
        TestInbox inbox = new TestInbox(Ids.next(), "slack");
        outside.announce(
                inbox,
                1,
                Map.of("api_base_url", platform.url("/slack").toString()),
                Map.of("bot_token", "xoxb-a-bot-token-of-tests", "signing_secret", "0123456789abcdef"));
        return inbox;
    }

    @Test
    void a_platform_is_told_the_address_and_then_says_so_until_it_is_told_otherwise() {
        TestInbox inbox = bot();

        InboxChecked before = carriedOut(inbox, SetupAction.CHECK);
        assertThat(before.outcome()).isEqualTo(SetupOutcome.WRONG);
        assertThat(before.webhookRegistered()).isFalse();
        assertThat(before.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo("webhook_url");
            assertThat(finding.code()).isEqualTo("not_registered");
            assertThat(finding.message()).contains("Register the webhook address");
        });

        InboxChecked registered = carriedOut(inbox, SetupAction.REGISTER);
        assertThat(registered.outcome()).isEqualTo(SetupOutcome.FINE);
        assertThat(registered.webhookRegistered()).isTrue();
        assertThat(platform.await("/tg/bot" + Outside.BOT_TOKEN + "/setWebhook", 1, PATIENCE)
                        .getFirst()
                        .json()
                        .path("url")
                        .asText())
                .isEqualTo(ADDRESS);

        InboxChecked after = carriedOut(inbox, SetupAction.CHECK);
        assertThat(after.outcome()).isEqualTo(SetupOutcome.FINE);
        assertThat(after.webhookRegistered()).isTrue();
        assertThat(after.facts()).containsEntry("bot_username", "support_bot");

        assertThat(carriedOut(inbox, SetupAction.REMOVE).webhookRegistered()).isFalse();
        assertThat(carriedOut(inbox, SetupAction.CHECK).webhookRegistered()).isFalse();
    }

    @Test
    void a_wrong_token_is_said_in_plain_words_and_quoted_nowhere() {
        TestInbox inbox = bot();
        platform.answerNext(
                "/tg",
                Answer.json(
                        401,
                        "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized " + Outside.BOT_TOKEN
                                + "\"}"));

        InboxChecked checked = carriedOut(inbox, SetupAction.CHECK);

        assertThat(checked.outcome()).isEqualTo(SetupOutcome.WRONG);
        assertThat(checked.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo("bot_token");
            assertThat(finding.message()).contains("Telegram does not know this bot token");
        });
        assertThat(new String(EventJson.write(checked, OutsideAnswer.class), StandardCharsets.UTF_8))
                .doesNotContain("a-bot-token-of-tests");
    }

    @Test
    void who_does_not_answer_is_unreachable_and_replies_go_out_meanwhile() {
        TestInbox inbox = bot();
        platform.answerAlways("/tg/bot" + Outside.BOT_TOKEN + "/getMe", Answer.hang());
        UUID conversation = Ids.next();
        InboxCheckRequested request = request(inbox, SetupAction.CHECK, 1);

        outside.ask(request);
        outside.ask(inbox, conversation, 1, "Hello");

        Outside.receipts(conversation, ReplySent.class::isInstance);
        InboxChecked checked = (InboxChecked) Outside.answer(request.eventId());
        assertThat(checked.outcome()).isEqualTo(SetupOutcome.UNREACHABLE);
        assertThat(checked.findings()).isNotEmpty();
    }

    @Test
    void an_address_inside_is_not_called() {
        TestInbox inbox = outside.telegramInbox("http://10.11.12.13:8080", Map.of());

        InboxChecked checked = carriedOut(inbox, SetupAction.CHECK);

        assertThat(checked.outcome()).isEqualTo(SetupOutcome.UNREACHABLE);
        assertThat(checked.findings().getFirst().message()).contains("refused");
    }

    @Test
    void it_waits_for_the_version_of_the_inbox_that_is_meant() {
        TestInbox inbox = bot();
        InboxCheckRequested request = request(inbox, SetupAction.CHECK, 2);
        outside.ask(request);
        database.await("0", "select attempts from outside_request where request_id = ?", request.eventId());
        assertThat(platform.received()).isEmpty();

        outside.announce(
                inbox,
                2,
                Map.of("api_base_url", platform.url("/later").toString()),
                Map.of("bot_token", Outside.BOT_TOKEN, "secret_token", "a-secret-token"));

        Outside.answer(request.eventId());
        assertThat(platform.received("/later")).isNotEmpty();
        assertThat(platform.received("/tg")).isEmpty();
    }

    @Test
    void a_request_that_comes_twice_is_carried_out_once() {
        TestInbox inbox = bot();
        InboxCheckRequested request = request(inbox, SetupAction.REGISTER, 1);
        outside.ask(request);
        Outside.answer(request.eventId());

        outside.ask(request);
        // behind it in the same partition
        carriedOut(inbox, SetupAction.CHECK);

        assertThat(platform.received("/tg/bot" + Outside.BOT_TOKEN + "/setWebhook"))
                .hasSize(1);
        Outside.answer(request.eventId());
    }

    @Test
    void a_sender_is_looked_up_and_what_fails_is_asked_again_later_without_a_word() {
        TestInbox inbox = slack();
        platform.answerNext(
                "/slack",
                Answer.json(503, "{}"),
                Answer.json(
                        200,
                        "{\"ok\":true,\"user\":{\"id\":\"U024BE7LH\",\"name\":\"grace\",\"profile\":{\"display_name\":\"Grace\","
                                + "\"image_192\":\"https://avatars.example/grace.png\"}}}"));
        SenderLookupRequested request = lookup(inbox, "U024BE7LH");
        outside.ask(request);
        platform.await("/slack", 1, PATIENCE);
        database.await(
                "t",
                "select next_attempt_at > clock_timestamp() + interval '1 minute' and claim_id is null"
                        + " from outside_request where request_id = ?",
                request.eventId());
        database.run(
                "update outside_request set next_attempt_at = clock_timestamp() where request_id = ?",
                request.eventId());

        SenderFound found = (SenderFound) Outside.answer(request.eventId());

        assertThat(found.externalId()).isEqualTo("U024BE7LH");
        assertThat(found.name()).isEqualTo("Grace");
        assertThat(found.avatarUrl()).isEqualTo("https://avatars.example/grace.png");
    }

    @Test
    void nobody_of_that_id_is_no_answer_and_not_asked_for_again() {
        TestInbox inbox = slack();
        platform.answerNext("/slack", Answer.json(200, "{\"ok\":false,\"error\":\"user_not_found\"}"));
        SenderLookupRequested request = lookup(inbox, "U0NOBODY");

        outside.ask(request);

        database.await("t", "select done_at is not null from outside_request where request_id = ?", request.eventId());
        assertThat(platform.received("/slack")).hasSize(1);
    }

    @Test
    void what_is_incomplete_is_set_aside_and_its_neighbours_are_taken() {
        TestInbox inbox = bot();
        UUID incomplete = Ids.next();
        outside.send(
                Topics.REPLIES,
                inbox.id().toString(),
                ("{\"type\":\"inbox_check_requested\",\"event_id\":\"" + incomplete + "\",\"inbox_id\":\"" + inbox.id()
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8));

        carriedOut(inbox, SetupAction.CHECK);

        assertThat(database.strings(
                        "select reason from quarantine where payload like ?::bytea", "%" + incomplete + "%"))
                .hasSize(1);
    }
}
