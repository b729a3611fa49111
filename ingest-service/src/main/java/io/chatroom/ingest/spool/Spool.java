package io.chatroom.ingest.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A queue on disk, in the order of arrival. {@link #append} returns once the records are synced; those who wait at the same time
 * share a sync. A tail that a crash tore off was never acknowledged, and is gone at the next start. Bounded by its own size and by
 * how full the disk is.
 */
public final class Spool implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Spool.class);
    /** Keys are told apart by their hash modulo this: a fixed amount of memory, for a few keys that wait without need. */
    private static final int BUCKETS = 1 << 14;

    private static final int MOST_PER_SYNC = 2_000;
    /** An empty file is replaced when it is larger than this. */
    private static final long WORTH_REPLACING = 64L << 20;
    /** What a record costs beside its bytes. */
    private static final long OVERHEAD = 64;

    private final Path file;
    private final Limits limits;
    private final DoubleSupplier diskInUse;
    /** Around everything that reads or writes the store. */
    private final ReentrantLock store = new ReentrantLock();

    private MVStore opened;
    private MVMap<Long, byte[]> records;
    private long nextPosition;

    private final LinkedBlockingQueue<Append> appends = new LinkedBlockingQueue<>();
    private final AtomicIntegerArray held = new AtomicIntegerArray(BUCKETS);
    private final Map<UUID, AtomicLong> heldByInbox = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Thread writer;
    private volatile boolean closed;

    /** {@code size} in bytes; {@code diskShare} of the whole disk, whoever uses it, from 0 to 1. */
    public record Limits(long size, double diskShare) {}

    /** It could not be kept: the spool or its disk is full, or does not work. */
    public static final class NotKept extends Exception {
        NotKept(String message) {
            super(message, null, false, false);
        }
    }

    /** A record and its place in the queue. */
    public record Entry(long position, SpooledRecord record) {}

    private record Append(List<SpooledRecord> records, long size, CompletableFuture<@Nullable Void> synced) {}

    private Spool(Path file, Limits limits, DoubleSupplier diskInUse) {
        this.file = file;
        this.limits = limits;
        this.diskInUse = diskInUse;
        this.opened = open(file);
        this.records = map(opened);
        countWhatIsThere();
        this.writer = Thread.ofPlatform().name("spool").daemon().start(this::write);
    }

    /** @throws IllegalStateException if the file is none of ours, or held by another process */
    public static Spool in(Path file, Limits limits, DoubleSupplier diskInUse) {
        return new Spool(file, limits, diskInUse);
    }

    /** Returns when all of them are synced to disk, in their order; none of them is kept if it throws. */
    public void append(List<SpooledRecord> toKeep, Duration within) throws NotKept {
        if (closed) {
            throw new NotKept("the spool is closed");
        }
        long size = toKeep.stream().mapToLong(Spool::sizeOf).sum();
        Append append = new Append(toKeep, size, new CompletableFuture<>());
        toKeep.forEach(this::hold);
        appends.add(append);
        try {
            append.synced().get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotKept why ? why : new NotKept("the spool failed: " + e.getCause());
        } catch (TimeoutException e) {
            // it may be written yet, which is a repetition like any other
            throw new NotKept("the disk did not sync in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotKept("interrupted while the disk was syncing");
        }
    }

    /** Whether a record of this key is in here, so that a later one must not be sent past it. */
    public boolean holds(String key) {
        return held.get(bucket(key)) > 0;
    }

    public boolean isEmpty() {
        return count.get() == 0;
    }

    public long count() {
        return count.get();
    }

    public long bytes() {
        return bytes.get();
    }

    /** Records of each inbox that are in here. */
    public Map<UUID, Long> countByInbox() {
        Map<UUID, Long> counts = new HashMap<>();
        heldByInbox.forEach((inbox, waiting) -> counts.put(inbox, waiting.get()));
        return counts;
    }

    public @Nullable Instant oldest() {
        return first(1, 0).stream()
                .findFirst()
                .map(entry -> entry.record().since())
                .orElse(null);
    }

    /** The first ones in order: at most {@code most}, and no further one once they are {@code size} bytes. */
    public List<Entry> first(int most, long size) {
        List<Entry> first = new ArrayList<>();
        store.lock();
        try {
            long taken = 0;
            List<Long> damaged = new ArrayList<>();
            Cursor<Long, byte[]> cursor = records.cursor(null);
            while (cursor.hasNext() && first.size() < most && (first.isEmpty() || taken < size)) {
                long position = cursor.next();
                byte[] written = cursor.getValue();
                try {
                    first.add(new Entry(position, SpooledRecord.read(written)));
                    taken += written.length;
                } catch (SpooledRecord.Damaged e) {
                    LOG.errorf("the spooled record %d is lost: %s", position, e.getMessage());
                    damaged.add(position);
                }
            }
            damaged.forEach(records::remove);
            count.addAndGet(-damaged.size());
        } finally {
            store.unlock();
        }
        return first;
    }

    /** Forgets what has been sent. A crash may bring it back, and it is then sent again. */
    public void remove(List<Entry> sent) {
        store.lock();
        try {
            sent.forEach(entry -> records.remove(entry.position()));
            opened.commit();
            count.addAndGet(-sent.size());
            sent.forEach(entry -> letGo(entry.record()));
            if (records.isEmpty() && opened.getFileStore().size() > WORTH_REPLACING) {
                replaceFile();
            }
        } finally {
            store.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            writer.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.lock();
        try {
            opened.close();
        } finally {
            store.unlock();
        }
    }

    private void write() {
        List<Append> together = new ArrayList<>();
        while (!closed || !appends.isEmpty()) {
            together.clear();
            try {
                Append first = appends.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    continue;
                }
                together.add(first);
            } catch (InterruptedException e) {
                // closed: what still waits is written, and then it ends
                continue;
            }
            appends.drainTo(together, MOST_PER_SYNC - 1);
            write(together);
        }
    }

    private void write(List<Append> together) {
        List<Append> written = new ArrayList<>(together.size());
        store.lock();
        long from = nextPosition;
        try {
            for (Append append : together) {
                String refusal = refusal(append.size());
                if (refusal != null) {
                    refuse(append, refusal);
                    continue;
                }
                for (SpooledRecord record : append.records()) {
                    records.put(nextPosition++, record.written());
                }
                bytes.addAndGet(append.size());
                written.add(append);
            }
            opened.commit();
            opened.sync();
            written.forEach(append -> {
                count.addAndGet(append.records().size());
                append.synced().complete(null);
            });
        } catch (MVStoreException e) {
            LOG.errorf("the spool cannot be written: %s", e.getMessage());
            written.forEach(append -> {
                bytes.addAndGet(-append.size());
                refuse(append, "the spool cannot be written");
            });
            reopenWithout(from);
        } finally {
            store.unlock();
        }
    }

    private @Nullable String refusal(long size) {
        if (bytes.get() + size > limits.size()) {
            return "the spool is full";
        }
        return diskInUse.getAsDouble() > limits.diskShare() ? "the spool's disk is full" : null;
    }

    private void refuse(Append append, String why) {
        append.records().forEach(this::unhold);
        append.synced().completeExceptionally(new NotKept(why));
    }

    /** After an error the store refuses everything; what was synced before is still in the file. */
    private void reopenWithout(long from) {
        try {
            opened.closeImmediately();
            opened = open(file);
            records = map(opened);
            // refused and yet written, if it was only the sync that failed
            for (Long refused = records.ceilingKey(from); refused != null; refused = records.ceilingKey(from)) {
                records.remove(refused);
            }
        } catch (RuntimeException e) {
            LOG.errorf("the spool cannot be opened again, and keeps nothing until it can: %s", e.getMessage());
        }
    }

    private void replaceFile() {
        opened.close();
        try {
            java.nio.file.Files.deleteIfExists(file);
        } catch (java.io.IOException e) {
            LOG.warnf("the empty spool cannot be deleted, and is used again: %s", e);
        }
        opened = open(file);
        records = map(opened);
    }

    private void countWhatIsThere() {
        Cursor<Long, byte[]> cursor = records.cursor(null);
        while (cursor.hasNext()) {
            nextPosition = cursor.next() + 1;
            count.incrementAndGet();
            try {
                SpooledRecord record = SpooledRecord.read(cursor.getValue());
                hold(record);
                bytes.addAndGet(sizeOf(record));
            } catch (SpooledRecord.Damaged e) {
                // told and dropped when it is its turn
                continue;
            }
        }
        if (count.get() > 0) {
            LOG.infof("%d records are in the spool, and are sent when Kafka takes them", count.get());
        }
    }

    private void hold(SpooledRecord record) {
        held.incrementAndGet(bucket(record.key()));
        heldByInbox.computeIfAbsent(record.inboxId(), _ -> new AtomicLong()).incrementAndGet();
    }

    private void unhold(SpooledRecord record) {
        held.decrementAndGet(bucket(record.key()));
        AtomicLong ofInbox = heldByInbox.get(record.inboxId());
        if (ofInbox != null) {
            ofInbox.decrementAndGet();
        }
    }

    private void letGo(SpooledRecord record) {
        unhold(record);
        bytes.addAndGet(-sizeOf(record));
    }

    private static long sizeOf(SpooledRecord record) {
        return OVERHEAD + record.payload().length + record.key().length();
    }

    private static int bucket(String key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & BUCKETS - 1;
    }

    private static MVStore open(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(8)
                .open();
        store.setVersionsToKeep(0);
        return store;
    }

    private static MVMap<Long, byte[]> map(MVStore store) {
        return store.openMap(
                "records",
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }
}
