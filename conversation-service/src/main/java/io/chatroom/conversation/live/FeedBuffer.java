package io.chatroom.conversation.live;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest part of the feed, bounded by count and by size. There is one writer, the tail; readers keep a position of their own and
 * come for the next entry when they can send it, so a reader costs no memory here, and misses nothing and sees nothing twice by
 * construction.
 */
final class FeedBuffer {
    private record Slot(long position, FeedEntry entry) {}

    /** Where a reader stands: the position of the entry it reads next; what the feed has up to {@code offset} it has already. */
    record Cursor(long position, long offset) {}

    private final AtomicReferenceArray<@Nullable Slot> ring;
    private final long maxCharacters;
    private final ArrayDeque<Integer> sizes = new ArrayDeque<>();
    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private long characters;
    private long oldest;
    private volatile long next;
    private volatile boolean ready;
    /** Offsets: everything from {@code floor} up to, not including, {@code end} was seen; what is gone of it lies below the floor. */
    private long floor;

    private volatile long end;
    /** Grows when the feed was lost from sight; who stood in it before must start over. */
    private volatile int epoch;

    FeedBuffer(int maxEntries, long maxCharacters) {
        this.ring = new AtomicReferenceArray<>(maxEntries);
        this.maxCharacters = maxCharacters;
    }

    /** Begins, or begins again, with nothing but the promise that everything from {@code offset} will come. */
    synchronized void beginAt(long offset) {
        while (oldest < next) {
            evict();
        }
        floor = offset;
        end = offset;
        epoch++;
        wake();
    }

    /** The tail has come up to the present: now "now" means now. */
    void markReady() {
        ready = true;
        wake();
    }

    boolean ready() {
        return ready;
    }

    int epoch() {
        return epoch;
    }

    synchronized void append(FeedEntry entry) {
        int size = entry.json().length();
        while (oldest < next && (next - oldest == ring.length() || characters + size > maxCharacters)) {
            evict();
        }
        ring.set(slot(next), new Slot(next, entry));
        sizes.addLast(size);
        characters += size;
        end = entry.offset() + 1;
        next++;
    }

    /** The record at this offset is no event: nothing to stream, and nothing missed. */
    synchronized void skip(long offset) {
        end = offset + 1;
    }

    private void evict() {
        Slot gone = ring.getAndSet(slot(oldest), null);
        if (gone != null) {
            floor = gone.entry().offset() + 1;
        }
        characters -= sizes.removeFirst();
        oldest++;
    }

    private int slot(long position) {
        return (int) (position % ring.length());
    }

    /** Offset of the newest event seen; one less than the first to come. */
    long lastOffset() {
        return end - 1;
    }

    synchronized Cursor now() {
        return new Cursor(next, end - 1);
    }

    /** Right after {@code offset}; empty if what follows it is not all here any more. An offset yet to come here is waited for. */
    synchronized Optional<Cursor> after(long offset) {
        if (offset + 1 < floor) {
            return Optional.empty();
        }
        long low = oldest;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Slot slot = ring.get(slot(middle));
            if (slot != null && slot.entry().offset() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Optional.of(new Cursor(low, offset));
    }

    sealed interface Read {
        record Entry(FeedEntry entry) implements Read {}

        record Nothing() implements Read {}

        /** The reader was too slow: what it was to read is gone. */
        record Gone() implements Read {}
    }

    private static final Read NOTHING = new Read.Nothing();
    private static final Read GONE = new Read.Gone();

    /** Never waits: this is called for every reader and every event. */
    Read at(long position) {
        if (position >= next) {
            return NOTHING;
        }
        Slot slot = ring.get(slot(position));
        return slot == null || slot.position() != position ? GONE : new Read.Entry(slot.entry());
    }

    /** {@code reader} is run whenever there may be something new; it must not block. */
    void watch(Runnable reader) {
        readers.add(reader);
    }

    void forget(Runnable reader) {
        readers.remove(reader);
    }

    int watchers() {
        return readers.size();
    }

    void wake() {
        readers.forEach(Runnable::run);
    }
}
