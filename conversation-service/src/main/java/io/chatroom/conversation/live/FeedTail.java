package io.chatroom.conversation.live;

import io.chatroom.events.Topics;
import io.chatroom.events.trace.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the feed's one partition into the {@link FeedBuffer} for as long as the process lives. It belongs to no group, commits
 * nothing, and after losing Kafka goes on where it was.
 */
@ApplicationScoped
class FeedTail {
    private static final Logger LOG = Logger.getLogger(FeedTail.class);
    private static final TopicPartition FEED = new TopicPartition(Topics.FEED, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long UNKNOWN = -1;

    private final Map<String, Object> kafka;
    private final LiveSettings settings;
    private final Traces traces;
    private final FeedBuffer buffer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile @Nullable String trouble = "the feed has not been read yet";
    private @Nullable Thread thread;

    FeedTail(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LiveSettings settings,
            Traces traces,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.settings = settings;
        this.traces = traces;
        this.buffer = new FeedBuffer(settings.bufferEntries(), settings.bufferCharacters());
        Gauge.builder("chatroom.streams", buffer, FeedBuffer::watchers)
                .description("Open streams of the feed")
                .register(meters);
    }

    FeedBuffer buffer() {
        return buffer;
    }

    /** What keeps the feed from being read, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("feed-tail").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        stopped.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        // an interrupt would only make the consumer's own goodbye fail
        if (thread != null && !thread.join(Duration.ofSeconds(2))) {
            thread.interrupt();
        }
    }

    private void run() {
        long position = UNKNOWN;
        while (!stopping) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings())) {
                current = consumer;
                consumer.assign(List.of(FEED));
                if (position == UNKNOWN) {
                    position = start(consumer);
                }
                consumer.seek(FEED, position);
                position = follow(consumer, position);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("the feed tail stops");
            } catch (InvalidOffsetException e) {
                LOG.warnf("the feed lost what stood at offset %d; open streams are told to start over", position);
                position = UNKNOWN;
            } catch (KafkaException e) {
                trouble = "the topic " + Topics.FEED + " cannot be read: " + e.getMessage();
                LOG.warnf("the feed cannot be read, trying again: %s", e.getMessage());
                position = Math.max(position, buffer.lastOffset() + 1);
                pause();
            } finally {
                current = null;
            }
        }
    }

    /** Far enough back to fill the buffer, so that whoever was connected to another replica, or before a restart, can resume. */
    private long start(KafkaConsumer<byte[], byte[]> consumer) {
        long beginning =
                Objects.requireNonNull(consumer.beginningOffsets(List.of(FEED)).get(FEED));
        long end = Objects.requireNonNull(consumer.endOffsets(List.of(FEED)).get(FEED));
        long position = Math.max(beginning, end - settings.bufferEntries());
        buffer.beginAt(position);
        return position;
    }

    private long follow(KafkaConsumer<byte[], byte[]> consumer, long from) {
        long position = from;
        long present = buffer.ready()
                ? 0
                : Objects.requireNonNull(consumer.endOffsets(List.of(FEED)).get(FEED));
        while (!stopping) {
            if (!buffer.ready() && position >= present) {
                buffer.markReady();
            }
            trouble = null;
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            List<Span> spans = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                begin(record).ifPresent(spans::add);
                take(record);
            }
            position = consumer.position(FEED);
            if (!records.isEmpty()) {
                buffer.wake();
            }
            spans.forEach(Span::end);
        }
        return position;
    }

    /** Its way onto the streams; of what is read for the buffer at the start nobody waits for. */
    private Optional<Span> begin(ConsumerRecord<byte[], byte[]> record) {
        Header trace = buffer.ready() ? record.headers().lastHeader(Traces.HEADER) : null;
        return trace == null
                ? Optional.empty()
                : Optional.of(traces.begin("stream " + Topics.FEED, SpanKind.CONSUMER, Traces.of(trace.value()))
                        .setAttribute("chatroom.streams", buffer.watchers()));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        ReadFeedEntry.of(record.offset(), record.value()).ifPresentOrElse(buffer::append, () -> {
            // the feed is our own: this is somebody else's record, and nobody's message
            LOG.warnf("the record at offset %d of the feed is no event", record.offset());
            buffer.skip(record.offset());
        });
    }

    private void pause() {
        try {
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("the feed tail stops");
        }
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> consumer = new HashMap<>(kafka);
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // an offset that is gone must be noticed, not jumped over
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "conversation-service-feed");
        consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return consumer;
    }
}
