package io.chatroom.conversation.quarantine;

import io.chatroom.events.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings a batch into the database, whatever happens: a database that is away is waited for, for ever; a record that cannot be
 * stored is found by halving the batch, and quarantined, so that its neighbours are stored. Halves go in order, so records of one
 * key never overtake each other.
 */
@ApplicationScoped
public class Sieve {
    private static final Logger LOG = Logger.getLogger(Sieve.class);
    /** A line for each batch that is done with. */
    private static final Logger LINE = Logger.getLogger("io.chatroom.conversation.batch");

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** An outage of hours is one line a minute, not a log of nothing else. */
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final Quarantine quarantine;
    private final Traces traces;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Sieve(Quarantine quarantine, Traces traces) {
        this.quarantine = quarantine;
        this.traces = traces;
    }

    /** The process ends before the batch could be stored; its offsets are not committed, so it is read again. */
    public static final class Stopping extends RuntimeException {
        Stopping(Throwable cause) {
            super("stopping before the batch could be stored; it is read again after the start", cause);
        }
    }

    /** One record of a batch; {@code inboxId} as far as it is known. */
    public interface Item {
        Arrival arrival();

        @Nullable
        UUID inboxId();
    }

    /** What is done with records; each in a transaction of its own, which is begun here. */
    public interface Work<T extends Item> {
        void store(List<T> batch);

        /** The database refuses it, and will again. */
        void quarantine(T item, String reason);
    }

    /** As below, for whom what is refused needs no more than to be kept. */
    public <T extends Item> void pass(List<T> batch, Consumer<List<T>> store) {
        pass(batch, new Work<T>() {
            @Override
            public void store(List<T> part) {
                store.accept(part);
            }

            @Override
            public void quarantine(T item, String reason) {
                quarantine.add(item.arrival(), item.inboxId(), reason);
            }
        });
    }

    /** Returns when every record of the batch is stored or quarantined. */
    public <T extends Item> void pass(List<T> batch, Work<T> work) {
        if (batch.isEmpty()) {
            return;
        }
        List<Span> spans = traces.beginAll(
                "store " + batch.getFirst().arrival().topic(),
                batch.stream().map(item -> item.arrival().traceparent()).toList());
        long begun = System.nanoTime();
        try {
            sift(batch, work);
            LINE.infof(
                    "first=%s records=%d ms=%d",
                    batch.getFirst().arrival(),
                    batch.size(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
        } finally {
            spans.forEach(Span::end);
        }
    }

    private <T extends Item> void sift(List<T> batch, Work<T> work) {
        switch (attempt(batch, () -> work.store(batch))) {
            case Outcome.Stored _ -> {}
            case Outcome.Refused refused -> {
                if (batch.size() > 1) {
                    int half = batch.size() / 2;
                    sift(batch.subList(0, half), work);
                    sift(batch.subList(half, batch.size()), work);
                } else {
                    settle(batch, work, refused);
                }
            }
        }
    }

    /** One more try alone, for a collision with another writer is no fault of the record's. */
    private <T extends Item> void settle(List<T> single, Work<T> work, Outcome.Refused first) {
        T item = single.getFirst();
        LOG.debugf(first.failure(), "%s was refused alone, tried once more", item.arrival());
        if (attempt(single, () -> work.store(single)) instanceof Outcome.Refused refused) {
            LOG.warnf(refused.failure(), "%s cannot be stored", item.arrival());
            String reason = "cannot be stored: " + Failures.sentence(refused.failure());
            Outcome kept = attempt(single, () -> work.quarantine(item, reason));
            if (kept instanceof Outcome.Refused bug) {
                throw new IllegalStateException("the quarantine refuses " + item.arrival(), bug.failure());
            }
        }
    }

    private sealed interface Outcome {
        record Stored() implements Outcome {}

        record Refused(RuntimeException failure) implements Outcome {}
    }

    private <T extends Item> Outcome attempt(List<T> batch, Runnable what) {
        List<Arrival> arrivals = batch.stream().map(Item::arrival).toList();
        Duration pause = FIRST_PAUSE;
        Instant toldAt = Instant.EPOCH;
        while (true) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    what.run();
                    quarantine.closeRedriven(arrivals);
                });
                return new Outcome.Stored();
            } catch (RuntimeException e) {
                if (Failures.isDataFault(e)) {
                    return new Outcome.Refused(e);
                }
                Instant now = Instant.now();
                if (now.isAfter(toldAt.plus(TOLD_EVERY))) {
                    LOG.warnf(
                            "the database does not take a batch of %d, trying on: %s",
                            (Object) batch.size(), Failures.sentence(e));
                    toldAt = now;
                }
                waitFor(pause, e);
                pause = longer(pause);
            }
        }
    }

    private void waitFor(Duration pause, RuntimeException because) {
        long jitter = ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1);
        try {
            if (stopping.await(pause.toMillis() + jitter, TimeUnit.MILLISECONDS)) {
                throw new Stopping(because);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping(because);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    void onShutdownDelay(@Observes ShutdownDelayInitiatedEvent event) {
        stopping.countDown();
    }

    void onShutdown(@Observes ShutdownEvent event) {
        stopping.countDown();
    }
}
