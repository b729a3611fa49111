package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.CancelRefused;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplyCancelled;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.events.ReplyReceipt.ReplyUnknown;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class RetryAndCancelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    private TestInbox webhook(Map<String, Object> settings) {
        return outside.webhookInbox(platform.url("/in").toString(), settings);
    }

    private List<String> texts(int count) {
        return platform.await("/in", count, PATIENCE).stream()
                .map(request -> request.json().path("text").asText())
                .toList();
    }

    private ReplyReceipt receiptOf(ReplyRequested reply, Class<? extends ReplyReceipt> kind) {
        return Outside.receipts(
                        conversation,
                        receipt -> kind.isInstance(receipt) && receipt.replyId().equals(reply.replyId()))
                .getLast();
    }

    @Test
    void a_dead_reply_that_is_retried_goes_out_as_a_new_generation_and_its_attempts_count_on() {
        TestInbox inbox = webhook(Map.of());
        platform.answerNext("/in", Answer.status(422));
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "after all");
        assertThat(receiptOf(reply, ReplyDead.class).generation()).isNull();

        outside.retry(reply, 1);

        ReplySent sent = (ReplySent) receiptOf(reply, ReplySent.class);
        assertThat(sent.generation()).isEqualTo(1);
        assertThat(sent.attempt().no()).isEqualTo(2);
        assertThat(database.strings("select outcome from attempt where reply_id = ? order by no", reply.replyId()))
                .containsExactly("rejected", "sent");
    }

    @Test
    void a_retry_that_is_asked_for_three_times_is_carried_out_once() {
        TestInbox inbox = webhook(Map.of());
        platform.answerNext("/in", Answer.status(422), Answer.status(422));
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "once more");
        receiptOf(reply, ReplyDead.class);
        outside.retry(reply, 1);
        outside.retry(reply, 1);
        outside.retry(reply, 1);
        ReplyRequested next = outside.ask(inbox, conversation, 2, "next");
        receiptOf(next, ReplySent.class);

        assertThat(texts(3)).containsExactly("once more", "once more", "next");
        assertThat(database.itemState(reply.replyId())).isEqualTo("dead");
    }

    @Test
    void dead_replies_that_are_retried_together_keep_their_order_before_what_was_not_sent() {
        TestInbox inbox = webhook(Map.of());
        platform.answerNext("/in", Answer.status(422), Answer.status(422), Answer.tooFast(Duration.ofSeconds(2)));
        ReplyRequested first = outside.ask(inbox, conversation, 1, "first");
        ReplyRequested second = outside.ask(inbox, conversation, 2, "second");
        ReplyRequested third = outside.ask(inbox, conversation, 3, "third");
        receiptOf(third, ReplyAttempted.class);

        outside.retry(first, 1);
        outside.retry(second, 1);

        assertThat(texts(6).subList(3, 6)).containsExactly("first", "second", "third");
    }

    @Test
    void a_reply_that_has_been_forgotten_can_be_retried() {
        TestInbox inbox = webhook(Map.of());
        ReplyRequested reply = Outside.reply(inbox, conversation, 1, "from long ago");

        outside.retry(reply, 3);

        assertThat(receiptOf(reply, ReplySent.class).generation()).isEqualTo(3);
    }

    @Test
    void a_reply_that_waits_and_is_cancelled_is_not_sent_and_the_next_one_is() {
        TestInbox inbox = webhook(Map.of("retry_schedule", "1h"));
        platform.answerNext("/in", Answer.status(503));
        ReplyRequested first = outside.ask(inbox, conversation, 1, "not any more");
        ReplyRequested second = outside.ask(inbox, conversation, 2, "this");
        receiptOf(first, ReplyAttempted.class);

        outside.cancel(first, 0);

        assertThat(((ReplyCancelled) receiptOf(first, ReplyCancelled.class)).reason())
                // a server that fails may have worked before it failed
                .isEqualTo("It may have arrived before it was cancelled.");
        receiptOf(second, ReplySent.class);
        assertThat(texts(2)).containsExactly("not any more", "this");
    }

    @Test
    void a_reply_behind_others_that_is_cancelled_never_leaves() {
        TestInbox inbox = webhook(Map.of("retry_schedule", "2s"));
        platform.answerNext("/in", Answer.status(408));
        ReplyRequested first = outside.ask(inbox, conversation, 1, "first");
        ReplyRequested second = outside.ask(inbox, conversation, 2, "never");
        ReplyRequested third = outside.ask(inbox, conversation, 3, "third");
        receiptOf(first, ReplyAttempted.class);

        outside.cancel(second, 0);
        outside.cancel(second, 0);

        assertThat(((ReplyCancelled) receiptOf(second, ReplyCancelled.class)).reason())
                .isNull();
        receiptOf(third, ReplySent.class);
        assertThat(texts(3)).containsExactly("first", "first", "third");
    }

    @Test
    void a_cancel_that_loses_the_race_is_told_so() {
        TestInbox inbox = webhook(Map.of());
        platform.answerNext("/in", Answer.json(200, "{}").after(Duration.ofMillis(1_500)));
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "too late");
        database.awaitLane(conversation, "claimed");

        outside.cancel(reply, 0);
        database.await("t", "select cancel_requested from item where reply_id = ?", reply.replyId());

        List<ReplyReceipt> receipts = Outside.receipts(conversation, CancelRefused.class::isInstance);
        assertThat(receipts).anyMatch(ReplySent.class::isInstance);
        assertThat(((CancelRefused) receipts.getLast()).reason()).isNotBlank();
        assertThat(database.itemState(reply.replyId())).isEqualTo("sent");
    }

    @Test
    void a_cancel_under_way_wins_where_the_platform_does_not_take_it() {
        TestInbox inbox = webhook(Map.of());
        platform.answerNext("/in", Answer.status(408).after(Duration.ofMillis(1_500)));
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "in time");
        database.awaitLane(conversation, "claimed");

        outside.cancel(reply, 0);

        ReplyCancelled cancelled = (ReplyCancelled) receiptOf(reply, ReplyCancelled.class);
        assertThat(cancelled.reason()).isNull();
        assertThat(cancelled.attempt()).isNotNull();
        ReplyRequested next = outside.ask(inbox, conversation, 2, "next");
        receiptOf(next, ReplySent.class);
        assertThat(texts(2)).containsExactly("in time", "next");
    }

    @Test
    void a_reply_that_was_sent_cannot_be_cancelled() {
        TestInbox inbox = webhook(Map.of());
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "gone");
        receiptOf(reply, ReplySent.class);

        outside.cancel(reply, 0);

        receiptOf(reply, CancelRefused.class);
    }

    @Test
    void a_cancel_does_not_touch_a_later_generation() {
        TestInbox inbox = webhook(Map.of());
        platform.answerNext("/in", Answer.status(422), Answer.json(200, "{}").after(Duration.ofMillis(800)));
        ReplyRequested reply = outside.ask(inbox, conversation, 1, "kept");
        receiptOf(reply, ReplyDead.class);
        outside.retry(reply, 1);

        outside.cancel(reply, 0);

        receiptOf(reply, ReplySent.class);
    }

    @Test
    void an_unknown_reply_is_sent_again_or_given_up_as_a_person_says() {
        TestInbox inbox = outside.telegramInbox(platform.url("/tg").toString(), Map.of("unknown_policy", "hold"));
        platform.answerNext("/tg", Answer.reset(), Answer.reset());
        ReplyRequested again = outside.ask(inbox, conversation, 1, "again");
        ReplyRequested leaveIt = outside.ask(inbox, conversation, 2, "leave it");
        receiptOf(again, ReplyUnknown.class);
        receiptOf(leaveIt, ReplyUnknown.class);

        outside.retry(again, 1);
        outside.cancel(leaveIt, 0);

        assertThat(receiptOf(again, ReplySent.class).generation()).isEqualTo(1);
        assertThat(((ReplyCancelled) receiptOf(leaveIt, ReplyCancelled.class)).reason())
                .isEqualTo("It may have arrived before it was cancelled.");
        assertThat(platform.received("/tg")).hasSize(3);
    }

    @Test
    void after_a_failed_reply_the_conversation_holds_where_the_inbox_says_so_until_it_is_seen_to() {
        TestInbox inbox = webhook(Map.of("after_failure", "hold"));
        platform.answerNext("/in", Answer.status(422), Answer.asUsual(), Answer.status(422));
        ReplyRequested first = outside.ask(inbox, conversation, 1, "first");
        outside.ask(inbox, conversation, 2, "second");
        receiptOf(first, ReplyDead.class);
        database.awaitLane(conversation, "held");
        ReplyRequested third = outside.ask(inbox, conversation, 3, "third");
        UUID elsewhere = Ids.next();
        outside.ask(inbox, elsewhere, 1, "elsewhere");
        assertThat(texts(2)).containsExactly("first", "elsewhere");

        // refused once more, and held again
        outside.retry(first, 1);
        database.await("1", "select generation from item where reply_id = ? and state = 'dead'", first.replyId());
        database.awaitLane(conversation, "held");
        outside.cancel(first, 1);

        receiptOf(third, ReplySent.class);
        assertThat(texts(5)).containsExactly("first", "elsewhere", "first", "second", "third");
    }
}
