package io.chatroom.conversation.store;

import static io.chatroom.conversation.fixture.Records.batch;
import static io.chatroom.conversation.fixture.Records.inbound;
import static io.chatroom.conversation.fixture.Talk.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Records;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Header;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class StoreInboundTest {
    @Inject
    InboundConsumer consumer;

    @Inject
    Database database;

    private UUID inbox;
    private Talk talk;

    @BeforeEach
    void a_talk() {
        inbox = database.inbox("telegram");
        talk = Talk.in(inbox);
    }

    private UUID conversation() {
        return conversation(talk);
    }

    private UUID conversation(Talk of) {
        return (UUID) database.one(
                "select id from conversation where inbox_id = ? and external_id = ?", of.inboxId(), of.externalId());
    }

    private List<Object> texts(Talk of) {
        return database.column(
                "select m.text from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ? and c.external_id = ? order by m.seq",
                of.inboxId(),
                of.externalId());
    }

    private Object ofMessage(String column, String externalId) {
        return database.one(
                "select " + column + " from message where conversation_id = ? and external_id = ?",
                conversation(),
                externalId);
    }

    private Object ofConversation(String column) {
        return database.one("select " + column + " from conversation where id = ?", conversation());
    }

    @Test
    void the_same_event_five_times_in_one_batch_and_in_later_ones_is_one_message() {
        MessageReceived hello = talk.says("1", "Hello");

        consumer.receive(inbound(Collections.nCopies(5, hello)));
        consumer.receive(inbound(hello, talk.says("2", "Anybody?"), hello));
        consumer.receive(inbound(hello));

        assertThat(texts(talk)).containsExactly("Hello", "Anybody?");
        assertThat(database.count("select count(*) from inbound_event where inbox_id = ?", inbox))
                .isEqualTo(2);
    }

    @Test
    void a_first_message_makes_the_contact_the_identity_and_the_conversation() {
        consumer.receive(inbound(talk.says("1", "Hello")));

        assertThat(database.rows("""
                select p.name, i.source_id, i.handle, i.verified, c.status, c.last_seq, c.last_message_seq, m.type,
                       m.sender_kind, m.sender_name, m.status, m.seq
                  from conversation c join contact p on p.id = c.contact_id
                  join contact_identity i on i.id = c.contact_identity_id and i.contact_id = p.id
                  join message m on m.conversation_id = c.id and m.sender_id = p.id
                 where c.id = ?""", conversation()))
                .containsExactly(Collections.unmodifiableList(new ArrayList<>(java.util.Arrays.asList(
                        "Ada",
                        talk.ada().externalId(),
                        "@ada",
                        false,
                        "open",
                        1L,
                        1L,
                        "incoming",
                        "contact",
                        "Ada",
                        null,
                        1L))));
        assertThat(ofMessage("extract(epoch from created_at)::bigint", "1")).isEqualTo(NOON.getEpochSecond());
        assertThat(ofMessage("extract(epoch from sent_at)::bigint", "1")).isEqualTo(NOON.getEpochSecond() - 1);
    }

    @Test
    void seq_is_dense_and_in_order_of_arrival() {
        Talk other = Talk.in(inbox);
        List<MessageReceived> mixed = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            mixed.add(talk.says("m" + i, "a" + i));
            mixed.add(other.says("m" + i, "b" + i));
        }

        consumer.receive(inbound(mixed.subList(0, 15)));
        consumer.receive(inbound(mixed.subList(10, 40)));

        assertThat(texts(talk))
                .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(i -> "a" + i).toList());
        assertThat(texts(other))
                .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(i -> "b" + i).toList());
        assertThat(database.column("select seq from message where conversation_id = ? order by seq", conversation()))
                .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(ofConversation("last_seq")).isEqualTo(20L);
    }

    @Test
    void seq_stays_dense_when_several_consumers_store_the_same_people_and_conversations_at_once() throws Exception {
        List<Talk> talks = IntStream.range(0, 6)
                .mapToObj(i -> Talk.in(inbox).as(talk.ada()))
                .toList();
        List<Callable<Void>> consumers = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            int w = worker;
            consumers.add(() -> {
                for (int round = 0; round < 15; round++) {
                    List<MessageReceived> events = new ArrayList<>();
                    for (Talk each : talks) {
                        events.add(each.says("w" + w + "r" + round, "text"));
                        // also what others store: redelivered while it is still being stored
                        events.add(each.says("w" + (w + 1) % 4 + "r" + round, "text"));
                    }
                    Collections.shuffle(events);
                    consumer.receive(inbound(events));
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Void> done : threads.invokeAll(consumers)) {
                done.get();
            }
        }

        for (Talk each : talks) {
            assertThat(database.column(
                            "select seq from message where conversation_id = ? order by seq", conversation(each)))
                    .isEqualTo(LongStream.rangeClosed(1, 60).boxed().toList());
        }
        assertThat(database.count("select count(*) from contact_identity where inbox_id = ?", inbox))
                .as("it was Ada all the time")
                .isEqualTo(1);
        assertThat(
                        database.count(
                                "select count(*) from contact p where p.name = 'Ada' and p.merged_into is null and not exists (select from contact_identity i where i.contact_id = p.id)"))
                .as("nobody was made twice and left behind")
                .isZero();
        assertThat(database.count("select count(*) from quarantine where inbox_id = ?", inbox))
                .isZero();
    }

    @Test
    void a_resolved_conversation_opens_again_and_waits_for_us() {
        consumer.receive(inbound(talk.says("1", "Hello")));
        database.run("update conversation set status = 'resolved', waiting_since = null where id = ?", conversation());

        consumer.receive(inbound(talk.saysAt("2", "One more thing", NOON.plusSeconds(60))));

        assertThat(ofConversation("status")).isEqualTo("open");
        assertThat(ofConversation("extract(epoch from waiting_since)::bigint"))
                .isEqualTo(NOON.plusSeconds(60).getEpochSecond());
        assertThat(ofConversation("extract(epoch from last_activity_at)::bigint"))
                .isEqualTo(NOON.plusSeconds(60).getEpochSecond());
    }

    @Test
    void a_pending_conversation_stays_pending_and_keeps_its_place_in_the_queue() {
        consumer.receive(inbound(talk.says("1", "Hello")));
        database.run("update conversation set status = 'pending' where id = ?", conversation());

        consumer.receive(inbound(talk.saysAt("2", "Still there?", NOON.plusSeconds(60))));

        assertThat(ofConversation("status")).isEqualTo("pending");
        assertThat(ofConversation("extract(epoch from waiting_since)::bigint")).isEqualTo(NOON.getEpochSecond());
    }

    @Test
    void what_our_side_wrote_in_the_platforms_app_is_outgoing_and_sent_and_nobody_waits() {
        consumer.receive(inbound(talk.says("1", "Hello"), talk.hearsFromOurSide("2", "Hi Ada")));

        assertThat(ofMessage("type || ' ' || sender_kind || ' ' || status", "2"))
                .isEqualTo("outgoing agent sent");
        assertThat(ofConversation("waiting_since is null")).isEqualTo(true);
        assertThat(database.count("select count(*) from contact_identity where inbox_id = ?", inbox))
                .isEqualTo(1);
    }

    @Test
    void edits_deletions_and_reactions_change_the_stored_message() {
        consumer.receive(inbound(
                talk.says("1", "Helo"),
                talk.edits("1", "Hello", NOON.plusSeconds(5)),
                talk.says("2", "Forget it"),
                talk.deletes("2"),
                talk.reacts("1", "👍", true),
                talk.reacts("1", "👍", true),
                talk.reacts("1", "🎉", true),
                talk.reacts("1", "🎉", false)));

        assertThat(ofMessage("text", "1")).isEqualTo("Hello");
        assertThat(ofMessage("edited_at is not null", "1")).isEqualTo(true);
        assertThat(ofMessage("deleted_at is not null", "2")).isEqualTo(true);
        assertThat(ofMessage("jsonb_path_query_array(reactions, '$[*].emoji')::text", "1"))
                .isEqualTo("[\"👍\"]");
        assertThat(ofMessage("reactions -> 0 ->> 'by'", "1")).isEqualTo("Ada");
    }

    @Test
    void where_a_person_has_one_reaction_it_stands_instead_of_the_last() {
        Talk bob = talk.as(new Sender("bob", "Bob", null, null, false));
        consumer.receive(inbound(
                talk.says("1", "Hello"),
                bob.reacts("1", "👍", true),
                talk.reactsInstead("1", "👍"),
                talk.reactsInstead("1", "🎉"),
                talk.reactsInstead("1", "🎉")));

        assertThat(ofMessage("jsonb_path_query_array(reactions, '$[*].emoji')::text", "1"))
                .isEqualTo("[\"👍\", \"🎉\"]");
    }

    @Test
    void a_reaction_taken_off_without_a_word_takes_off_what_that_person_had() {
        Talk bob = talk.as(new Sender("bob", "Bob", null, null, false));
        consumer.receive(inbound(
                talk.says("1", "Hello"),
                bob.reacts("1", "👍", true),
                talk.reacts("1", "🎉", true),
                talk.reacts("1", "", false)));

        assertThat(ofMessage("jsonb_path_query_array(reactions, '$[*].emoji')::text", "1"))
                .isEqualTo("[\"👍\"]");
    }

    @Test
    void an_older_edit_does_not_undo_a_newer_one() {
        consumer.receive(inbound(talk.says("1", "first")));
        consumer.receive(inbound(talk.edits("1", "third", NOON.plusSeconds(9))));
        consumer.receive(inbound(talk.edits("1", "second", NOON.plusSeconds(5))));

        assertThat(ofMessage("text", "1")).isEqualTo("third");
    }

    @Test
    void a_platforms_receipts_move_our_reply_up_and_never_down() {
        consumer.receive(inbound(talk.says("1", "Hello"), talk.hearsFromOurSide("2", "Hi")));

        consumer.receive(inbound(talk.got("2", null, InboundEvent.Receipt.READ)));
        consumer.receive(inbound(
                talk.got("2", null, InboundEvent.Receipt.DELIVERED), talk.got("2", null, InboundEvent.Receipt.FAILED)));

        assertThat(ofMessage("status", "2")).isEqualTo("read");
        assertThat(ofMessage("status_reason is null", "2")).isEqualTo(true);
        assertThat(database.column(
                        "select r.status from message_receipt r join message m on m.id = r.message_id where m.conversation_id = ? order by 1",
                        conversation()))
                .containsExactly("delivered", "failed", "read");
    }

    @Test
    void a_receipt_by_our_own_id_counts_only_in_its_own_conversation() {
        Talk stranger = Talk.in(inbox);
        consumer.receive(inbound(talk.says("1", "Hello"), stranger.says("1", "Hello")));
        UUID reply = database.reply(conversation(), "sent");

        consumer.receive(inbound(stranger.got(null, reply, InboundEvent.Receipt.READ)));
        assertThat(database.one("select status from message where id = ?", reply))
                .isEqualTo("sent");

        consumer.receive(inbound(talk.got(null, reply, InboundEvent.Receipt.DELIVERED)));
        assertThat(database.one("select status from message where id = ?", reply))
                .isEqualTo("delivered");
    }

    @Test
    void a_receipt_up_to_a_time_holds_for_what_was_sent_by_then_and_for_nothing_else() {
        consumer.receive(inbound(talk.says("1", "Hello")));
        UUID sent = replyAt("sent", 10);
        UUID delivered = replyAt("delivered", 20);
        UUID waiting = replyAt("retrying", 30);
        UUID failed = replyAt("failed", 30);
        UUID later = replyAt("sent", 50);

        consumer.receive(inbound(talk.gotUpTo(NOON.plusSeconds(40), null, InboundEvent.Receipt.READ)));

        assertThat(List.of(sent, delivered, waiting, failed, later))
                .extracting(this::status)
                .containsExactly("read", "read", "retrying", "failed", "sent");
        assertThat(database.count(
                        "select count(*) from message_receipt where message_id = ? and status = 'read'", sent))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from early_event where inbox_id = ?", inbox))
                .isZero();
    }

    @Test
    void a_receipt_that_names_a_message_and_a_time_holds_for_both() {
        consumer.receive(inbound(talk.says("1", "Hello"), talk.hearsFromOurSide("2", "Hi")));
        UUID sent = replyAt("sent", 10);

        consumer.receive(inbound(talk.gotUpTo(NOON.plusSeconds(40), "2", InboundEvent.Receipt.READ)));

        assertThat(status(sent)).isEqualTo("read");
        assertThat(ofMessage("status", "2")).isEqualTo("read");
    }

    private UUID replyAt(String status, int secondsAfterNoon) {
        UUID reply = database.reply(conversation(), status);
        database.run(
                "update message set created_at = to_timestamp(?) where id = ?",
                NOON.getEpochSecond() + secondsAfterNoon,
                reply);
        return reply;
    }

    private Object status(UUID reply) {
        return database.one("select status from message where id = ?", reply);
    }

    @Test
    void a_receipt_for_what_a_contact_wrote_means_nothing() {
        consumer.receive(inbound(talk.says("1", "Hello"), talk.got("1", null, InboundEvent.Receipt.READ)));

        assertThat(ofMessage("status is null", "1")).isEqualTo(true);
    }

    @Test
    void one_unreadable_record_among_fifty_is_quarantined_and_the_others_are_stored() {
        List<byte[]> payloads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            payloads.add(
                    i == 17
                            ? "{\"type\": \"message_rec".getBytes(StandardCharsets.UTF_8)
                            : Records.payload(talk.says("m" + i, "text " + i)));
        }
        var batch = batch(Topics.INBOUND, payloads);
        long offset =
                batch.records(batch.partitions().iterator().next()).get(17).offset();

        consumer.receive(batch);

        assertThat(texts(talk)).hasSize(49).doesNotContain("text 17");
        assertThat(database.rows(
                        "select convert_from(payload, 'UTF8') from quarantine where topic = ? and partition = 1000 and \"offset\" = ?",
                        Topics.INBOUND,
                        offset))
                .containsExactly(List.of("{\"type\": \"message_rec"));
    }

    @Test
    void one_record_the_database_refuses_is_found_among_fifty_and_the_others_are_stored_in_order() {
        List<MessageReceived> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            events.add(
                    i == 31
                            ? talk.saysAt("m31", "from the far future", Instant.parse("+300000-01-01T00:00:00Z"))
                            : talk.says("m" + i, "text " + i));
        }

        consumer.receive(inbound(events));

        assertThat(texts(talk))
                .isEqualTo(IntStream.range(0, 50)
                        .filter(i -> i != 31)
                        .mapToObj(i -> "text " + i)
                        .toList());
        assertThat(database.column("select reason from quarantine where inbox_id = ?", inbox))
                .singleElement()
                .asString()
                .startsWith("cannot be stored: ");
        assertThat(database.column("select seq from message where conversation_id = ? order by seq", conversation()))
                .isEqualTo(LongStream.rangeClosed(1, 49).boxed().toList());
    }

    @Test
    void an_event_without_what_we_rely_on_is_quarantined_with_the_name_of_what_is_missing() {
        String payload = """
                {"type": "message_received", "event_id": "%s", "inbox_id": "%s", "received_at": "2026-03-01T12:00:00Z"}""".formatted(Ids.next(), inbox);
        var batch = batch(Topics.INBOUND, List.of(payload.getBytes(StandardCharsets.UTF_8)));

        consumer.receive(batch);

        assertThat(database.one(
                        "select reason from quarantine where partition = 1000 and \"offset\" = ?",
                        batch.iterator().next().offset()))
                .isEqualTo("the event has no external_conversation_id");
    }

    @Test
    void an_event_of_an_unknown_inbox_is_quarantined_and_can_be_stored_once_there_is_one() {
        Talk nowhere = Talk.in(Ids.next());

        consumer.receive(inbound(nowhere.says("1", "Hello"), talk.says("1", "Hello")));

        assertThat(texts(talk)).containsExactly("Hello");
        assertThat(database.one("select reason from quarantine where inbox_id = ?", nowhere.inboxId()))
                .isEqualTo("there is no inbox " + nowhere.inboxId());
        assertThat(database.count("select count(*) from inbound_event where inbox_id = ?", nowhere.inboxId()))
                .isZero();
    }

    @Test
    void what_ingest_could_not_read_is_quarantined_as_it_came_once() {
        UUID eventId = Ids.next();
        Unreadable unreadable = new Unreadable(
                eventId,
                inbox,
                eventId.toString(),
                NOON,
                "telegram",
                "an update of a kind nobody knows",
                List.of(new Header("Content-Type", "application/json"), new Header("X-Odd", "a\u0000b")),
                "{\"odd\":1}".getBytes(StandardCharsets.UTF_8));

        consumer.receive(inbound(unreadable, unreadable));
        consumer.receive(inbound(unreadable));

        assertThat(database.rows(
                        "select reason, convert_from(payload, 'UTF8'), headers -> 0 ->> 'name' from quarantine where inbox_id = ?",
                        inbox))
                .containsExactly(List.of("an update of a kind nobody knows", "{\"odd\":1}", "Content-Type"));
        assertThat(database.count("select count(*) from conversation where inbox_id = ?", inbox))
                .isZero();
    }

    @Test
    void a_message_without_a_sender_id_still_lands() {
        Talk channel = talk.as(new Sender(null, "The news", null, null, false));

        consumer.receive(inbound(channel.says("1", "Rain tomorrow")));

        assertThat(texts(talk)).containsExactly("Rain tomorrow");
        assertThat(ofConversation("contact_id is null")).isEqualTo(true);
        assertThat(ofMessage("sender_name", "1")).isEqualTo("The news");
    }

    @Test
    void the_character_that_postgres_cannot_store_does_not_cost_the_message() {
        consumer.receive(inbound(talk.says("1", "zero\u0000byte")));

        assertThat(texts(talk)).containsExactly("zero\uFFFDbyte");
    }

    @Test
    void a_reply_points_at_what_it_answers_in_this_batch_or_an_earlier_one() {
        consumer.receive(inbound(talk.says("1", "Question"), talk.answers("2", "Same batch", "1")));
        consumer.receive(inbound(talk.answers("3", "Later", "1"), talk.answers("4", "To the unknown", "before us")));

        Object question = ofMessage("id", "1");
        assertThat(ofMessage("reply_to_id", "2")).isEqualTo(question);
        assertThat(ofMessage("reply_to_id", "3")).isEqualTo(question);
        assertThat(ofMessage("reply_to_id is null", "4")).isEqualTo(true);
        assertThat(ofMessage("reply_to_external_id", "4")).isEqualTo("before us");
    }

    @Test
    void messages_of_known_conversations_use_up_no_display_ids() {
        consumer.receive(inbound(talk.says("1", "Hello")));
        long first = ((Number) ofConversation("display_id")).longValue();
        for (int i = 2; i < 10; i++) {
            consumer.receive(inbound(talk.says("m" + i, "more")));
        }
        Talk next = Talk.in(inbox);
        consumer.receive(inbound(next.says("1", "Hello")));

        assertThat(database.count("select display_id from conversation where id = ?", conversation(next)))
                .isEqualTo(first + 1);
    }
}
