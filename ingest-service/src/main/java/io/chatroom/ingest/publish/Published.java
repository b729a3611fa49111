package io.chatroom.ingest.publish;

import io.chatroom.events.IngestTally;
import io.chatroom.ingest.folder.DataFolder;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How far this instance has come on each partition of the inbound topic, over restarts: kept in a file that is mapped into memory,
 * which a killed process does not take with it.
 */
@Singleton
public class Published {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PARTITIONS = 1024;

    private final MappedByteBuffer nextOffsets;

    Published(DataFolder folder) {
        try (FileChannel file = FileChannel.open(
                folder.resolve("published"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            this.nextOffsets = file.map(FileChannel.MapMode.READ_WRITE, 0, PARTITIONS * (long) Long.BYTES);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The folder " + folder.path() + " (CHATROOM_INGEST_DATA_DIR) cannot be used: " + e + ".");
        }
    }

    void acknowledged(int partition, long offset) {
        if (partition >= PARTITIONS) {
            return;
        }
        int at = partition * Long.BYTES;
        long known = (long) LONG.getVolatile((ByteBuffer) nextOffsets, at);
        while (known <= offset && !LONG.compareAndSet((ByteBuffer) nextOffsets, at, known, offset + 1)) {
            known = (long) LONG.getVolatile((ByteBuffer) nextOffsets, at);
        }
    }

    public List<IngestTally.Published> soFar() {
        List<IngestTally.Published> soFar = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            long next = (long) LONG.getVolatile((ByteBuffer) nextOffsets, partition * Long.BYTES);
            if (next > 0) {
                soFar.add(new IngestTally.Published(partition, next));
            }
        }
        return soFar;
    }
}
