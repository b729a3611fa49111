package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.events.DeadReply;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.ConversationMoved;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.events.ReplyReceipt.ReplyUnknown;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.ReceivedRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class DeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource dataSource;

    @Inject
    Database database;

    @Inject
    InboxTable inboxes;

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

    @Test
    void a_reply_arrives_signed_and_a_receipt_says_so() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.verifySignatures("/in", Outside.SECRET);

        ReplyRequested reply = outside.ask(inbox, conversation, 1, "Hello, Grace");

        ReceivedRequest request = platform.await("/in", 1, PATIENCE).getFirst();
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.json().path("text").asText()).isEqualTo("Hello, Grace");
        assertThat(request.header("webhook-id")).contains(reply.replyId().toString());
        List<ReplyReceipt> receipts = Outside.receipts(conversation, ReplySent.class::isInstance);
        // it took no longer than a moment, so that it was being sent is not told
        assertThat(receipts).hasSize(1);
        assertThat(receipts.getLast()).isInstanceOfSatisfying(ReplySent.class, sent -> {
            assertThat(sent.replyId()).isEqualTo(reply.replyId());
            assertThat(sent.externalIds()).hasSize(1).first().asString().startsWith("out-");
            assertThat(sent.attempt().no()).isEqualTo(1);
            assertThat(sent.attempt().outcome()).isEqualTo("sent");
            assertThat(sent.attempt().httpStatus()).isEqualTo(200);
            assertThat(sent.attempt().responseExcerpt()).contains("external_id");
        });
        database.awaitLane(conversation, "idle");
    }

    @Test
    void an_event_is_posted_to_the_byte_signed_with_every_secret_and_tried_again_whatever_is_answered() {
        TestInbox subscription = new TestInbox(Ids.next(), "integration");
        String newer = "whsec_"
                + Base64.getEncoder().encodeToString("a newer secret, of 24 by".getBytes(StandardCharsets.UTF_8));
        outside.announce(
                subscription,
                1,
                Map.of("url", platform.url("/events").toString()),
                Map.of("secret", List.of(newer, Outside.SECRET)));
        platform.verifySignatures("/events", Outside.SECRET);
        // a receiver that is being deployed answers anything
        platform.answerNext("/events", Answer.status(404));
        String event = "{\"type\":\"message.created\",\"data\":{\"text\":\"" + "é".repeat(30_000) + "\"}}";

        ReplyRequested asked = outside.ask(subscription, conversation, 1, event);

        List<ReceivedRequest> requests = platform.await("/events", 2, PATIENCE);
        assertThat(requests).extracting(ReceivedRequest::status).containsExactly(404, 200);
        assertThat(new String(requests.getLast().body(), StandardCharsets.UTF_8))
                .isEqualTo(event);
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.header("webhook-id"))
                        .contains(asked.replyId().toString()));
        assertThat(requests.getLast().header("webhook-signature").orElseThrow().split(" "))
                .hasSize(2);
        assertThat(Outside.receipts(conversation, ReplySent.class::isInstance).getLast())
                .isInstanceOf(ReplySent.class);
    }

    @Test
    void telegram_is_called_at_its_own_address_and_its_token_is_shown_nowhere() {
        TestInbox inbox = outside.telegramInbox(platform.url("/tg").toString(), Map.of());
        platform.answerNext(
                "/tg",
                Answer.json(400, "{\"ok\":false,\"error_code\":400,\"description\":\"" + Outside.BOT_TOKEN + "\"}"));

        outside.ask(inbox, conversation, 1, "Hello");

        assertThat(platform.await("/tg/bot" + Outside.BOT_TOKEN + "/sendMessage", 1, PATIENCE))
                .hasSize(1);
        ReplyDead dead = (ReplyDead)
                Outside.receipts(conversation, ReplyDead.class::isInstance).getLast();
        assertThat(dead.toString()).contains("[redacted]").doesNotContain("a-bot-token-of-tests");
        assertThat(database.strings("select coalesce(error, '') || coalesce(response_excerpt, '') from attempt"))
                .noneMatch(kept -> kept.contains("a-bot-token-of-tests"));
    }

    @Test
    void a_reply_that_is_told_another_address_goes_there_and_the_move_is_told() {
        TestInbox inbox = outside.telegramInbox(platform.url("/tg").toString(), Map.of());
        platform.answerNext(
                "/tg",
                Answer.json(400, "{\"ok\":false,\"parameters\":{\"migrate_to_chat_id\":-1009000000099}}"),
                Answer.json(200, "{\"ok\":true,\"result\":{\"message_id\":5}}"));

        outside.ask(inbox, conversation, 1, "Hello");

        Outside.receipts(conversation, ReplySent.class::isInstance);
        List<InboundEvent> told = new ArrayList<>();
        Outside.read(
                Topics.INBOUND,
                record -> record.key().equals(inbox.id() + ":4711")
                        && told.add(Outside.parse(record.value(), InboundEvent.class)));
        assertThat(told)
                .containsExactly(ConversationMoved.of(
                        inbox.id(), "4711", told.getFirst().receivedAt(), "4711", "-1009000000099"));
        assertThat(database.strings(
                        "select acknowledged || ' ' || echoes from heard_count where inbox_id = '" + inbox.id() + "'"))
                .containsExactly("1 0");
    }

    @Test
    void twenty_replies_keep_their_order_while_another_conversation_fails() {
        TestInbox good = outside.webhookInbox(platform.url("/good").toString());
        TestInbox bad = outside.webhookInbox(platform.url("/bad").toString());
        platform.answerAlways("/bad", Answer.status(503));
        UUID failing = Ids.next();
        outside.ask(bad, failing, 1, "never");
        IntStream.rangeClosed(1, 20).forEach(seq -> outside.ask(good, conversation, seq, "no " + seq));

        List<String> arrived = platform.await("/good", 20, PATIENCE).stream()
                .map(request -> request.json().path("text").asText())
                .toList();

        assertThat(arrived)
                .isEqualTo(IntStream.rangeClosed(1, 20)
                        .mapToObj(seq -> "no " + seq)
                        .toList());
        assertThat(platform.await("/bad", 1, PATIENCE)).isNotEmpty();
    }

    @Test
    void a_failing_head_holds_back_its_conversation_until_it_has_arrived() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerNext("/in", Answer.status(500), Answer.status(502));
        ReplyRequested first = outside.ask(inbox, conversation, 1, "first");
        outside.ask(inbox, conversation, 2, "second");

        List<String> arrived = platform.await("/in", 4, PATIENCE).stream()
                .map(request -> request.json().path("text").asText() + " " + request.status())
                .toList();

        assertThat(arrived).containsExactly("first 500", "first 502", "first 200", "second 200");
        List<ReplyReceipt> receipts = Outside.receipts(
                conversation,
                receipt -> receipt instanceof ReplySent && receipt.replyId().equals(first.replyId()));
        assertThat(receipts.stream().filter(ReplyAttempted.class::isInstance).map(ReplyAttempted.class::cast))
                .hasSize(2)
                .allSatisfy(attempted -> {
                    assertThat(attempted.nextAttemptAt()).isAfter(attempted.at().minusMillis(1));
                    assertThat(attempted.attempt().outcome()).isEqualTo("unknown");
                });
        assertThat(((ReplySent) receipts.getLast()).attempt().no()).isEqualTo(3);
    }

    @Test
    void a_refused_reply_is_dead_at_once_with_a_copy_for_outside_tools_and_the_next_goes_out() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerNext("/in", Answer.json(422, "{\"error\":\"no such thread\"}"));
        ReplyRequested first = outside.ask(inbox, conversation, 1, "first");
        ReplyRequested second = outside.ask(inbox, conversation, 2, "second");

        List<ReplyReceipt> receipts = Outside.receipts(conversation, ReplySent.class::isInstance);

        assertThat(receipts.stream().filter(ReplyDead.class::isInstance))
                .singleElement()
                .isInstanceOfSatisfying(ReplyDead.class, dead -> {
                    assertThat(dead.replyId()).isEqualTo(first.replyId());
                    assertThat(dead.code()).isEqualTo("http_422");
                    assertThat(dead.attempt()).isNotNull();
                });
        assertThat(receipts.getLast().replyId()).isEqualTo(second.replyId());
        AtomicReference<DeadReply> copy = new AtomicReference<>();
        Outside.read(Topics.DEAD_REPLIES, record -> {
            if (conversation.toString().equals(record.key())) {
                copy.set(Outside.parse(record.value(), DeadReply.class));
            }
            return copy.get() != null;
        });
        assertThat(copy.get().reply()).isEqualTo(first);
        assertThat(copy.get().death().replyId()).isEqualTo(first.replyId());
    }

    @Test
    void a_reply_that_never_arrives_is_dead_after_the_last_attempt_of_the_schedule() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerAlways("/in", Answer.status(500));
        outside.ask(inbox, conversation, 1, "never");

        List<ReplyReceipt> receipts = Outside.receipts(conversation, ReplyDead.class::isInstance);

        assertThat(((ReplyDead) receipts.getLast()).code()).isEqualTo("attempts_exhausted");
        assertThat(platform.received("/in")).hasSize(4);
    }

    @Test
    void a_reply_asked_for_three_times_is_sent_once() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        ReplyRequested reply = Outside.reply(inbox, conversation, 1, "once");
        outside.ask(reply);
        outside.ask(reply);
        outside.ask(reply);
        outside.ask(inbox, conversation, 2, "after");

        List<ReceivedRequest> arrived = platform.await("/in", 2, PATIENCE);

        assertThat(arrived.stream().map(request -> request.json().path("text").asText()))
                .containsExactly("once", "after");
    }

    @Test
    void what_is_asked_later_waits_for_an_intake_that_takes_long() throws Exception {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        try (Connection inTheWay = dataSource.getConnection();
                PreparedStatement taken = inTheWay.prepareStatement("""
                        insert into item (conversation_id, source_seq, reply_id, inbox_id, payload, state)
                        values (?, 1, gen_random_uuid(), gen_random_uuid(), '', 'dead')""")) {
            inTheWay.setAutoCommit(false);
            taken.setObject(1, conversation);
            taken.executeUpdate();
            outside.ask(inbox, conversation, 1, "first");
            // its batch is then in the database, and cannot end
            database.await("waits", "select 'waits' from pg_stat_activity where wait_event_type = 'Lock'");
            outside.ask(inbox, conversation, 2, "second");

            Thread.sleep(1_000);
            assertThat(platform.received("/in")).isEmpty();
            inTheWay.rollback();
        }

        assertThat(platform.await("/in", 2, PATIENCE).stream()
                        .map(request -> request.json().path("text").asText()))
                .containsExactly("first", "second");
    }

    @Test
    void an_inbox_with_refused_credentials_is_held_and_goes_on_when_it_is_changed() throws InterruptedException {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerAlways("/in", Answer.status(401));
        outside.ask(inbox, conversation, 1, "first");
        outside.ask(inbox, conversation, 2, "second");
        UUID other = Ids.next();

        ReplyAttempted held = (ReplyAttempted)
                Outside.receipts(conversation, ReplyAttempted.class::isInstance).getLast();
        outside.ask(inbox, other, 1, "another conversation");

        assertThat(held.nextAttemptAt()).isNull();
        assertThat(held.attempt().outcome()).isEqualTo("rejected");
        Thread.sleep(1_500);
        assertThat(platform.received("/in")).hasSize(1);

        platform.answerAlways("/in", Answer.asUsual());
        outside.announce(
                inbox, 2, Map.of("url", platform.url("/in").toString()), Map.of("secret", List.of(Outside.SECRET)));

        assertThat(platform.await("/in", request -> request.status() == 200, 3, PATIENCE).stream()
                        .filter(request -> request.json()
                                .path("external_conversation_id")
                                .asText()
                                .equals("thread-" + conversation))
                        .map(request -> request.json().path("text").asText()))
                .containsExactly("first", "second");
    }

    @Test
    void a_throttled_inbox_waits_as_long_as_it_is_told_and_burns_no_attempt() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerNext(
                "/in",
                Answer.status(429).with("Retry-After", "1"),
                Answer.status(429).with("Retry-After", "1"),
                Answer.status(429).with("Retry-After", "1"),
                Answer.status(429).with("Retry-After", "1"),
                Answer.status(429).with("Retry-After", "1"));
        outside.ask(inbox, conversation, 1, "patience");

        // five would be one more than the schedule has
        List<ReplyReceipt> receipts = Outside.receipts(conversation, ReplySent.class::isInstance);

        assertThat(((ReplySent) receipts.getLast()).attempt().no()).isEqualTo(6);
        List<ReceivedRequest> requests = platform.received("/in");
        for (int i = 1; i < requests.size(); i++) {
            assertThat(Duration.between(
                            requests.get(i - 1).at(), requests.get(i).at()))
                    .isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void no_answer_is_sent_again_where_the_platform_knows_the_reply_by_its_id() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerNext("/in", Answer.close());
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "again");

        List<ReceivedRequest> requests = platform.await("/in", 2, PATIENCE);

        assertThat(requests.stream().map(request -> request.header("webhook-id").orElse("")))
                .containsOnly(reply.replyId().toString());
        Outside.receipts(conversation, ReplySent.class::isInstance);
    }

    @Test
    void no_answer_is_left_to_a_person_where_the_inbox_says_so_and_the_next_reply_goes_out() {
        TestInbox inbox = outside.telegramInbox(platform.url("/tg").toString(), Map.of("unknown_policy", "hold"));
        platform.answerNext("/tg", Answer.close());
        ReplyRequested first = outside.ask(inbox, conversation, 1, "first");
        outside.ask(inbox, conversation, 2, "second");

        List<ReplyReceipt> receipts = Outside.receipts(conversation, ReplySent.class::isInstance);

        assertThat(receipts.stream().filter(ReplyUnknown.class::isInstance))
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.replyId()).isEqualTo(first.replyId()));
        assertThat(platform.received("/tg")).hasSize(2);
    }

    @Test
    void a_lane_whose_worker_is_lost_is_taken_over_and_the_late_worker_writes_nothing() throws Exception {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerNext(
                "/in", Answer.json(200, "{\"external_id\":\"late\"}").after(Duration.ofMillis(2_700)));
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "twice at worst");
        database.awaitLane(conversation, "claimed");
        database.run(
                "update lane set lease_until = clock_timestamp() - interval '1 second' where conversation_id = ?",
                conversation);

        ReplySent sent = (ReplySent)
                Outside.receipts(conversation, ReplySent.class::isInstance).getLast();

        assertThat(sent.attempt().no()).isEqualTo(2);
        assertThat(platform.await("/in", 2, PATIENCE)).hasSize(2);
        Thread.sleep(500);
        assertThat(database.strings("select no || ' ' || outcome from attempt where reply_id = '" + reply.replyId()
                        + "' order by no"))
                .containsExactly("1 unknown", "2 sent");
        List<ReplyReceipt> all = new ArrayList<>();
        outside.ask(inbox, conversation, 2, "the end");
        all.addAll(Outside.receipts(
                conversation,
                receipt -> receipt instanceof ReplySent && !receipt.replyId().equals(reply.replyId())));
        assertThat(all.stream()
                        .filter(ReplySent.class::isInstance)
                        .filter(receipt -> receipt.replyId().equals(reply.replyId())))
                .singleElement()
                .satisfies(one -> assertThat(((ReplySent) one).externalIds()).doesNotContain("late"));
    }

    @Test
    void what_cannot_be_read_is_set_aside_and_keeps_nobody_waiting() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        String nonsense = "{\"type\":\"nothing we know\",\"n\":\"" + conversation + "\"}";
        outside.send(Topics.REPLIES, conversation.toString(), nonsense.getBytes(StandardCharsets.UTF_8));
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "after it");
        ReplyRequested usurper = Outside.reply(inbox, conversation, 1, "in a place that is taken");
        outside.ask(usurper);
        outside.ask(inbox, conversation, 2, "the last");

        platform.await("/in", 2, PATIENCE);

        assertThat(platform.received("/in").getFirst().header("webhook-id"))
                .contains(reply.replyId().toString());
        assertThat(database.strings("select convert_from(payload, 'UTF8') from quarantine"))
                .contains(nonsense)
                .anyMatch(payload -> payload.contains(usurper.replyId().toString()));
    }

    @Test
    void an_answer_that_never_ends_is_cut_off() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        byte[] much = new byte[4 << 20];
        java.util.Arrays.fill(much, (byte) 'x');
        platform.answerNext("/in", new Answer.Reply(200, Map.of(), much, Duration.ZERO));
        outside.ask(inbox, conversation, 1, "to a chatterbox");

        ReplySent sent = (ReplySent)
                Outside.receipts(conversation, ReplySent.class::isInstance).getLast();

        assertThat(sent.attempt().responseExcerpt()).hasSize(4096);
    }
}
