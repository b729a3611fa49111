package io.chatroom.ingest.tally;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two counts for each inbox in a file that is mapped into memory: an increment costs no more than in memory, and the kernel keeps
 * it when the process is killed. Only when the whole machine goes down may the last seconds be missing; counts are then too low,
 * never too high.
 */
final class CounterFile implements AutoCloseable {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long MAGIC = 0x6368617474616c31L;
    private static final int HEADER = 64;
    /** Inbox id, two counts. */
    private static final int SLOT = 32;

    private static final int SLOTS_PER_SEGMENT = 2048;
    private static final int SEGMENT = SLOTS_PER_SEGMENT * SLOT;

    private final FileChannel file;
    private final UUID instanceId;
    private final List<MappedByteBuffer> segments = new ArrayList<>();
    private final Map<UUID, Slot> slots = new ConcurrentHashMap<>();
    private int used;

    record Counts(long acknowledged, long echoes) {}

    private record Slot(MappedByteBuffer segment, int offset) {
        void add(long acknowledged, long echoes) {
            // echoes first: they are a part of what was acknowledged
            if (echoes > 0) {
                var _ = (long) LONG.getAndAdd((ByteBuffer) segment, offset + 24, echoes);
            }
            var _ = (long) LONG.getAndAdd((ByteBuffer) segment, offset + 16, acknowledged);
        }

        Counts counts() {
            long acknowledged = (long) LONG.getVolatile((ByteBuffer) segment, offset + 16);
            return new Counts(acknowledged, (long) LONG.getVolatile((ByteBuffer) segment, offset + 24));
        }
    }

    private CounterFile(FileChannel file, UUID instanceId) {
        this.file = file;
        this.instanceId = instanceId;
    }

    /** A file that is new, or none of ours, begins with {@code fresh} as the instance's id and nothing counted. */
    static CounterFile open(Path path, UUID fresh) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        MappedByteBuffer header = file.map(FileChannel.MapMode.READ_WRITE, 0, HEADER);
        if (header.getLong(0) != MAGIC) {
            file.truncate(HEADER);
            header.putLong(8, fresh.getMostSignificantBits());
            header.putLong(16, fresh.getLeastSignificantBits());
            header.putLong(0, MAGIC);
            header.force();
        }
        CounterFile counters = new CounterFile(file, new UUID(header.getLong(8), header.getLong(16)));
        counters.readSlots();
        return counters;
    }

    UUID instanceId() {
        return instanceId;
    }

    void add(UUID inboxId, long acknowledged, long echoes) {
        Slot slot = slots.get(inboxId);
        (slot == null ? slots.computeIfAbsent(inboxId, this::newSlot) : slot).add(acknowledged, echoes);
    }

    Map<UUID, Counts> counts() {
        Map<UUID, Counts> counts = new LinkedHashMap<>();
        slots.forEach((inbox, slot) -> counts.put(inbox, slot.counts()));
        return counts;
    }

    private void readSlots() throws IOException {
        int whole = (int) Math.max(0, (file.size() - HEADER) / SEGMENT);
        for (int segment = 0; segment < whole; segment++) {
            MappedByteBuffer mapped = map(segment);
            for (int slot = 0; slot < SLOTS_PER_SEGMENT; slot++) {
                UUID inbox = new UUID(mapped.getLong(slot * SLOT), mapped.getLong(slot * SLOT + 8));
                if (inbox.getMostSignificantBits() == 0 && inbox.getLeastSignificantBits() == 0) {
                    return;
                }
                slots.put(inbox, new Slot(mapped, slot * SLOT));
                used++;
            }
        }
    }

    private synchronized Slot newSlot(UUID inboxId) {
        MappedByteBuffer segment = map(used / SLOTS_PER_SEGMENT);
        int offset = used % SLOTS_PER_SEGMENT * SLOT;
        segment.putLong(offset, inboxId.getMostSignificantBits());
        segment.putLong(offset + 8, inboxId.getLeastSignificantBits());
        used++;
        return new Slot(segment, offset);
    }

    private synchronized MappedByteBuffer map(int segment) {
        try {
            while (segments.size() <= segment) {
                segments.add(
                        file.map(FileChannel.MapMode.READ_WRITE, HEADER + (long) segments.size() * SEGMENT, SEGMENT));
            }
            return segments.get(segment);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the counts cannot be kept", e);
        }
    }

    @Override
    public void close() throws IOException {
        segments.forEach(MappedByteBuffer::force);
        file.close();
    }
}
