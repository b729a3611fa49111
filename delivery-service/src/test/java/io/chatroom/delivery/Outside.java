package io.chatroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.events.DeliveryReport;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.OutsideAnswer;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.CancelRequested;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyCommand.RetryRequested;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.Topics;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.local.engine.EnginesForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What stands around delivery-service: it announces inboxes, asks for replies and reads receipts, through Kafka. */
public final class Outside implements AutoCloseable {
    public static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("a secret of tests, 24 byte".getBytes(StandardCharsets.UTF_8));
    public static final String BOT_TOKEN = "4242:a-bot-token-of-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<String, byte[]> producer;
    private final CredentialCipher cipher;
    private final @Nullable InboxTable known;

    /** An inbox that is announced is known when that returns. */
    public Outside(InboxTable known) {
        this(
                EnginesForTests.kafka().bootstrapServers(),
                String.valueOf(EnginesForTests.running().get("CHATROOM_ENCRYPTION_KEY")),
                known);
    }

    public Outside(String bootstrapServers, String encryptionKey) {
        this(bootstrapServers, encryptionKey, null);
    }

    private Outside(String bootstrapServers, String encryptionKey, @Nullable InboxTable known) {
        this.known = known;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        this.cipher = new CredentialCipher(EncryptionKeys.parse(encryptionKey));
    }

    public record TestInbox(UUID id, String platform) {}

    public TestInbox webhookInbox(String url) {
        return webhookInbox(url, Map.of());
    }

    public TestInbox telegramInbox(String apiBaseUrl, Map<String, Object> more) {
        TestInbox inbox = new TestInbox(Ids.next(), "telegram");
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("api_base_url", apiBaseUrl);
        announce(inbox, 1, settings, Map.of("bot_token", BOT_TOKEN, "secret_token", "a-secret-token"));
        return inbox;
    }

    public void announce(TestInbox inbox, long version, Map<String, Object> settings, Map<String, Object> credentials) {
        announce(inbox, version, true, settings, credentials);
    }

    public void announce(
            TestInbox inbox,
            long version,
            boolean enabled,
            Map<String, Object> settings,
            Map<String, Object> credentials) {
        try {
            String sealed = cipher.seal(inbox.id(), new JsonMapper().writeValueAsBytes(credentials));
            InboxChanged changed = new InboxChanged(
                    inbox.id(), "A test's inbox", inbox.platform(), enabled, List.of(), settings, sealed, version);
            send(Topics.INBOXES, changed.key(), EventJson.write(changed, InboxChanged.class));
            awaitKnown(inbox, version);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitKnown(TestInbox inbox, long version) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (known != null
                && known.find(inbox.id())
                        .filter(now -> now.version() >= version)
                        .isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    public TestInbox webhookInbox(String url, Map<String, Object> more) {
        TestInbox inbox = new TestInbox(Ids.next(), "webhook");
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("url", url);
        announce(inbox, 1, settings, Map.of("secret", List.of(SECRET)));
        return inbox;
    }

    public static ReplyRequested reply(TestInbox inbox, UUID conversation, long seq, String text) {
        boolean telegram = inbox.platform().equals("telegram");
        return new ReplyRequested(
                Ids.next(),
                Ids.next(),
                conversation,
                inbox.id(),
                inbox.platform(),
                telegram ? "4711" : "thread-" + conversation,
                seq,
                text,
                null,
                "Ada",
                Instant.now());
    }

    public ReplyRequested ask(TestInbox inbox, UUID conversation, long seq, String text) {
        ReplyRequested reply = reply(inbox, conversation, seq, text);
        ask(reply);
        return reply;
    }

    public void ask(ReplyCommand command) {
        send(Topics.REPLIES, command.key(), EventJson.write(command, ReplyCommand.class));
    }

    public void ask(OutsideRequest request) {
        send(Topics.REPLIES, request.key(), EventJson.write(request, OutsideRequest.class));
    }

    public void retry(ReplyRequested reply, int generation) {
        ask(new RetryRequested(Ids.next(), reply, generation, Instant.now()));
    }

    public void cancel(ReplyRequested reply, int generation) {
        ask(new CancelRequested(Ids.next(), reply, generation, Instant.now()));
    }

    /** Without waiting for each; {@link #flush} waits for all. */
    public void sendLater(String topic, ReplyRequested reply) {
        producer.send(new ProducerRecord<>(topic, reply.key(), EventJson.write(reply, ReplyCommand.class)));
    }

    public void flush() {
        producer.flush();
    }

    public void send(String topic, String key, byte[] payload) {
        try {
            producer.send(new ProducerRecord<>(topic, key, payload)).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The receipts of a conversation, in order, as soon as {@code enough} is among them. */
    public static List<ReplyReceipt> receipts(UUID conversation, Predicate<ReplyReceipt> enough) {
        List<ReplyReceipt> receipts = new ArrayList<>();
        read(Topics.RECEIPTS, record -> {
            if (!conversation.toString().equals(record.key())) {
                return false;
            }
            ReplyReceipt receipt = parse(record.value(), ReplyReceipt.class);
            receipts.add(receipt);
            return enough.test(receipt);
        });
        assertThat(receipts).as("receipts of %s", conversation).anyMatch(enough);
        return receipts;
    }

    /** What came of a request. */
    public static OutsideAnswer answer(UUID request) {
        List<OutsideAnswer> answers = new ArrayList<>();
        read(Topics.RECEIPTS, record -> {
            if (parse(record.value(), DeliveryReport.class) instanceof OutsideAnswer answer
                    && request.equals(answer.requestId())) {
                answers.add(answer);
            }
            return !answers.isEmpty();
        });
        assertThat(answers).as("answers to %s", request).hasSize(1);
        return answers.getFirst();
    }

    /** Reads a topic from its beginning until {@code last} says yes, or patience ends. */
    public static void read(String topic, Predicate<ConsumerRecord<String, byte[]>> last) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", EnginesForTests.kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (last.test(record)) {
                        return;
                    }
                }
            }
        }
    }

    public static <T> T parse(byte[] payload, Class<T> as) {
        try {
            return EventJson.read(payload, as);
        } catch (EventJson.MalformedPayload e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
