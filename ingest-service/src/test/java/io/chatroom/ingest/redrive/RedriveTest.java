package io.chatroom.ingest.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Header;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Unreadable;
import io.chatroom.events.RedriveRequested;
import io.chatroom.events.Topics;
import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.ingest.TopicReader;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
class RedriveTest {
    @Inject
    TestInboxes inboxes;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void what_is_understood_by_now_is_published_as_coming_out_of_quarantine() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        UUID entry = ask(inbox.id(), "webhook", SignedWebhook.message("m-1"));

        List<ConsumerRecord<String, byte[]>> records = await(inbox.id());

        assertThat(records).hasSize(1);
        assertThat(header(records.getFirst())).isEqualTo(entry.toString());
        assertThat(event(records.getFirst())).isInstanceOfSatisfying(MessageReceived.class, received -> {
            assertThat(received.externalMessageId()).isEqualTo("m-1");
            assertThat(received.receivedAt()).isEqualTo(RECEIVED);
        });
    }

    @Test
    void what_is_still_not_understood_comes_back_with_the_reason() throws Exception {
        TestInbox inbox = inboxes.webhook(SignedWebhook.SECRET);
        UUID entry = ask(inbox.id(), "webhook", "{\"type\":\"message.created\"}");

        List<ConsumerRecord<String, byte[]>> records = await(inbox.id());

        assertThat(header(records.getFirst())).isEqualTo(entry.toString());
        assertThat(event(records.getFirst()))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(new String(unreadable.raw(), StandardCharsets.UTF_8))
                                .isEqualTo("{\"type\":\"message.created\"}"));
    }

    @Test
    void of_an_inbox_that_is_gone_it_comes_back_and_a_record_of_nonsense_stops_nobody() throws Exception {
        send(Ids.next().toString(), "{".getBytes(StandardCharsets.UTF_8));
        UUID gone = Ids.next();
        ask(gone, "webhook", SignedWebhook.message("m-1"));

        assertThat(event(await(gone).getFirst()))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("gone"));
    }

    private static final Instant RECEIVED = Instant.parse("2026-03-04T10:00:00Z");

    private UUID ask(UUID inboxId, String platform, String body) {
        RedriveRequested requested = new RedriveRequested(
                Ids.next(),
                inboxId,
                platform,
                RECEIVED,
                List.of(new Header("content-type", "application/json"), new Header("webhook-id", "msg_1")),
                body.getBytes(StandardCharsets.UTF_8));
        send(requested.key(), EventJson.write(requested, RedriveRequested.class));
        return requested.quarantineId();
    }

    private void send(String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.REDRIVES, key, value));
        }
    }

    private List<ConsumerRecord<String, byte[]>> await(UUID inboxId) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (true) {
            List<ConsumerRecord<String, byte[]>> records = new TopicReader(bootstrap).records(inboxId);
            if (!records.isEmpty()) {
                return records;
            }
            assertThat(Instant.now()).as("nothing is published").isBefore(deadline);
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record) {
        return new String(
                record.headers().lastHeader(RedriveRequested.QUARANTINE_HEADER).value(), StandardCharsets.UTF_8);
    }

    private static InboundEvent event(ConsumerRecord<String, byte[]> record) throws EventJson.MalformedPayload {
        return EventJson.read(record.value(), InboundEvent.class);
    }
}
