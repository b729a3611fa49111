package io.chatroom.ingest.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.IngestTally;
import io.chatroom.events.IngestTally.InboxTally;
import io.chatroom.events.Topics;
import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.ingest.TopicReader;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
class TallyTest {
    @Inject
    TestInboxes inboxes;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void every_acknowledged_event_is_counted_and_told_with_how_far_the_topic_was_written() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        SignedWebhook.of("{\"events\":[" + SignedWebhook.message("m-1") + "," + SignedWebhook.message("m-2")
                        + ",{\"type\":\"from.the.future\"}]}")
                .postTo(inbox.key())
                .statusCode(200);
        // refused: not acknowledged, not counted
        SignedWebhook.of("{\"type\":\"message.created\"}").postTo(inbox.key()).statusCode(422);
        SignedWebhook.of(SignedWebhook.message("m-3")).postTo(inbox.key()).statusCode(200);

        IngestTally told = awaitTold(inbox, 4);

        assertThat(of(told, inbox)).contains(new InboxTally(inbox.id(), 4, 0, 0));
        for (ConsumerRecord<String, byte[]> record : new TopicReader(bootstrap).records(inbox.id())) {
            assertThat(told.published()).anySatisfy(published -> {
                assertThat(published.partition()).isEqualTo(record.partition());
                assertThat(published.nextOffset()).isGreaterThan(record.offset());
            });
        }
    }

    private IngestTally awaitTold(TestInbox inbox, long acknowledged) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (true) {
            List<IngestTally> told = new TopicReader(bootstrap).all(Topics.TALLIES, IngestTally.class);
            for (IngestTally tally : told.reversed()) {
                if (of(tally, inbox)
                        .filter(one -> one.acknowledged() >= acknowledged)
                        .isPresent()) {
                    return tally;
                }
            }
            assertThat(Instant.now()).as("the tally is not told").isBefore(deadline);
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    private static Optional<InboxTally> of(IngestTally tally, TestInbox inbox) {
        return tally.inboxes().stream()
                .filter(one -> one.inboxId().equals(inbox.id()))
                .findFirst();
    }
}
