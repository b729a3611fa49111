package io.chatroom.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.Topics;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.ingest.inboxes.InboxTable;
import io.chatroom.ingest.inboxes.KnownInbox;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the service of inboxes the way conversation-service does: on the topic. */
@Singleton
public class TestInboxes {
    private final InboxTable table;
    private final CredentialCipher cipher;
    private final String bootstrap;

    TestInboxes(
            InboxTable table,
            CredentialCipher cipher,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.table = table;
        this.cipher = cipher;
        this.bootstrap = bootstrap;
    }

    public record TestInbox(UUID id, String key) {}

    public TestInbox create(String platform, Map<String, Object> settings, Map<String, List<String>> credentials) {
        TestInbox inbox = new TestInbox(Ids.next(), "key-" + Ids.next());
        tell(inbox, platform, true, settings, seal(inbox.id(), credentials), 1);
        await(inbox.key(), KnownInbox.Usable.class::isInstance);
        return inbox;
    }

    public TestInbox webhook(String... secrets) {
        return create("webhook", Map.of(), Map.of("secret", List.of(secrets)));
    }

    public void disable(TestInbox inbox, String platform) {
        tell(inbox, platform, false, Map.of(), null, 2);
        await(inbox.key(), known -> known instanceof KnownInbox.Usable usable && !usable.enabled());
    }

    public TestInbox unusable() {
        TestInbox inbox = new TestInbox(Ids.next(), "key-" + Ids.next());
        tell(inbox, "webhook", true, Map.of(), "lost.AAAA", 1);
        await(inbox.key(), KnownInbox.Unusable.class::isInstance);
        return inbox;
    }

    public void remove(TestInbox inbox) {
        send(inbox.id().toString(), null);
        Instant deadline = Instant.now().plusSeconds(10);
        while (table.find(inbox.key()).isPresent()) {
            pause(deadline);
        }
    }

    public void nonsense() {
        send("no id", "{".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        send(Ids.next().toString(), "{".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void tell(
            TestInbox inbox,
            String platform,
            boolean enabled,
            Map<String, Object> settings,
            String sealed,
            long version) {
        InboxChanged changed = new InboxChanged(
                inbox.id(), "Test", platform, enabled, List.of(inbox.key()), settings, sealed, version);
        send(inbox.id().toString(), EventJson.write(changed, InboxChanged.class));
    }

    private String seal(UUID id, Map<String, List<String>> credentials) {
        try {
            return cipher.seal(id, new JsonMapper().writeValueAsBytes(credentials));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void send(String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.INBOXES, key, value));
        }
    }

    private void await(String key, Predicate<KnownInbox> wanted) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (table.find(key).filter(wanted).isEmpty()) {
            pause(deadline);
        }
    }

    private static void pause(Instant deadline) {
        assertThat(Instant.now()).as("the inbox table does not follow").isBefore(deadline);
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
