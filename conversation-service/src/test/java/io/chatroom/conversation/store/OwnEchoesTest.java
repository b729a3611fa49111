package io.chatroom.conversation.store;

import static io.chatroom.conversation.fixture.Records.inbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.events.Ids;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Some platforms send our replies back to us and do not say that they are ours. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class OwnEchoesTest {
    @Inject
    InboundConsumer consumer;

    @Inject
    Database database;

    private UUID inbox;
    private Talk talk;

    @BeforeEach
    void a_talk() {
        inbox = database.inbox("instagram");
        talk = Talk.in(inbox);
        consumer.receive(inbound(talk.says("1", "Hello")));
    }

    @Test
    void a_reply_whose_name_is_known_is_not_stored_again() {
        UUID reply = reply("sent", "An answer");
        database.run("update message set external_id = 'm-7' where id = ?", reply);

        consumer.receive(inbound(talk.hearsFromOurSide("m-7", "An answer")));

        assertThat(texts()).containsExactly("Hello", "An answer");
        assertThat(database.count("select sum(duplicates) from inbound_count where inbox_id = ?", inbox))
                .isEqualTo(1);
    }

    @Test
    void a_reply_that_comes_back_before_it_has_a_name_is_known_by_its_words() {
        for (String status : List.of("queued", "sending", "retrying", "unknown")) {
            reply(status, "Answer " + status);
            consumer.receive(inbound(talk.hearsFromOurSide("m-" + status, "Answer " + status + " ")));
        }

        assertThat(texts())
                .containsExactly("Hello", "Answer queued", "Answer sending", "Answer retrying", "Answer unknown");
    }

    @Test
    void a_further_part_of_a_long_reply_is_known_by_its_words() {
        UUID reply = reply("sent", "first part ".repeat(30) + "second part ".repeat(30));
        database.run(
                "update message set external_id = 'm-7', created_at = ? where id = ?",
                java.sql.Timestamp.from(Talk.NOON),
                reply);

        consumer.receive(
                inbound(talk.hearsFromOurSide("m-8", "second part ".repeat(30).strip())));

        assertThat(texts()).hasSize(2);
    }

    @Test
    void what_a_colleague_wrote_in_the_platforms_app_is_stored() {
        reply("queued", "An answer");
        UUID named = reply("sent", "Yes");
        database.run("update message set external_id = 'm-7' where id = ?", named);

        consumer.receive(inbound(
                talk.hearsFromOurSide("m-8", "Another answer"),
                talk.hearsFromOurSide("m-9", "Yes"),
                Talk.in(inbox).hearsFromOurSide("m-10", "An answer")));

        assertThat(texts()).containsExactly("Hello", "An answer", "Yes", "Another answer", "Yes");
    }

    private UUID reply(String status, String text) {
        UUID conversation = (UUID) database.one(
                "select id from conversation where inbox_id = ? and external_id = ?", inbox, talk.externalId());
        UUID reply = database.reply(conversation, status);
        database.run("update message set text = ?, sender_id = ? where id = ?", text, Ids.next(), reply);
        return reply;
    }

    private List<Object> texts() {
        return database.column(
                "select m.text from message m join conversation c on c.id = m.conversation_id where c.inbox_id = ? and c.external_id = ? order by m.seq",
                inbox,
                talk.externalId());
    }
}
