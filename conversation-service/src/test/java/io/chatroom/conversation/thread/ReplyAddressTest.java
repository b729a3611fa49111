package io.chatroom.conversation.thread;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static io.chatroom.conversation.fixture.Talk.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyCommand.RetryRequested;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class ReplyAddressTest {
    private static final String EMEA = "https://smba.trafficmanager.net/emea/b7d0a1c4/";
    private static final String AMER = "https://smba.trafficmanager.net/amer/b7d0a1c4/";

    @Inject
    TalkStore store;

    @Inject
    Database database;

    @Inject
    People people;

    private Talk talk;

    @BeforeEach
    void a_talk() {
        talk = Talk.in(database.inbox("teams"));
    }

    private MessageReceived from(@Nullable String address, String messageId, Instant at) {
        MessageReceived said = talk.saysAt(messageId, "Hello", at);
        return new MessageReceived(
                said.eventId(),
                said.inboxId(),
                said.externalConversationId(),
                said.receivedAt(),
                said.externalMessageId(),
                said.direction(),
                said.sender(),
                said.text(),
                said.attachments(),
                said.replyToExternalId(),
                said.sentAt(),
                said.raw(),
                address);
    }

    private UUID conversation() {
        return (UUID) database.one(
                "select id from conversation where inbox_id = ? and external_id = ?",
                talk.inboxId(),
                talk.externalId());
    }

    private UUID answer() {
        return UUID.fromString(people.as(Role.AGENT)
                .body("{\"text\": \"Hello to you\"}")
                .post("/api/v1/conversations/" + conversation() + "/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private List<ReplyCommand> commands() {
        String key = conversation().toString();
        return Topic.read(Topics.REPLIES).stream()
                .filter(record -> record.key().equals(key))
                .map(record -> read(record.payload()))
                .toList();
    }

    private static ReplyCommand read(String payload) {
        try {
            return EventJson.read(payload.getBytes(StandardCharsets.UTF_8), ReplyCommand.class);
        } catch (EventJson.MalformedPayload e) {
            throw new AssertionError(payload, e);
        }
    }

    private static @Nullable String addressOf(ReplyCommand command) {
        return switch (command) {
            case ReplyRequested reply -> reply.replyAddress();
            case RetryRequested retry -> retry.reply().replyAddress();
            case ReplyCommand.CancelRequested cancel -> cancel.reply().replyAddress();
            case ReplyCommand.ErasureRequested _ -> null;
        };
    }

    @Test
    void replies_go_where_the_newest_message_says() {
        store.receive(from(EMEA, "1", NOON));
        answer();
        store.receive(from(AMER, "2", NOON.plusSeconds(60)), from(EMEA, "3", NOON.plusSeconds(30)));
        // says nothing of it, and comes late
        store.receive(from(null, "4", NOON.plusSeconds(90)));
        store.receive(from(EMEA, "5", NOON.plusSeconds(10)));
        answer();

        eventually(() ->
                assertThat(commands()).extracting(ReplyAddressTest::addressOf).containsExactly(EMEA, AMER));
    }

    @Test
    void a_reply_that_is_tried_again_carries_it_too() {
        store.receive(from(EMEA, "1", NOON));
        UUID reply = answer();
        database.run("update message set status = 'failed', status_reason = 'It failed' where id = ?", reply);

        people.as(Role.AGENT)
                .post("/api/v1/messages/" + reply + "/retry")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));

        eventually(() -> assertThat(commands())
                .hasSize(2)
                .last()
                .satisfies(command -> assertThat(addressOf(command)).isEqualTo(EMEA)));
    }

    @Test
    void of_most_platforms_nothing_is_kept() {
        store.receive(from(null, "1", NOON));
        answer();

        eventually(() -> assertThat(commands())
                .singleElement()
                .satisfies(command -> assertThat(addressOf(command)).isNull()));
        assertThat(database.count("select count(*) from reply_address where conversation_id = ?", conversation()))
                .isZero();
    }
}
