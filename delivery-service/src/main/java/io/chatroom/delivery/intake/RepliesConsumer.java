package io.chatroom.delivery.intake;

import io.chatroom.delivery.outside.AnswerRequests;
import io.chatroom.delivery.work.WorkLanes;
import io.chatroom.events.Topics;
import io.chatroom.events.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes batches of the topic into the lanes, one at a time and in order; offsets are committed after the database has committed. */
@ApplicationScoped
class RepliesConsumer {
    private static final Logger LOG = Logger.getLogger(RepliesConsumer.class);

    private final TakeReplies takeReplies;
    private final WorkLanes work;
    private final AnswerRequests requests;
    private final MeterRegistry meters;
    private final Traces traces;
    private final CountDownLatch stop = new CountDownLatch(1);

    RepliesConsumer(
            TakeReplies takeReplies, WorkLanes work, AnswerRequests requests, MeterRegistry meters, Traces traces) {
        this.takeReplies = takeReplies;
        this.work = work;
        this.requests = requests;
        this.meters = meters;
        this.traces = traces;
    }

    void stop(@Observes @Priority(50) ShutdownEvent event) {
        stop.countDown();
    }

    // a worker thread and not a virtual one: only that keeps batches in order
    @Incoming("replies")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        List<Command> incoming = new ArrayList<>(batch.count());
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            incoming.add(Command.of(record));
        }
        List<Span> spans = traces.beginAll("take " + Topics.REPLIES, traceparents(incoming));
        try {
            take(incoming);
        } finally {
            spans.forEach(Span::end);
        }
    }

    private static List<@Nullable String> traceparents(List<Command> incoming) {
        List<@Nullable String> traceparents = new ArrayList<>(incoming.size());
        for (Command command : incoming) {
            switch (command) {
                case Command.Readable readable -> traceparents.add(readable.traceparent());
                case Command.Outside outside -> traceparents.add(outside.traceparent());
                case Command.Unreadable _ -> {}
            }
        }
        return traceparents;
    }

    /** Whatever is wrong with the data is set aside; whatever is wrong with the database is waited for. */
    private void take(List<Command> incoming) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                TakeReplies.Taken taken = takeReplies.take(incoming);
                work.wake(taken.inboxes());
                if (taken.asked() > 0) {
                    requests.wake();
                }
                count(taken);
                return;
            } catch (SQLException | RuntimeException e) {
                if (TakeReplies.isAboutTheData(e)) {
                    bisect(incoming, e);
                    return;
                }
                if (failures == 1) {
                    LOG.warnf("replies cannot be stored, and it is tried again until they can: %s", e);
                }
                if (stop.await(Math.min(5_000, 100L << Math.min(failures, 10)), TimeUnit.MILLISECONDS)) {
                    throw new InterruptedException("stopping; the batch comes again at the next start");
                }
            }
        }
    }

    /** So that one record the database will not have keeps no other away. */
    private void bisect(List<Command> incoming, Exception e) throws InterruptedException {
        if (incoming.size() > 1) {
            int half = incoming.size() / 2;
            take(incoming.subList(0, half));
            take(incoming.subList(half, incoming.size()));
            return;
        }
        take(List.of(
                new Command.Unreadable(incoming.getFirst().record(), "the database refuses it: " + e.getMessage())));
    }

    private void count(TakeReplies.Taken taken) {
        meters.counter("chatroom.delivery.intake", "result", "new").increment(taken.added());
        meters.counter("chatroom.delivery.intake", "result", "changed").increment(taken.changed());
        meters.counter("chatroom.delivery.intake", "result", "asked").increment(taken.asked());
        meters.counter("chatroom.delivery.intake", "result", "repeated").increment(taken.repeated());
        meters.counter("chatroom.delivery.intake", "result", "quarantined").increment(taken.quarantined());
        if (taken.quarantined() > 0) {
            LOG.errorf(
                    "%d records of the topic of replies could not be taken, and stand in quarantine",
                    taken.quarantined());
        }
    }
}
