package io.chatroom.conversation.store;

import static io.chatroom.conversation.fixture.Records.inbound;
import static io.chatroom.conversation.fixture.Talk.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class SendersTest {
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

    private Talk called(@Nullable String name, @Nullable String handle, @Nullable String avatarUrl, boolean verified) {
        // in another chat of hers: her name is hers, not a conversation's
        return Talk.in(inbox).as(new Sender(talk.ada().externalId(), name, handle, avatarUrl, verified));
    }

    private List<List<Object>> people() {
        return database.rows("""
                select p.name, p.avatar_url, i.handle, i.verified from contact_identity i join contact p on p.id = i.contact_id
                 where i.inbox_id = ?""", inbox);
    }

    @Test
    void a_contact_is_known_again_and_shown_as_last_seen() {
        consumer.receive(inbound(talk.says("1", "Hello")));
        consumer.receive(inbound(
                called("Ada Lovelace", null, "https://example.com/a.png", true).says("1", "Hello from my other chat")));

        assertThat(people()).containsExactly(List.of("Ada Lovelace", "https://example.com/a.png", "@ada", true));
    }

    @Test
    void the_same_source_id_in_another_inbox_is_somebody_else() {
        UUID other = database.inbox("telegram");
        Talk elsewhere = new Talk(other, talk.externalId(), talk.ada());

        consumer.receive(inbound(talk.says("1", "Hello"), elsewhere.says("1", "Hello")));

        assertThat(database.count(
                        "select count(distinct contact_id) from contact_identity where source_id = ?",
                        talk.ada().externalId()))
                .isEqualTo(2);
    }

    @Test
    void an_older_event_brings_no_old_name_back() {
        consumer.receive(inbound(talk.saysAt("1", "Hello", NOON)));
        consumer.receive(inbound(called("Ada Lovelace", "@lovelace", "https://example.com/new.png", false)
                .saysAt("1", "Hello", NOON.plusSeconds(60))));
        consumer.receive(inbound(called("Ada Byron", "@byron", "https://example.com/old.png", true)
                .saysAt("1", "delivered late", NOON.plusSeconds(30))));

        assertThat(people())
                .as("but that she was verified once is no matter of time")
                .containsExactly(List.of("Ada Lovelace", "https://example.com/new.png", "@lovelace", true));
    }

    @Test
    void within_a_batch_the_newest_name_counts_and_older_ones_fill_the_gaps() {
        consumer.receive(inbound(
                called("Ada Lovelace", null, null, false).saysAt("1", "newest", NOON.plusSeconds(60)),
                called("Ada Byron", "@byron", null, false).saysAt("1", "older", NOON.plusSeconds(30))));

        assertThat(people()).containsExactly(Arrays.asList("Ada Lovelace", null, "@byron", false));
    }

    @Test
    void a_clock_that_runs_ahead_does_not_freeze_a_name() {
        MessageReceived fromTheFuture =
                called("Ada Tomorrow", "@ada", null, false).saysAt("1", "Hello", NOON);
        consumer.receive(inbound(sentAt(fromTheFuture, NOON.plusSeconds(86_400))));
        consumer.receive(inbound(called("Ada Today", "@ada", null, false).saysAt("1", "Hello", NOON.plusSeconds(60))));

        assertThat(database.one(
                        "select p.name from contact_identity i join contact p on p.id = i.contact_id where i.inbox_id = ?",
                        inbox))
                .isEqualTo("Ada Today");
    }

    private static MessageReceived sentAt(MessageReceived message, Instant sentAt) {
        return new MessageReceived(
                message.eventId(),
                message.inboxId(),
                message.externalConversationId(),
                message.receivedAt(),
                message.externalMessageId(),
                message.direction(),
                message.sender(),
                message.text(),
                message.attachments(),
                message.replyToExternalId(),
                sentAt,
                message.raw());
    }

    @Test
    void what_an_event_does_not_say_stays() {
        consumer.receive(
                inbound(called("Ada", "@ada", "https://example.com/a.png", true).saysAt("1", "Hello", NOON)));
        consumer.receive(inbound(called(null, null, null, false).saysAt("1", "Hello", NOON.plusSeconds(60))));

        assertThat(people()).containsExactly(List.of("Ada", "https://example.com/a.png", "@ada", true));
    }
}
