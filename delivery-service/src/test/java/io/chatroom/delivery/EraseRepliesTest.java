package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.Outside.TestInbox;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.events.Ids;
import io.chatroom.events.ReplyCommand.ErasureRequested;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyReceipt.ReplyAttempted;
import io.chatroom.events.ReplyReceipt.ReplyCancelled;
import io.chatroom.events.ReplyReceipt.ReplySent;
import io.chatroom.local.engine.EnginesForTests;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@WithTestResource(DeliveryForTests.class)
class EraseRepliesTest {
    private static final String WITH_WORDS = """
            select count(*) from item where conversation_id = ?
               and (position('a secret' in convert_from(payload, 'UTF8')) > 0
                    or position('thread-' in convert_from(payload, 'UTF8')) > 0)""";

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
    void nothing_that_was_said_is_left_and_what_waits_does_not_leave() {
        TestInbox inbox = outside.webhookInbox(platform.url("/in").toString());
        platform.answerNext("/in", Answer.status(200), Answer.tooFast(Duration.ofMinutes(10)));
        ReplyRequested sent = outside.ask(inbox, conversation, 1, "a secret");
        Outside.receipts(conversation, receipt -> receipt instanceof ReplySent);
        ReplyRequested waiting = outside.ask(inbox, conversation, 2, "a secret too");
        Outside.receipts(conversation, receipt -> receipt instanceof ReplyAttempted);

        outside.ask(new ErasureRequested(Ids.next(), conversation, inbox.id(), Instant.now()));

        Outside.receipts(
                conversation,
                receipt ->
                        receipt instanceof ReplyCancelled && receipt.replyId().equals(waiting.replyId()));
        database.await("0", WITH_WORDS, conversation);
        assertThat(database.itemState(sent.replyId())).isEqualTo("sent");
        assertThat(database.itemState(waiting.replyId())).isEqualTo("cancelled");
        assertThat(database.strings(
                        "select count(*) from attempt where reply_id = ? and response_excerpt is not null",
                        waiting.replyId()))
                .containsExactly("0");
    }
}
