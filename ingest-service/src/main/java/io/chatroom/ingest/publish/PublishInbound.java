package io.chatroom.ingest.publish;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.Topics;
import io.chatroom.events.trace.Traces;
import io.chatroom.ingest.spool.Spool;
import io.chatroom.ingest.spool.SpooledRecord;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes events durable: Kafka has acknowledged them, or they are in the spool. A key that has records in the spool sends no later
 * one past them.
 */
@Singleton
public class PublishInbound {
    /** Of the time there is, what is left for the disk when Kafka has not answered. */
    private static final Duration FOR_THE_SPOOL = Duration.ofMillis(400);

    private final SendToKafka kafka;
    private final Spool spool;
    private final Outage outage;
    private final SpoolMeters meters;
    private final Traces traces;
    private final Clock clock;

    PublishInbound(SendToKafka kafka, Spool spool, Outage outage, SpoolMeters meters, Traces traces, Clock clock) {
        this.kafka = kafka;
        this.spool = spool;
        this.outage = outage;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
    }

    /** Neither Kafka nor the spool took all of it. Some of it may be kept all the same: the sender repeats it. */
    public static final class NotDurable extends Exception {
        NotDurable(String message) {
            super(message, null, false, false);
        }
    }

    public void publish(List<InboundEvent> events, Duration within) throws NotDurable {
        publish(events, Map.of(), within);
    }

    /** {@code headers} are added to each record. */
    public void publish(List<InboundEvent> events, Map<String, String> headers, Duration within) throws NotDurable {
        long deadline = System.nanoTime() + within.toNanos();
        Span span = traces.begin("publish " + Topics.INBOUND, SpanKind.PRODUCER, Traces.current());
        try {
            Map<String, String> all = withTrace(headers, Traces.of(span));
            List<InboundRecord> records =
                    events.stream().map(event -> InboundRecord.of(event, all)).toList();
            List<InboundRecord> left = send(records, deadline - FOR_THE_SPOOL.toNanos());
            span.setAttribute("chatroom.events", events.size()).setAttribute("chatroom.spooled", left.size());
            if (!left.isEmpty()) {
                keep(left, Duration.ofNanos(deadline - System.nanoTime()));
            }
        } finally {
            span.end();
        }
    }

    private static Map<String, String> withTrace(Map<String, String> headers, @Nullable String traceparent) {
        if (traceparent == null) {
            return headers;
        }
        Map<String, String> all = new HashMap<>(headers);
        all.put(Traces.HEADER, traceparent);
        return all;
    }

    /** What Kafka did not take, in its order. */
    private List<InboundRecord> send(List<InboundRecord> records, long deadline) {
        Map<InboundRecord, CompletableFuture<@Nullable Void>> sent = new LinkedHashMap<>();
        List<InboundRecord> left = new ArrayList<>();
        for (InboundRecord record : records) {
            if (outage.isOn() || spool.holds(record.key())) {
                left.add(record);
                continue;
            }
            CompletableFuture<@Nullable Void> acknowledged = kafka.send(record);
            sent.put(record, acknowledged);
            if (acknowledged.isCompletedExceptionally()) {
                // each further one would wait for Kafka as long as this one did
                outage.begins("Kafka takes nothing: " + acknowledged.exceptionNow());
            }
        }
        sent.forEach((record, acknowledged) -> {
            if (!isAcknowledged(acknowledged, deadline)) {
                left.add(record);
            }
        });
        return left;
    }

    private boolean isAcknowledged(CompletableFuture<@Nullable Void> acknowledged, long deadline) {
        try {
            acknowledged.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            outage.begins("Kafka did not acknowledge: " + e.getCause());
        } catch (TimeoutException e) {
            outage.begins("Kafka did not acknowledge in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void keep(List<InboundRecord> records, Duration within) throws NotDurable {
        Instant now = clock.instant();
        List<SpooledRecord> spooled =
                records.stream().map(record -> record.spooled(now)).toList();
        try {
            spool.append(spooled, within);
            meters.spooled(spooled.size());
        } catch (Spool.NotKept e) {
            meters.refused(spooled.size());
            if (spool.isEmpty()) {
                outage.isToBeTriedAgain();
            }
            throw new NotDurable(String.valueOf(e.getMessage()));
        }
    }
}
