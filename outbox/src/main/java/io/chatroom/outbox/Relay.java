package io.chatroom.outbox;

import io.chatroom.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries committed rows to Kafka. A shard has one owner at a time, over all processes, through an advisory lock that lives as
 * long as the transaction: read in order, send, wait for every acknowledgement, delete, commit. Several relays may run. All shards
 * that have rows share a transaction, so that under load the cost of one is shared by many rows.
 */
final class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration POLL = Duration.ofMillis(50);
    /** From one round to the next: under load what was gathered meanwhile goes together, and at rest nobody waits. */
    private static final Duration AT_LEAST = Duration.ofMillis(5);

    private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final int BATCH = 500;
    /** While one waits for Kafka, the other reads. */
    private static final int HALVES = 2;

    private final DataSource dataSource;
    private final RecordSender sender;
    private final String source;
    private final Backlog backlog;
    private final List<Half> halves;
    private final AtomicBoolean outage = new AtomicBoolean();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong measured = new AtomicLong(System.nanoTime() - MEASURE_EVERY.toNanos());

    Relay(DataSource dataSource, RecordSender sender, String source, Backlog backlog) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.source = source;
        this.backlog = backlog;
        this.halves = IntStream.range(0, HALVES).mapToObj(Half::new).toList();
    }

    void start() {
        halves.forEach(half -> half.thread.start());
    }

    /** What has not been sent by then stays in the table for the next relay. */
    void stop() {
        stop.countDown();
        wake();
        try {
            long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
            for (Half half : halves) {
                half.thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }

    void wake() {
        halves.forEach(half -> half.wake.release());
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void report(Exception e) {
        if (!stopping() && outage.compareAndSet(false, true)) {
            LOG.warnf("The outbox cannot be sent, and is tried again until it can: %s", e.toString());
        }
    }

    private ProducerRecord<String, byte[]> toRecord(OutboxTable.Row row) {
        ProducerRecord<String, byte @Nullable []> record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        Map<String, String> envelope = CloudEventHeaders.of(row.eventId(), source, row.type(), row.createdAt());
        if (row.traceparent() != null) {
            envelope.put("traceparent", row.traceparent());
        }
        row.headers().forEach(own -> envelope.remove(own.name()));
        envelope.forEach((name, value) -> record.headers().add(name, bytes(value)));
        row.headers().forEach(own -> record.headers().add(own.name(), bytes(own.value())));
        return record;
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Half of the shards, served by one thread. */
    private final class Half {
        private final List<Shard> shards;
        private final Semaphore wake = new Semaphore(0);
        private final Backoff backoff = new Backoff();
        private final Thread thread;

        Half(int number) {
            this.shards = IntStream.range(0, OutboxRecord.SHARDS)
                    .filter(shard -> shard % HALVES == number)
                    .mapToObj(Shard::new)
                    .toList();
            this.thread =
                    Thread.ofPlatform().name("outbox-relay-" + number).daemon().unstarted(this::run);
        }

        private void run() {
            try {
                boolean last;
                do {
                    // when told to stop, once more: what was committed just before should not wait for the next start
                    last = stopping();
                    long begun = System.nanoTime();
                    Duration pause = POLL;
                    try {
                        serve();
                        measure();
                        backoff.reset();
                    } catch (SQLException | RuntimeException e) {
                        report(e);
                        pause = backoff.next();
                    }
                    if (pause.equals(POLL)) {
                        wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                        long left = AT_LEAST.toNanos() - (System.nanoTime() - begun);
                        if (left > 0) {
                            stop.await(left, TimeUnit.NANOSECONDS);
                        }
                    } else {
                        stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                    }
                    wake.drainPermits();
                } while (!last);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Until nothing is left, or nothing that can be sent now. A shard whose record was not taken is tried by itself. */
        private void serve() throws SQLException, InterruptedException {
            for (Shard shard : shards) {
                if (shard.takeTrouble()) {
                    Thread.ofVirtual().name("outbox-relay-alone").start(() -> serveAlone(shard));
                }
            }
            boolean more;
            do {
                more = sendBatch(shards.stream().filter(Shard::isWell).toList());
            } while (more && !stopping());
        }

        private void serveAlone(Shard shard) {
            try {
                sendBatch(List.of(shard));
            } catch (SQLException | RuntimeException e) {
                report(e);
                shard.refused();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                shard.leave();
                wake.release();
            }
        }

        /** Whether there may be more. */
        private boolean sendBatch(List<Shard> due) throws SQLException, InterruptedException {
            if (due.isEmpty()) {
                return false;
            }
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    List<Integer> ours = OutboxTable.lock(
                            connection, due.stream().map(shard -> shard.number).toList());
                    if (ours.isEmpty()) {
                        return false;
                    }
                    int each = BATCH / ours.size();
                    List<OutboxTable.Row> rows = OutboxTable.next(connection, ours, each);
                    RecordSender.Result result =
                            sender.send(rows.stream().map(Relay.this::toRecord).toList());
                    OutboxTable.delete(connection, rows.subList(0, result.acknowledged()));
                    connection.commit();
                    return settle(due, rows, result) || rows.size() >= each;
                } finally {
                    // ends the transaction, and with it the locks, wherever it was left; after the commit it does
                    // nothing
                    connection.rollback();
                }
            }
        }

        /** A shard whose record was not taken pauses; whether there were others behind it, which are tried again at once. */
        private boolean settle(List<Shard> due, List<OutboxTable.Row> rows, RecordSender.Result result) {
            if (result.failure() == null) {
                due.forEach(Shard::worked);
                if (!rows.isEmpty() && outage.compareAndSet(true, false)) {
                    LOG.info("The outbox is being sent again");
                }
                return false;
            }
            OutboxTable.Row refused = rows.get(result.acknowledged());
            report(new NotSent(refused, result.failure()));
            due.stream().filter(shard -> shard.number == refused.shard()).forEach(Shard::refused);
            return true;
        }
    }

    private void measure() throws SQLException {
        long now = System.nanoTime();
        long last = measured.get();
        if (now - last >= MEASURE_EVERY.toNanos() && measured.compareAndSet(last, now)) {
            try (Connection connection = dataSource.getConnection()) {
                OutboxTable.measure(connection, backlog);
            }
        }
    }

    /** Whether a shard may be sent with the others, or was refused, pauses, and is then tried by itself. */
    private static final class Shard {
        private final int number;
        private final Backoff backoff = new Backoff();
        private boolean well = true;
        private boolean tried;
        private long notBefore = System.nanoTime();

        Shard(int number) {
            this.number = number;
        }

        synchronized boolean isWell() {
            return well;
        }

        synchronized void worked() {
            well = true;
            backoff.reset();
        }

        synchronized void refused() {
            well = false;
            notBefore = System.nanoTime() + backoff.next().toNanos();
        }

        /** Until {@link #leave}, if it is in trouble, its pause is over, and nobody else tries it. */
        synchronized boolean takeTrouble() {
            if (well || tried || System.nanoTime() - notBefore < 0) {
                return false;
            }
            tried = true;
            return true;
        }

        synchronized void leave() {
            tried = false;
        }
    }

    private static final class NotSent extends Exception {
        NotSent(OutboxTable.Row row, Exception cause) {
            super(row.type() + " for the topic " + row.topic() + ": " + cause, cause);
        }
    }

    /** 100 ms, doubled up to 5 s. */
    private static final class Backoff {
        private int failures;

        Duration next() {
            return Duration.ofMillis(Math.min(5_000, 100L << Math.min(failures++, 10)));
        }

        void reset() {
            failures = 0;
        }
    }
}
