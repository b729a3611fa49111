package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.lane.DueLanes;
import io.chatroom.delivery.lane.LanesNow;
import io.chatroom.delivery.ledger.Ledger;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.Attachment;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplyPartSent;
import io.chatroom.events.ReplyReceipt.ReplySending;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.events.ServiceTold;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.ReceivedRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an inbox and its platform say about how replies are sent. */
@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class GatesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Inject
    InboxTable inboxes;

    @Inject
    DataSource source;

    private FakePlatform platform;
    private Outside outside;
    private final UUID conversation = Ids.next();

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

    private TestInbox webhook(Map<String, Object> settings) {
        return outside.webhookInbox(platform.url("/in").toString(), settings);
    }

    private List<ReplyReceipt> until(Class<? extends ReplyReceipt> kind) {
        return Outside.receipts(conversation, kind::isInstance);
    }

    @Test
    void an_inbox_may_have_a_retry_schedule_of_its_own() {
        TestInbox inbox = webhook(Map.of("retry_schedule", "50ms"));
        platform.answerAlways("/in", Answer.status(500));
        outside.ask(inbox, conversation, 1, "twice");

        assertThat(((ReplyDead) until(ReplyDead.class).getLast()).reason())
                .isEqualTo("Given up after 2 attempts; the last: the reply URL answered 500. It may have arrived.");
        assertThat(platform.received("/in")).hasSize(2);
    }

    @Test
    void the_breaker_opens_when_several_conversations_fail_and_closes_when_one_gets_through() throws SQLException {
        TestInbox inbox = webhook(Map.of("retry_schedule", "2s,2s,2s,2s,2s,2s,2s,2s,2s,2s"));
        TestInbox another = outside.webhookInbox(platform.url("/other").toString());
        platform.answerAlways("/in", Answer.status(503));
        for (int i = 0; i < 3; i++) {
            outside.ask(inbox, Ids.next(), 1, "down");
        }
        database.await("3", "select max(cardinality(failing)) from gate where inbox_id = ?", inbox.id());
        assertThat(gate(inbox)).isEqualTo("closed");
        for (int i = 0; i < 12; i++) {
            outside.ask(inbox, Ids.next(), 1, "down");
        }
        database.await("t", "select open_until is not null from gate where inbox_id = ?", inbox.id());
        // it opens before the last of them has been read
        database.await("15", "select count(*) from item where inbox_id = ?", inbox.id());

        try (Connection connection = source.getConnection()) {
            ServiceTold.Lanes now = LanesNow.in(connection);
            assertThat(now.due() + now.waiting() + now.sending()).isGreaterThanOrEqualTo(15);
            assertThat(now.inboxes())
                    .filteredOn(kept -> kept.inboxId().equals(inbox.id()))
                    .singleElement()
                    .satisfies(kept -> {
                        assertThat(kept.by()).isIn(ServiceTold.By.BREAKER, ServiceTold.By.PROBE);
                        assertThat(kept.failing()).isEqualTo(5);
                    });
            assertThat(now.inboxes()).noneMatch(kept -> kept.inboxId().equals(another.id()));
        }

        ReplyRequested elsewhere = outside.ask(another, Ids.next(), 1, "fine");
        platform.await("/other", 1, PATIENCE);
        assertThat(Outside.receipts(elsewhere.conversationId(), ReplySent.class::isInstance))
                .isNotEmpty();

        // one probe at a time does not get around to all of them
        assertThat(database.strings(
                        "select count(*) > 0 from item where inbox_id = ? and attempts = 0 and state = 'queued'",
                        inbox.id()))
                .containsExactly("t");

        platform.answerAlways("/in", Answer.asUsual());
        platform.await("/in", request -> request.status() == 200, 15, PATIENCE);
        database.await("t", "select open_until is null and failing = '{}' from gate where inbox_id = ?", inbox.id());
    }

    @Test
    void one_conversation_that_fails_by_itself_opens_no_breaker() {
        TestInbox inbox = webhook(Map.of("retry_schedule", "1ms,1ms,1ms,1ms,1ms,1ms,1ms"));
        platform.answerNext(
                "/in",
                Answer.status(500),
                Answer.status(500),
                Answer.status(500),
                Answer.status(500),
                Answer.status(500),
                Answer.status(500),
                Answer.status(500));
        outside.ask(inbox, conversation, 1, "stubborn");

        until(ReplySent.class);

        assertThat(gate(inbox)).isEqualTo("closed");
    }

    private String gate(TestInbox inbox) {
        return database.strings(
                        "select case when open_until is null then 'closed' else 'open' end from gate where inbox_id = ?",
                        inbox.id())
                .getFirst();
    }

    @Test
    void an_inbox_keeps_its_rate_over_all_its_conversations() {
        TestInbox inbox = webhook(Map.of("rate_limit", "5/s"));
        for (int i = 0; i < 15; i++) {
            outside.ask(inbox, Ids.next(), 1, "no " + i);
        }

        List<Instant> at = platform.await("/in", 15, PATIENCE).stream()
                .map(ReceivedRequest::at)
                .toList();

        // five at once, and then one every 200 ms
        assertThat(Duration.between(at.getFirst(), at.getLast())).isGreaterThan(Duration.ofMillis(1_800));
        for (int i = 0; i + 6 < at.size(); i++) {
            assertThat(Duration.between(at.get(i), at.get(i + 6))).isGreaterThan(Duration.ofMillis(150));
        }
    }

    @Test
    void what_is_due_is_told_to_whoever_scales_workers_and_what_is_held_is_not() throws SQLException {
        TestInbox inbox = webhook(Map.of("rate_limit", "1/m"));
        for (int i = 0; i < 5; i++) {
            outside.ask(inbox, Ids.next(), 1, "no " + i);
        }
        platform.await("/in", 1, PATIENCE);
        database.await("4", "select count(*) from lane where inbox_id = ? and state = 'ready'", inbox.id());

        // of tests before this one, some of which become due again
        database.run("delete from lane where inbox_id <> ?", inbox.id());

        // a registry of its own: the application's may still ask the one of an application before it
        MeterRegistry meters = new SimpleMeterRegistry();
        DueLanes due = new DueLanes(source, meters);
        due.measure();
        assertThat(gauge(meters, "chatroom.delivery.due.lanes")).isEqualTo(4);
        assertThat(gauge(meters, "chatroom.delivery.due.age")).isPositive();

        database.run("update gate set held_since = clock_timestamp(), held_version = 1 where inbox_id = ?", inbox.id());
        due.measure();
        assertThat(gauge(meters, "chatroom.delivery.due.lanes")).isZero();
    }

    private static double gauge(MeterRegistry meters, String name) {
        return meters.get(name).gauge().value();
    }

    @Test
    void a_conversation_keeps_its_distance_and_delays_no_other() {
        TestInbox inbox = webhook(Map.of("conversation_rate_limit", "20/m"));
        outside.ask(inbox, conversation, 1, "first");
        outside.ask(inbox, conversation, 2, "second");
        until(ReplySent.class);
        outside.ask(inbox, Ids.next(), 1, "elsewhere");

        List<ReceivedRequest> requests = platform.await("/in", 3, PATIENCE);

        assertThat(requests.stream().map(request -> request.json().path("text").asText()))
                .containsExactly("first", "elsewhere", "second");
        assertThat(Duration.between(requests.get(0).at(), requests.get(2).at())).isGreaterThan(Duration.ofMillis(2950));
    }

    @Test
    void a_reply_to_a_conversation_that_has_just_been_written_to_keeps_its_distance_too() {
        TestInbox inbox = webhook(Map.of("conversation_rate_limit", "1/s"));
        outside.ask(inbox, conversation, 1, "first");
        database.awaitLane(conversation, "idle");
        outside.ask(inbox, conversation, 2, "second");

        List<ReceivedRequest> requests = platform.await("/in", 2, PATIENCE);

        assertThat(Duration.between(requests.get(0).at(), requests.get(1).at())).isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void what_takes_longer_than_a_moment_is_told() {
        TestInbox inbox = webhook(Map.of());
        platform.answerNext("/in", Answer.json(200, "{}").after(Duration.ofMillis(2_900)));
        outside.ask(inbox, conversation, 1, "slowly");

        assertThat(until(ReplySent.class).getFirst()).isInstanceOf(ReplySending.class);
    }

    @Test
    void a_long_text_goes_out_in_parts_and_stays_one_reply() {
        TestInbox inbox =
                outside.telegramInbox(platform.url("/tg").toString(), Map.of("conversation_rate_limit", "1000/s"));
        platform.answerNext("/tg", Answer.asUsual(), Answer.status(500));
        String text = "word ".repeat(2_000).strip();
        outside.ask(inbox, conversation, 1, text);
        outside.ask(inbox, conversation, 2, "after it");

        List<String> texts = platform.await("/tg", 5, PATIENCE).stream()
                .map(request -> request.json().path("text").asText())
                .toList();

        // the second part is tried twice, and the first is not repeated
        assertThat(String.join(" ", texts.get(0), texts.get(2), texts.get(3))).isEqualTo(text);
        assertThat(texts.get(1)).isEqualTo(texts.get(2));
        assertThat(texts.get(4)).isEqualTo("after it");
        List<ReplyReceipt> receipts = until(ReplySent.class);
        ReplySent sent = (ReplySent) receipts.getLast();
        assertThat(sent.externalIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(sent.attempt().part()).isEqualTo(3);
        assertThat(receipts.stream().filter(ReplyPartSent.class::isInstance).map(ReplyPartSent.class::cast))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.externalIds()).hasSize(1));
        assertThat(((ReplyPartSent) receipts.getFirst()).externalIds().getFirst())
                .isEqualTo(sent.externalIds().getFirst());
    }

    @Test
    void a_worker_that_is_lost_between_two_parts_repeats_neither() {
        TestInbox inbox = outside.telegramInbox(
                platform.url("/tg").toString(), Map.of("conversation_rate_limit", "1000/s", "unknown_policy", "hold"));
        platform.answerNext("/tg", Answer.asUsual(), Answer.asUsual().after(Duration.ofMillis(2_000)));
        outside.ask(inbox, conversation, 1, "word ".repeat(1_500).strip());
        platform.await("/tg", 1, PATIENCE);
        database.await("1", "select (progress::json ->> 'parts') from item where conversation_id = ?", conversation);
        database.awaitLane(conversation, "claimed");
        database.run(
                "update lane set lease_until = clock_timestamp() - interval '1 second' where conversation_id = ?",
                conversation);

        Outside.receipts(conversation, ReplyReceipt.ReplyUnknown.class::isInstance);
        outside.retry(replyOf(inbox), 1);

        until(ReplySent.class);
        // the part that nothing was known of is sent again, as a person wants it; the first part is not
        List<ReceivedRequest> requests = platform.await("/tg", 3, PATIENCE);
        assertThat(requests).hasSize(3);
        assertThat(requests.get(2).text()).isEqualTo(requests.get(1).text());
    }

    private ReplyRequested replyOf(TestInbox inbox) {
        UUID reply =
                UUID.fromString(database.strings("select reply_id from item where conversation_id = ?", conversation)
                        .getFirst());
        ReplyRequested like =
                Outside.reply(inbox, conversation, 1, "word ".repeat(1_500).strip());
        return new ReplyRequested(
                like.eventId(),
                reply,
                conversation,
                inbox.id(),
                like.platform(),
                like.externalConversationId(),
                1,
                like.text(),
                null,
                null,
                like.createdAt());
    }

    @Test
    void files_go_with_the_reply_or_after_it_as_the_platform_can() {
        TestInbox inbox = webhook(Map.of());
        ReplyRequested like = Outside.reply(inbox, conversation, 1, "with a file");
        outside.ask(new ReplyRequested(
                like.eventId(),
                like.replyId(),
                conversation,
                inbox.id(),
                like.platform(),
                like.externalConversationId(),
                1,
                like.text(),
                "m-17",
                null,
                like.createdAt(),
                List.of(new Attachment("https://f.example/a.pdf", "a.pdf", "application/pdf", 3L)),
                null));

        ReceivedRequest request = platform.await("/in", 1, PATIENCE).getFirst();
        assertThat(request.json().path("attachments").path(0).path("url").asText())
                .isEqualTo("https://f.example/a.pdf");
        assertThat(request.json().path("reply_to_external_id").asText()).isEqualTo("m-17");
    }

    private TestInbox ledger() {
        TestInbox inbox = new TestInbox(Ids.next(), Ledger.ID);
        outside.announce(
                inbox, 1, Map.of("api_base_url", platform.url("/ledger").toString()), Map.of());
        return inbox;
    }

    @Test
    void a_platform_that_can_be_asked_is_asked_and_what_is_there_is_not_sent_again() {
        TestInbox inbox = ledger();
        platform.answerNext("/ledger/entries", Answer.reset());
        platform.answerNext("/ledger/look", Answer.status(500), Answer.status(200));
        outside.ask(inbox, conversation, 1, "once");

        ReplySent sent = (ReplySent) until(ReplySent.class).getLast();

        assertThat(sent.externalIds()).containsExactly("found");
        assertThat(platform.received("/ledger/entries")).hasSize(1);
        assertThat(platform.received("/ledger/look")).hasSize(2);
    }

    @Test
    void a_platform_that_can_be_asked_is_sent_to_again_only_what_it_does_not_have() {
        TestInbox inbox = ledger();
        platform.answerNext("/ledger/entries", Answer.close(), Answer.status(200));
        platform.answerNext("/ledger/look", Answer.status(404));
        outside.ask(inbox, conversation, 1, "at last");

        ReplySent sent = (ReplySent) until(ReplySent.class).getLast();

        assertThat(sent.externalIds()).containsExactly("entry");
        assertThat(platform.received("/ledger"))
                .extracting(request -> request.path().split("/")[2])
                .containsExactly("entries", "look", "entries");
    }

    @Test
    void an_inbox_that_is_held_says_what_is_wrong_with_it() {
        TestInbox inbox = webhook(Map.of());
        platform.answerAlways("/in", Answer.status(401));
        outside.ask(inbox, conversation, 1, "waits");

        ReplyAttempted attempted = (ReplyAttempted) until(ReplyAttempted.class).getLast();

        assertThat(attempted.code()).isEqualTo("unauthorized");
        assertThat(attempted.nextAttemptAt()).isNull();
    }
}
