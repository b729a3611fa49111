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
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries committed rows to Kafka. A shard has one owner at a time, over all processes, through an advisory lock that lives as
 * long as the transaction: read in order, send, wait for every acknowledgement, delete, commit. Several relays may run.
 */
final class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final int BATCH = 500;
    /** Shards served at once, each with a connection of its own. */
    private static final int AT_ONCE = 4;

    private final DataSource dataSource;
    private final RecordSender sender;
    private final String source;
    private final Backlog backlog;
    private final List<Shard> shards;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final AtomicBoolean outage = new AtomicBoolean();
    private final Thread dispatcher;
    private final CountDownLatch stop = new CountDownLatch(1);

    Relay(DataSource dataSource, RecordSender sender, String source, Backlog backlog) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.source = source;
        this.backlog = backlog;
        this.shards =
                IntStream.range(0, OutboxRecord.SHARDS).mapToObj(Shard::new).toList();
        this.dispatcher = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
    }

    void start() {
        dispatcher.start();
    }

    /** What has not been sent by then stays in the table for the next relay. */
    void stop() {
        stop.countDown();
        wake();
        try {
            long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
            dispatcher.join(STOP_WITHIN);
            slots.tryAcquire(AT_ONCE, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }

    void wake() {
        wake.release();
    }

    private void run() {
        Backoff backoff = new Backoff();
        long measured = System.nanoTime() - MEASURE_EVERY.toNanos();
        try {
            boolean last;
            do {
                // when told to stop, once more: what was committed just before should not wait for the next start
                last = stopping();
                Duration pause = POLL;
                try (Connection connection = dataSource.getConnection()) {
                    for (int shard : OutboxTable.shardsWithRows(connection)) {
                        shards.get(shard).serve();
                    }
                    if (System.nanoTime() - measured >= MEASURE_EVERY.toNanos()) {
                        OutboxTable.measure(connection, backlog);
                        measured = System.nanoTime();
                    }
                    backoff.reset();
                } catch (SQLException e) {
                    report(e);
                    pause = backoff.next();
                }
                if (pause.equals(POLL)) {
                    wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                }
                wake.drainPermits();
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    /** One shard's place in this process: served by at most one thread, which looks again if rows were seen meanwhile. */
    private final class Shard {
        private final int number;
        private final Backoff backoff = new Backoff();
        private boolean served;
        private boolean again;
        private long notBefore = System.nanoTime();

        Shard(int number) {
            this.number = number;
        }

        synchronized void serve() {
            if (served) {
                again = true;
            } else if (System.nanoTime() - notBefore >= 0) {
                served = true;
                Thread.ofVirtual().name("outbox-relay-" + number).start(this::run);
            }
        }

        private void run() {
            try {
                do {
                    slots.acquire();
                    try {
                        drain();
                    } finally {
                        slots.release();
                    }
                } while (lookAgain());
            } catch (InterruptedException e) {
                stopServing(Duration.ZERO);
            } catch (SQLException | NotSent | RuntimeException e) {
                report(e);
                stopServing(backoff.next());
            }
        }

        private synchronized boolean lookAgain() {
            served = again && !stopping();
            again = false;
            return served;
        }

        private synchronized void stopServing(Duration pause) {
            served = false;
            again = false;
            notBefore = System.nanoTime() + pause.toNanos();
        }

        private void drain() throws SQLException, InterruptedException, NotSent {
            int sent;
            do {
                sent = sendBatch();
                if (sent > 0) {
                    backoff.reset();
                    if (outage.compareAndSet(true, false)) {
                        LOG.info("The outbox is being sent again");
                    }
                }
            } while (sent == BATCH && !stopping());
        }

        private int sendBatch() throws SQLException, InterruptedException, NotSent {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    if (!OutboxTable.tryLock(connection, number)) {
                        return 0;
                    }
                    List<OutboxTable.Row> rows = OutboxTable.next(connection, number, BATCH);
                    if (rows.isEmpty()) {
                        return 0;
                    }
                    RecordSender.Result result =
                            sender.send(rows.stream().map(Relay.this::toRecord).toList());
                    OutboxTable.delete(connection, number, rows.subList(0, result.acknowledged()));
                    connection.commit();
                    if (result.failure() != null) {
                        throw new NotSent(rows.get(result.acknowledged()), result.failure());
                    }
                    return rows.size();
                } finally {
                    // ends the transaction, and with it the lock, wherever it was left; after the commit it does
                    // nothing
                    connection.rollback();
                }
            }
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
