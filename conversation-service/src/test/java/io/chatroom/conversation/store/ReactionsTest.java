package io.chatroom.conversation.store;

import static io.chatroom.conversation.fixture.Records.inbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reactions whose message is not named in full, and those that are taken back by the event that brought them. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ReactionsTest {
    @Inject
    InboundConsumer consumer;

    @Inject
    FindEarlyEvents findEarly;

    @Inject
    Database database;

    private UUID inbox;
    private Talk group;
    private Talk topic;

    @BeforeEach
    void a_group_with_a_topic() {
        inbox = database.inbox("telegram");
        group = Talk.in(inbox);
        topic = group.elsewhere(group.externalId() + ":7");
    }

    private List<Object> emojis() {
        return database.column("""
                select m.external_id || ' ' || (r->>'emoji')
                  from message m join conversation c on c.id = m.conversation_id cross join jsonb_array_elements(m.reactions) r
                 where c.inbox_id = ? order by 1""", inbox);
    }

    private long waiting() {
        return database.count("select count(*) from early_event where inbox_id = ?", inbox);
    }

    @Test
    void one_that_names_no_topic_finds_its_message_in_a_topic_or_in_none() {
        consumer.receive(inbound(topic.saysIn(group.externalId(), "31", "In a topic"), group.says("32", "In none")));

        consumer.receive(inbound(group.reactsSomewhere("31", "👍", true), group.reactsSomewhere("32", "❤", true)));
        assertThat(emojis()).containsExactly("31 👍", "32 ❤");

        consumer.receive(inbound(group.reactsSomewhere("31", "👍", false)));
        assertThat(emojis()).containsExactly("32 ❤");
        assertThat(waiting()).isZero();
    }

    @Test
    void one_that_overtook_its_message_waits_for_it_wherever_it_comes() {
        consumer.receive(inbound(group.reactsSomewhere("31", "👍", true)));
        assertThat(waiting()).isEqualTo(1);

        consumer.receive(inbound(topic.saysIn(group.externalId(), "31", "In a topic")));
        consumer.receive(inbound(
                group.reactsSomewhere("32", "❤", true), topic.saysIn(group.externalId(), "32", "In the same batch")));

        assertThat(emojis()).containsExactly("31 👍", "32 ❤");
        assertThat(waiting()).isZero();
    }

    @Test
    void one_that_was_stored_while_its_message_was_is_found_a_moment_later() {
        consumer.receive(inbound(topic.saysIn(group.externalId(), "30", "The topic is known")));
        consumer.receive(inbound(group.reactsSomewhere("31", "👍", true)));
        // as if the two had not seen each other
        database.run("update early_event set external_message_id = 'hidden' where inbox_id = ?", inbox);
        consumer.receive(inbound(topic.saysIn(group.externalId(), "31", "At the same moment")));
        database.run("update early_event set external_message_id = '31' where inbox_id = ?", inbox);
        assertThat(emojis()).isEmpty();

        findEarly.find();

        assertThat(emojis()).containsExactly("31 👍");
        assertThat(waiting()).isZero();
    }

    @Test
    void what_an_event_brought_goes_when_that_is_taken_back() {
        ReactionChanged thumb = group.reacts("1", "👍", true);
        ReactionChanged heart = group.reacts("1", "❤", true);
        consumer.receive(inbound(group.says("1", "Hello"), thumb, heart));

        consumer.receive(inbound(group.takesBack(thumb)));

        assertThat(emojis()).containsExactly("1 ❤");
        assertThat(database.column("""
                select what || ' ' || emoji from message_revision r join message m on m.id = r.message_id
                  join conversation c on c.id = m.conversation_id where c.inbox_id = ? order by r.id""", inbox))
                .containsExactly("reaction_added 👍", "reaction_added ❤", "reaction_removed 👍");
    }

    @Test
    void brought_and_taken_back_in_one_batch_or_before_its_message_leaves_nothing() {
        ReactionChanged thumb = group.reacts("1", "👍", true);
        ReactionChanged early = group.reacts("2", "❤", true);
        ReactionChanged earlier = group.reacts("2", "🎉", true);
        consumer.receive(inbound(earlier));
        consumer.receive(
                inbound(group.says("1", "Hello"), thumb, group.takesBack(thumb), early, group.takesBack(early)));
        consumer.receive(inbound(group.takesBack(earlier)));
        assertThat(waiting()).isZero();

        consumer.receive(inbound(group.says("2", "Late")));

        assertThat(emojis()).isEmpty();
    }

    @Test
    void a_message_is_deleted_by_its_id_as_ever() {
        consumer.receive(inbound(group.says("1", "Hello")));
        consumer.receive(inbound(group.deletes("1")));
        assertThat(database.one("""
                select m.deleted_at is not null from message m join conversation c on c.id = m.conversation_id
                 where c.inbox_id = ?""", inbox)).isEqualTo(true);
    }
}
