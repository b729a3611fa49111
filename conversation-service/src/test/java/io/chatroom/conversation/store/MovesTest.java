package io.chatroom.conversation.store;

import static io.chatroom.conversation.fixture.Records.inbound;
import static io.chatroom.conversation.fixture.Talk.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.events.InboundEvent.ConversationMoved;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
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

/** A conversation gets another id on its platform, and is the same conversation. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class MovesTest {
    @Inject
    InboundConsumer consumer;

    @Inject
    Database database;

    private UUID inbox;
    private Talk before;
    private Talk after;

    @BeforeEach
    void a_talk() {
        inbox = database.inbox("telegram");
        before = Talk.in(inbox);
        after = before.elsewhere("new-" + before.externalId());
    }

    private ConversationMoved toldIn(Talk talk) {
        return ConversationMoved.of(inbox, talk.externalId(), NOON, before.externalId(), after.externalId());
    }

    private List<Object> externalIds() {
        return database.column("select external_id from conversation where inbox_id = ? order by display_id", inbox);
    }

    private List<Object> texts(Talk talk) {
        return database.column("""
                select m.text from message m join conversation c on c.id = m.conversation_id
                 where c.inbox_id = ? and c.external_id = ? order by m.seq""", inbox, talk.externalId());
    }

    private void seqIsDense(Talk talk) {
        List<Object> seqs = database.column("""
                select m.seq from message m join conversation c on c.id = m.conversation_id
                 where c.inbox_id = ? and c.external_id = ? order by m.seq""", inbox, talk.externalId());
        assertThat(seqs)
                .isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    }

    @Test
    void it_goes_on_under_its_new_id_whichever_side_says_so_first() {
        for (boolean oldFirst : List.of(true, false)) {
            a_talk();
            consumer.receive(inbound(before.says("1", "Hello")));
            consumer.receive(inbound(toldIn(oldFirst ? before : after)));
            consumer.receive(inbound(after.says("2", "We are many now")));
            consumer.receive(inbound(toldIn(oldFirst ? after : before)));
            consumer.receive(inbound(after.says("3", "Anybody?")));

            assertThat(externalIds()).containsExactly(after.externalId());
            assertThat(texts(after)).containsExactly("Hello", "We are many now", "Anybody?");
            seqIsDense(after);
            assertThat(database.one("select version from conversation where inbox_id = ?", inbox))
                    .as("told as changed: by each of the two messages, and by the move")
                    .isEqualTo(4L);
            assertThat(database.rows(
                            "select stored, duplicates, quarantined from inbound_count where inbox_id = ?", inbox))
                    .containsExactly(List.of(4L, 1L, 0L));
        }
    }

    @Test
    void all_of_it_in_one_batch_and_again_is_the_same() {
        ConversationMoved moved = toldIn(before);

        consumer.receive(inbound(before.says("1", "Hello"), moved, toldIn(after), after.says("2", "Again")));
        consumer.receive(inbound(moved, before.says("1", "Hello"), after.says("2", "Again"), toldIn(after)));

        assertThat(externalIds()).containsExactly(after.externalId());
        assertThat(texts(after)).containsExactly("Hello", "Again");
        seqIsDense(after);
    }

    @Test
    void what_comes_late_under_the_old_id_is_its_own() {
        consumer.receive(inbound(before.says("1", "Hello")));
        consumer.receive(inbound(toldIn(after), after.says("1", "First here")));

        consumer.receive(inbound(before.answers("2", "Last there", "1"), before.edits("1", "Hello!", NOON)));
        consumer.receive(inbound(after.answers("2", "Second here", "1"), after.edits("1", "First here!", NOON)));

        assertThat(texts(after)).containsExactly("Hello!", "First here!", "Last there", "Second here");
        assertThat(database.column("""
                select r.text from message m join message r on r.id = m.reply_to_id
                  join conversation c on c.id = m.conversation_id where c.inbox_id = ? order by m.seq""", inbox))
                .as("what each answers: the platform counts messages anew")
                .containsExactly("Hello!", "First here!");
        seqIsDense(after);
    }

    @Test
    void what_waits_for_its_message_finds_it_after_the_move() {
        consumer.receive(inbound(before.says("1", "Hello"), before.edits("2", "You there?", NOON)));
        consumer.receive(inbound(toldIn(after)));
        consumer.receive(inbound(before.says("2", "You their?")));

        assertThat(texts(after)).containsExactly("Hello", "You there?");
        assertThat(database.count("select count(*) from early_event where inbox_id = ?", inbox))
                .isZero();
    }

    @Test
    void a_conversation_that_begins_after_it_has_moved_begins_there() {
        consumer.receive(inbound(toldIn(after)));
        consumer.receive(inbound(before.says("1", "Hello")));
        consumer.receive(inbound(after.says("1", "Again")));

        assertThat(externalIds()).containsExactly(after.externalId());
        assertThat(texts(after)).containsExactly("Hello", "Again");
    }

    @Test
    void where_a_message_overtook_it_both_stay_and_say_so_once() {
        consumer.receive(inbound(before.says("1", "Hello")));
        consumer.receive(inbound(after.says("1", "Too early")));

        consumer.receive(inbound(toldIn(before)));
        consumer.receive(inbound(toldIn(after), after.says("2", "Anybody?"), before.edits("1", "Hello!", NOON)));

        List<Object> numbers =
                database.column("select display_id from conversation where inbox_id = ? order by display_id", inbox);
        assertThat(texts(before))
                .containsExactly(
                        "Hello!", "The platform gave this chat another id: it goes on as #" + numbers.getLast());
        assertThat(texts(after))
                .containsExactly(
                        "Too early",
                        "This chat had another id on the platform before: it began as #" + numbers.getFirst(),
                        "Anybody?");
        seqIsDense(before);
        seqIsDense(after);
    }

    @Test
    void it_may_move_again_but_not_in_a_circle() {
        Talk third = before.elsewhere("third-" + before.externalId());
        consumer.receive(inbound(before.says("1", "Hello")));
        consumer.receive(inbound(toldIn(before), after.says("1", "Again")));
        consumer.receive(
                inbound(ConversationMoved.of(inbox, after.externalId(), NOON, after.externalId(), third.externalId())));
        consumer.receive(inbound(
                ConversationMoved.of(inbox, third.externalId(), NOON, third.externalId(), before.externalId())));

        consumer.receive(inbound(before.edits("1", "Hello!", NOON), after.edits("1", "Again!", NOON)));
        consumer.receive(inbound(third.says("1", "Once more")));

        assertThat(texts(third)).containsExactly("Hello!", "Again!", "Once more");
    }

    @Test
    void the_topics_of_a_place_go_with_it() {
        Talk topic = before.elsewhere(before.externalId() + ":7");
        Talk topicAfter = before.elsewhere(after.externalId() + ":7");
        consumer.receive(inbound(topic.saysIn(before.externalId(), "1", "In a topic"), before.says("2", "In none")));
        consumer.receive(inbound(toldIn(before)));
        consumer.receive(inbound(topic.edits("1", "In a topic!", NOON), toldIn(after)));
        consumer.receive(inbound(topicAfter.saysIn(after.externalId(), "1", "In it, there")));

        assertThat(texts(topicAfter)).containsExactly("In a topic!", "In it, there");
        assertThat(texts(after)).containsExactly("In none");
        assertThat(externalIds()).containsExactlyInAnyOrder(after.externalId(), topicAfter.externalId());
        seqIsDense(topicAfter);
        assertThat(database.one(
                        "select place_external_id from conversation where inbox_id = ? and external_id = ?",
                        inbox,
                        topicAfter.externalId()))
                .isEqualTo(after.externalId());
    }

    @Test
    void nothing_is_lost_while_others_write() throws Exception {
        int rounds = 10;
        List<Callable<Void>> writers = new ArrayList<>();
        for (Talk talk : List.of(before, after)) {
            writers.add(() -> {
                for (int round = 0; round < rounds; round++) {
                    if (round == (talk == after ? 0 : 5)) {
                        consumer.receive(inbound(toldIn(talk)));
                    }
                    consumer.receive(inbound(talk.says("r" + round, talk.externalId() + round)));
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Void> done : threads.invokeAll(writers)) {
                done.get();
            }
        }

        assertThat(externalIds()).containsExactly(after.externalId());
        assertThat(texts(after).stream().filter(text -> text.toString().startsWith("new-")))
                .isEqualTo(IntStream.range(0, rounds)
                        .mapToObj(round -> after.externalId() + round)
                        .toList());
        assertThat(texts(after)).hasSize(2 * rounds);
        seqIsDense(after);
    }
}
