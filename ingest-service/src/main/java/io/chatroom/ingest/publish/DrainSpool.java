package io.chatroom.ingest.publish;

import io.chatroom.ingest.spool.Spool;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends what is in the spool, in its order, as soon as Kafka takes it; the first record that it takes ends the outage for all. */
@Singleton
class DrainSpool {
    private static final Logger LOG = Logger.getLogger(DrainSpool.class);
    private static final int MOST = 500;
    private static final long SIZE = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration AT_THE_END = Duration.ofSeconds(5);

    private final Spool spool;
    private final Outage outage;
    private final SpoolMeters meters;
    private final OrderedSender sender;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    DrainSpool(
            Spool spool,
            Outage outage,
            SpoolMeters meters,
            Published published,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.spool = spool;
        this.outage = outage;
        this.meters = meters;
        this.sender = new OrderedSender(kafka, published);
    }

    void start(@Observes StartupEvent start) {
        thread = Thread.ofPlatform().name("drain-spool").daemon().start(this::run);
    }

    /** After the last request, before the counts are told and the folder is let go: what can still be sent is sent. */
    void stop(@Observes @Priority(100) ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        if (thread != null) {
            thread.join(AT_THE_END.plusSeconds(2));
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(2));
            }
        }
        if (!spool.isEmpty()) {
            LOG.infof("%d records stay in the spool until the next start", spool.count());
        }
        sender.close();
    }

    private void run() {
        int failures = 0;
        try {
            while (!stopping()) {
                if (spool.isEmpty()) {
                    stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                } else if (drainSome(PATIENCE)) {
                    failures = 0;
                } else {
                    stop.await(pause(++failures).toMillis(), TimeUnit.MILLISECONDS);
                }
            }
            long deadline = System.nanoTime() + AT_THE_END.toNanos();
            for (long left = AT_THE_END.toNanos(); left > 0 && !spool.isEmpty(); left = deadline - System.nanoTime()) {
                if (!drainSome(Duration.ofNanos(left))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether Kafka took any of it. */
    private boolean drainSome(Duration within) throws InterruptedException {
        try {
            List<Spool.Entry> entries = spool.first(MOST, SIZE);
            int acknowledged = sender.send(
                    entries.stream()
                            .map(entry -> InboundRecord.forKafka(entry.record()))
                            .toList(),
                    within);
            if (acknowledged > 0) {
                spool.remove(entries.subList(0, acknowledged));
                meters.drained(acknowledged);
                outage.ends();
            }
            return acknowledged > 0;
        } catch (RuntimeException e) {
            LOG.errorf(e, "the spool cannot be drained just now");
            return false;
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private static Duration pause(int failures) {
        Duration pause = Duration.ofMillis(100L << Math.min(failures, 8));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
