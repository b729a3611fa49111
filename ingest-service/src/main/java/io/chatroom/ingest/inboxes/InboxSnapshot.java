package io.chatroom.ingest.inboxes;

import io.chatroom.ingest.folder.DataFolder;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;

/**
 * The records about inboxes as they last were, on disk: what an instance starts from while Kafka is away. Credentials stand in it
 * as they stand on the topic, sealed.
 */
@Singleton
class InboxSnapshot {
    private static final Logger LOG = Logger.getLogger(InboxSnapshot.class);
    private static final String FILE = "inboxes";
    private static final byte FORMAT = 1;

    private final DataFolder folder;

    InboxSnapshot(DataFolder folder) {
        this.folder = folder;
    }

    void write(Map<UUID, byte[]> records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0);
            out.writeByte(FORMAT);
            out.writeInt(records.size());
            for (Map.Entry<UUID, byte[]> record : records.entrySet()) {
                out.writeLong(record.getKey().getMostSignificantBits());
                out.writeLong(record.getKey().getLeastSignificantBits());
                out.writeInt(record.getValue().length);
                out.write(record.getValue());
            }
        }
        byte[] written = bytes.toByteArray();
        ByteBuffer.wrap(written).putInt(0, checksum(written));
        folder.replace(FILE, written);
    }

    /** Empty where there is none, or a damaged one: then the topic is waited for, as on the first start. */
    Map<UUID, byte[]> read() {
        try {
            byte[] written = Files.readAllBytes(folder.resolve(FILE));
            if (written.length < 9 || ByteBuffer.wrap(written).getInt(0) != checksum(written)) {
                LOG.warnf("the snapshot of the inboxes in %s is damaged, and is passed over", folder.path());
                return Map.of();
            }
            return records(new DataInputStream(new ByteArrayInputStream(written, 4, written.length - 4)));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            LOG.warnf("the snapshot of the inboxes cannot be read, and is passed over: %s", e);
            return Map.of();
        }
    }

    private static Map<UUID, byte[]> records(DataInputStream in) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("it is in format " + format + ", which this version does not know");
        }
        Map<UUID, byte[]> records = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            UUID id = new UUID(in.readLong(), in.readLong());
            records.put(id, in.readNBytes(in.readInt()));
        }
        return records;
    }

    private static int checksum(byte[] written) {
        CRC32C checksum = new CRC32C();
        checksum.update(written, 4, written.length - 4);
        return (int) checksum.getValue();
    }
}
