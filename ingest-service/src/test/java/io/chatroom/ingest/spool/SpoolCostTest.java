package io.chatroom.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.Ids;
import io.chatroom.ingest.spool.Spool.NotKept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark, run on demand: synced records per second beside a bare loop of write and force that shares syncs alike. */
@EnabledIfSystemProperty(named = "spool.cost", matches = "true")
class SpoolCostTest {
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final byte[] PAYLOAD = new byte[1024];

    @TempDir
    Path folder;

    interface Keep {
        void one() throws Exception;
    }

    @Test
    void beside_a_bare_loop_on_the_same_disk() throws Exception {
        new Random(1).nextBytes(PAYLOAD);
        for (int writers : new int[] {1, 16, 64, 256}) {
            double bare = bare(writers);
            double spool = spool(writers);
            System.out.printf("| %d | %.0f | %.0f | %.2f |%n", writers, bare, spool, spool / bare);
            assertThat(spool).isPositive();
        }
    }

    private double spool(int writers) throws Exception {
        UUID inbox = Ids.next();
        try (Spool spool = Spool.in(folder.resolve("spool" + writers), new Spool.Limits(4L << 30, 1), () -> 0)) {
            return perSecond(writers, () -> {
                try {
                    spool.append(
                            List.of(new SpooledRecord(inbox, Instant.now(), "key", Map.of("ce_id", "x"), PAYLOAD)),
                            Duration.ofSeconds(10));
                } catch (NotKept e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private double bare(int writers) throws Exception {
        LinkedBlockingQueue<CountDownLatch> waiting = new LinkedBlockingQueue<>();
        Thread writer = Thread.ofPlatform().start(() -> {
            try (FileChannel file = FileChannel.open(
                    folder.resolve("bare" + writers), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                List<CountDownLatch> together = new ArrayList<>();
                while (true) {
                    together.clear();
                    together.add(waiting.take());
                    waiting.drainTo(together);
                    ByteBuffer bytes = ByteBuffer.allocate(together.size() * PAYLOAD.length);
                    together.forEach(_ -> bytes.put(PAYLOAD));
                    file.write(bytes.flip());
                    file.force(false);
                    together.forEach(CountDownLatch::countDown);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        double perSecond = perSecond(writers, () -> {
            CountDownLatch synced = new CountDownLatch(1);
            waiting.add(synced);
            synced.await();
        });
        writer.interrupt();
        writer.join();
        return perSecond;
    }

    private static double perSecond(int writers, Keep keep) throws InterruptedException {
        AtomicLong kept = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        long started = System.nanoTime();
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    while (!stop.get()) {
                        keep.one();
                        kept.incrementAndGet();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        Thread.sleep(ROUND);
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return kept.get() / ((System.nanoTime() - started) / 1e9);
    }
}
