package io.chatroom.ingest.publish;

import io.chatroom.events.CloudEventHeaders;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.Topics;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Puts events on the topic and returns when Kafka has acknowledged every one of them. */
@Singleton
public class PublishInbound {
    private static final Logger LOG = Logger.getLogger(PublishInbound.class);
    private static final String SOURCE = "ingest-service";

    private final Producer<String, byte[]> producer;
    private final AtomicBoolean away = new AtomicBoolean();

    PublishInbound(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** Not everything was acknowledged in time. Some of it may be on the topic, or get there yet: the sender repeats it. */
    public static final class NotDurable extends Exception {
        NotDurable(String message) {
            super(message, null, false, false);
        }
    }

    public void publish(List<InboundEvent> events, Duration within) throws NotDurable {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            await(CompletableFuture.allOf(send(events)), deadline);
            if (away.getAndSet(false)) {
                LOG.info("Kafka acknowledges again");
            }
        } catch (NotDurable e) {
            // once, and not with every request while it lasts
            if (!away.getAndSet(true)) {
                LOG.warnf("%s; until that changes senders are answered 503", e.getMessage());
            }
            throw e;
        }
    }

    private CompletableFuture<?>[] send(List<InboundEvent> events) throws NotDurable {
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>(events.size());
        for (InboundEvent event : events) {
            CompletableFuture<Void> one = send(event);
            if (one.isCompletedExceptionally()) {
                // each further one would wait for Kafka as long as this one did
                throw new NotDurable("Kafka takes nothing: " + one.exceptionNow());
            }
            acknowledged.add(one);
        }
        return acknowledged.toArray(CompletableFuture[]::new);
    }

    private CompletableFuture<Void> send(InboundEvent event) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        try {
            producer.send(record(event), (_, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private static void await(CompletableFuture<Void> all, long deadline) throws NotDurable {
        try {
            all.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new NotDurable("Kafka did not acknowledge: " + e.getCause());
        } catch (TimeoutException e) {
            throw new NotDurable("Kafka did not acknowledge in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDurable("stopped while waiting for Kafka");
        }
    }

    private static ProducerRecord<String, byte[]> record(InboundEvent event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.INBOUND, event.key(), EventJson.write(event, InboundEvent.class));
        CloudEventHeaders.of(event.eventId(), SOURCE, type(event), event.receivedAt())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** As in the payload's {@code type}. */
    private static String type(InboundEvent event) {
        return switch (event) {
            case InboundEvent.MessageReceived _ -> "message_received";
            case InboundEvent.MessageEdited _ -> "message_edited";
            case InboundEvent.MessageDeleted _ -> "message_deleted";
            case InboundEvent.ReactionChanged _ -> "reaction_changed";
            case InboundEvent.ReceiptReceived _ -> "receipt_received";
            case InboundEvent.Unreadable _ -> "unreadable";
        };
    }
}
