package io.chatroom.conversation.receipts;

import static io.chatroom.conversation.fixture.Records.batch;
import static io.chatroom.conversation.fixture.Records.receipts;
import static io.chatroom.conversation.fixture.Talk.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ReplyReceipt.Attempt;
import io.chatroom.events.ReplyReceipt.CancelRefused;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplyCancelled;
import io.chatroom.events.ReplyReceipt.ReplyDead;
import io.chatroom.events.ReplyReceipt.ReplyPartSent;
import io.chatroom.events.ReplyReceipt.ReplySending;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.events.ReplyReceipt.ReplyUnknown;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ReceiptsTest {
    @Inject
    ReceiptsConsumer consumer;

    @Inject
    TalkStore store;

    @Inject
    Database database;

    private Talk talk;
    private UUID conversation;

    @BeforeEach
    void a_conversation() {
        talk = Talk.in(database.inbox("telegram"));
        conversation = store.started(talk);
    }

    private Attempt attempt(int no, String outcome, @Nullable String error) {
        return new Attempt(Ids.next(), no, NOON.plusSeconds(no), 120, outcome, error == null ? 200 : 502, error, "…");
    }

    private ReplySending sending(UUID reply) {
        return new ReplySending(Ids.next(), reply, conversation, NOON);
    }

    private ReplyAttempted attempted(UUID reply, int no) {
        return new ReplyAttempted(
                Ids.next(),
                reply,
                conversation,
                NOON.plusSeconds(no),
                attempt(no, "unavailable", "502 Bad Gateway"),
                NOON.plusSeconds(10L * no));
    }

    private ReplySent sent(UUID reply, String externalId) {
        return new ReplySent(
                Ids.next(), reply, conversation, NOON.plusSeconds(60), attempt(3, "sent", null), List.of(externalId));
    }

    private ReplyDead dead(UUID reply) {
        return new ReplyDead(
                Ids.next(), reply, conversation, NOON, attempt(9, "rejected", "blocked"), "blocked", "The user left");
    }

    private Object of(UUID message, String column) {
        return database.one("select " + column + " from message where id = ?", message);
    }

    @Test
    void a_reply_that_was_sent_has_its_attempts_its_receipts_and_its_name_on_the_platform() {
        UUID reply = database.reply(conversation, "queued");

        consumer.receive(receipts(List.of(sending(reply), attempted(reply, 1))));
        assertThat(of(reply, "status")).isEqualTo("retrying");
        assertThat(of(reply, "status_reason")).isEqualTo("502 Bad Gateway");
        assertThat(of(reply, "extract(epoch from next_attempt_at)::bigint"))
                .isEqualTo(NOON.plusSeconds(10).getEpochSecond());

        consumer.receive(receipts(List.of(attempted(reply, 2), sent(reply, "tg-77"))));
        assertThat(of(reply, "status")).isEqualTo("sent");
        assertThat(of(reply, "status_reason is null and next_attempt_at is null"))
                .isEqualTo(true);
        assertThat(of(reply, "external_id")).isEqualTo("tg-77");
        assertThat(database.rows(
                        "select no, outcome, http_status, duration_ms from attempt where message_id = ? order by no",
                        reply))
                .containsExactly(
                        List.of(1, "unavailable", 502, 120L),
                        List.of(2, "unavailable", 502, 120L),
                        List.of(3, "sent", 200, 120L));
        assertThat(database.column("select status from message_receipt where message_id = ? order by 1", reply))
                .containsExactly("sending", "sent");
    }

    @Test
    void the_same_receipts_in_any_order_and_any_number_of_times_come_to_the_same_end() {
        Random random = new Random(20261123);
        List<List<Object>> ends = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            UUID reply = database.reply(conversation, "queued");
            List<ReplyReceipt> told = new ArrayList<>(List.of(
                    sending(reply),
                    attempted(reply, 1),
                    attempted(reply, 2),
                    new ReplyUnknown(Ids.next(), reply, conversation, NOON, attempt(3, "unknown", "no answer in 10 s")),
                    sent(reply, "tg-" + round)));
            // some twice; the same event, as Kafka redelivers it
            told.addAll(List.copyOf(told).subList(0, random.nextInt(told.size() + 1)));
            java.util.Collections.shuffle(told, random);

            int cut = random.nextInt(told.size() + 1);
            consumer.receive(receipts(told.subList(0, cut)));
            consumer.receive(receipts(told.subList(cut, told.size())));

            ends.add(database.rows("""
                    select m.status, m.status_reason is null, m.next_attempt_at is null, m.external_id is not null,
                           (select count(*) from attempt a where a.message_id = m.id),
                           (select string_agg(r.status || extract(epoch from r.at)::bigint, ' ' order by r.status)
                              from message_receipt r where r.message_id = m.id)
                      from message m where m.id = ?""", reply).getFirst());
        }

        assertThat(ends.stream().distinct()).hasSize(1);
        assertThat(ends.getFirst().subList(0, 5)).containsExactly("sent", true, true, true, 4L);
    }

    @Test
    void retries_in_any_order_end_at_the_last_one() {
        UUID reply = database.reply(conversation, "queued");

        consumer.receive(receipts(List.of(attempted(reply, 3))));
        consumer.receive(receipts(List.of(attempted(reply, 1), attempted(reply, 2), sending(reply))));

        assertThat(of(reply, "status")).isEqualTo("retrying");
        assertThat(of(reply, "extract(epoch from next_attempt_at)::bigint"))
                .isEqualTo(NOON.plusSeconds(30).getEpochSecond());
    }

    @Test
    void what_is_told_of_an_earlier_generation_counts_no_more() {
        UUID reply = database.reply(conversation, "failed");
        database.run("update message set status = 'queued', generation = 1 where id = ?", reply);

        ReplyReceipt ofTheFirst = dead(reply);
        consumer.receive(receipts(List.of(ofTheFirst, sending(reply), attempted(reply, 1))));
        assertThat(of(reply, "status")).isEqualTo("queued");

        ReplySent sent =
                new ReplySent(Ids.next(), reply, conversation, NOON, attempt(2, "sent", null), List.of("tg-1"), 1);
        consumer.receive(receipts(List.of(sent, ofTheFirst)));
        assertThat(of(reply, "status")).isEqualTo("sent");
        assertThat(database.rows("select no, generation from attempt where message_id = ? order by no", reply))
                .containsExactly(List.of(1, 0), List.of(2, 1), List.of(9, 0));
    }

    @Test
    void receipts_of_a_generation_we_do_not_know_of_yet_begin_it() {
        UUID reply = database.reply(conversation, "delivered");

        consumer.receive(receipts(
                List.of(new ReplyDead(Ids.next(), reply, conversation, NOON, null, "blocked", "The user left", 2))));

        assertThat(database.rows("select status, status_code, generation from message where id = ?", reply))
                .containsExactly(List.of("failed", "blocked", 2));
    }

    @Test
    void a_cancel_that_won_and_one_that_lost_are_told_and_answered() {
        UUID won = database.reply(conversation, "retrying");
        UUID lost = database.reply(conversation, "sending");
        database.run("update message set cancel_requested_at = now() where id in (?, ?)", won, lost);
        ReplyCancelled cancelled = new ReplyCancelled(
                Ids.next(), won, conversation, NOON, null, "It may have arrived before it was cancelled.", null);
        CancelRefused refused =
                new CancelRefused(Ids.next(), lost, conversation, NOON, "It had been sent already.", null);

        // the second time is Kafka's
        for (int i = 0; i < 2; i++) {
            consumer.receive(receipts(List.of(cancelled, sent(lost, "tg-9"), refused)));
        }

        assertThat(of(won, "status")).isEqualTo("cancelled");
        assertThat(of(won, "status_reason")).isEqualTo("It may have arrived before it was cancelled.");
        assertThat(of(lost, "status")).isEqualTo("sent");
        assertThat(database.column("select cancel_requested_at is null from message where id in (?, ?)", won, lost))
                .containsExactly(true, true);
        assertThat(database.column(
                        "select kind from delivery_event where message_id in (?, ?) order by kind", won, lost))
                .containsExactly("cancel_refused", "cancelled");
    }

    @Test
    void a_part_that_was_sent_is_an_attempt_and_names_the_message() {
        UUID reply = database.reply(conversation, "queued");
        Attempt first = new Attempt(Ids.next(), 1, NOON, 12, "sent", 200, null, null, 1);

        consumer.receive(receipts(
                List.of(new ReplyPartSent(Ids.next(), reply, conversation, NOON, first, List.of("tg-first"), null))));

        assertThat(of(reply, "status")).isEqualTo("sending");
        assertThat(of(reply, "external_id")).isEqualTo("tg-first");
        assertThat(database.rows("select no, part, outcome from attempt where message_id = ?", reply))
                .containsExactly(List.of(1, 1, "sent"));
    }

    @Test
    void an_inbox_that_is_held_is_the_reason_why_a_reply_waits() {
        UUID reply = database.reply(conversation, "queued");
        consumer.receive(receipts(List.of(new ReplyAttempted(
                Ids.next(),
                reply,
                conversation,
                NOON,
                attempt(1, "rejected", "Telegram does not know this bot token."),
                null,
                "unauthorized",
                null))));

        assertThat(of(reply, "status_code")).isEqualTo("unauthorized");
        assertThat(of(reply, "next_attempt_at is null")).isEqualTo(true);
    }

    @Test
    void a_dead_reply_says_why() {
        UUID reply = database.reply(conversation, "queued");

        consumer.receive(receipts(List.of(dead(reply), sending(reply))));

        assertThat(of(reply, "status")).isEqualTo("failed");
        assertThat(of(reply, "status_reason")).isEqualTo("The user left");
    }

    @Test
    void a_platforms_receipt_that_came_before_we_knew_its_name_for_the_reply_is_not_lost() {
        UUID reply = database.reply(conversation, "sending");

        store.receive(talk.got("tg-88", null, Receipt.DELIVERED));
        assertThat(of(reply, "status")).isEqualTo("sending");
        consumer.receive(receipts(List.of(sent(reply, "tg-88"))));

        assertThat(of(reply, "status")).isEqualTo("delivered");
        assertThat(database.column("select status from message_receipt where message_id = ? order by 1", reply))
                .containsExactly("delivered", "sent");
    }

    @Test
    void poison_and_a_receipt_for_nothing_we_sent_are_quarantined_and_their_neighbours_applied() {
        UUID reply = database.reply(conversation, "queued");
        UUID unknown = Ids.next();
        List<byte[]> payloads = List.of(
                "[]".getBytes(StandardCharsets.UTF_8),
                io.chatroom.events.EventJson.write(sending(unknown), ReplyReceipt.class),
                io.chatroom.events.EventJson.write(sending(reply), ReplyReceipt.class));
        var batch = batch(Topics.RECEIPTS, payloads);
        long first = batch.iterator().next().offset();

        consumer.receive(batch);

        assertThat(of(reply, "status")).isEqualTo("sending");
        assertThat(database.column(
                        "select reason from quarantine where topic = ? and partition = 1000 and \"offset\" in (?, ?) order by \"offset\"",
                        Topics.RECEIPTS,
                        first,
                        first + 1))
                .satisfiesExactly(
                        reason -> assertThat(reason).asString().startsWith("not a DeliveryReport"),
                        reason -> assertThat(reason).isEqualTo("there is no message " + unknown));
    }

    @Test
    void the_conversation_is_news_only_if_its_last_message_changed() {
        UUID earlier = database.reply(conversation, "queued");
        UUID latest = database.reply(conversation, "queued");
        long version = database.count("select version from conversation where id = ?", conversation);

        consumer.receive(receipts(List.of(sending(earlier))));
        assertThat(database.count("select version from conversation where id = ?", conversation))
                .isEqualTo(version);

        consumer.receive(receipts(List.of(sending(latest))));
        assertThat(database.count("select version from conversation where id = ?", conversation))
                .isEqualTo(version + 1);
    }
}
