package io.chatroom.e2e.workers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.Topics;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.local.engine.Directories;
import io.chatroom.local.engine.KafkaEngine;
import io.chatroom.local.engine.PostgresEngine;
import io.chatroom.local.engine.Secrets;
import io.chatroom.local.process.Lifeline;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * PostgreSQL and Kafka as in production, and workers on them; what conversation-service says to these is said by whoever uses this.
 * Nothing of it is left when it is closed, unless its data is to be kept.
 */
public final class DeliveryPlane implements AutoCloseable {
    private final Path directory;
    private final Secrets secrets;
    private final PostgresEngine postgres;
    private final KafkaEngine kafka;
    private final CredentialCipher cipher;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final KafkaProducer<String, byte[]> producer;
    private boolean kept;

    private DeliveryPlane(Path directory) {
        this.directory = directory;
        this.secrets = Secrets.keptIn(directory.resolve("secrets.properties"));
        this.postgres = PostgresEngine.keptIn(directory.resolve("postgres"), secrets);
        this.kafka = KafkaEngine.keptIn(directory.resolve("kafka"));
        this.cipher = new CredentialCipher(EncryptionKeys.parse(secrets.encryptionKey()));
        postgres.start();
        kafka.start();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Without a worker yet. */
    public static DeliveryPlane start() {
        Path directory = Directories.temporary("chatroom-workers");
        Lifeline.remove(directory);
        return new DeliveryPlane(directory);
    }

    /** Of the engines; workers log here too. */
    public Path directory() {
        return directory;
    }

    /** Stays when this is closed: logs say what went wrong. */
    public void keepData() {
        kept = true;
    }

    public PostgresEngine postgres() {
        return postgres;
    }

    public KafkaEngine kafka() {
        return kafka;
    }

    /** One more, with the deployment's defaults but for {@code settings}; it is not awaited. */
    public WorkerProcess launch(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CHATROOM_DELIVERY_DB_URL", postgres.jdbcUrl("delivery"),
                "CHATROOM_DELIVERY_DB_USER", "delivery",
                "CHATROOM_DELIVERY_DB_PASSWORD", postgres.password("delivery"),
                "CHATROOM_KAFKA_BOOTSTRAP", kafka.bootstrapServers(),
                "CHATROOM_ENCRYPTION_KEY", secrets.encryptionKey(),
                "CHATROOM_EGRESS_ALLOW", "127.0.0.0/8"));
        environment.putAll(settings);
        WorkerProcess worker = WorkerProcess.launch(environment, directory, "worker-" + workers.size());
        workers.add(worker);
        return worker;
    }

    /** delivery-service's own; the caller closes it. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("delivery"), "delivery", postgres.password("delivery"));
    }

    /** The first column of the first row, as a number. */
    public long number(String query) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** An inbox of a platform, as conversation-service would announce it. */
    public record PlaneInbox(UUID id, String platform) {}

    /** Tells every worker of a new inbox. */
    public PlaneInbox inbox(String platform, Map<String, Object> settings, Map<String, Object> credentials) {
        PlaneInbox inbox = new PlaneInbox(Ids.next(), platform);
        announce(inbox, 1, true, settings, credentials);
        return inbox;
    }

    /** {@code version} is greater with every change. */
    public void announce(
            PlaneInbox inbox,
            long version,
            boolean enabled,
            Map<String, Object> settings,
            Map<String, Object> credentials) {
        try {
            String sealed = cipher.seal(inbox.id(), new JsonMapper().writeValueAsBytes(credentials));
            InboxChanged changed = new InboxChanged(
                    inbox.id(), "On trial", inbox.platform(), enabled, List.of(), settings, sealed, version);
            producer.send(new ProducerRecord<>(
                            Topics.INBOXES, changed.key(), EventJson.write(changed, InboxChanged.class)))
                    .get();
        } catch (JsonProcessingException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Asks for a reply; {@link #flush} says when all of them are with Kafka. */
    public ReplyRequested ask(PlaneInbox inbox, UUID conversation, String externalId, long seq, String text) {
        ReplyRequested reply = reply(inbox, conversation, externalId, seq, text);
        var _ = send(reply);
        return reply;
    }

    /** As conversation-service writes it; nobody has it yet. */
    public ReplyRequested reply(PlaneInbox inbox, UUID conversation, String externalId, long seq, String text) {
        return new ReplyRequested(
                Ids.next(),
                Ids.next(),
                conversation,
                inbox.id(),
                inbox.platform(),
                externalId,
                seq,
                text,
                null,
                "Ada",
                Instant.now());
    }

    /** Done when Kafka has it. */
    public Future<RecordMetadata> send(ReplyRequested reply) {
        return producer.send(
                new ProducerRecord<>(Topics.REPLIES, reply.key(), EventJson.write(reply, ReplyCommand.class)));
    }

    public void flush() {
        producer.flush();
    }

    /** All receipts that are in Kafka now, in order within each conversation. */
    public List<ReplyReceipt> receipts() {
        return all(Topics.RECEIPTS, ReplyReceipt.class);
    }

    /** What workers have heard of an inbox, as it is in Kafka now, in order within each conversation. */
    public List<InboundEvent> heard(PlaneInbox inbox) {
        return all(Topics.INBOUND, InboundEvent.class).stream()
                .filter(event -> event.inboxId().equals(inbox.id()))
                .toList();
    }

    private <T> List<T> all(String topic, Class<T> type) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<T> payloads = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    payloads.add(EventJson.read(record.value(), type));
                }
            }
            return payloads;
        } catch (MalformedPayload e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        workers.forEach(WorkerProcess::close);
        kafka.stop();
        postgres.stop();
        if (kept) {
            Lifeline.keep(directory);
        } else {
            Directories.delete(directory);
        }
    }
}
