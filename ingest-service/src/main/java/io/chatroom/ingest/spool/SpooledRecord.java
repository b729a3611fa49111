package io.chatroom.ingest.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A record of the inbound topic as it will be sent.
 *
 * @param since when it was spooled
 */
public record SpooledRecord(UUID inboxId, Instant since, String key, Map<String, String> headers, byte[] payload) {
    private static final byte FORMAT = 1;

    /** What was read back is not what was written. */
    static final class Damaged extends Exception {
        Damaged(String message) {
            super(message, null, false, false);
        }
    }

    /** CRC32C of the rest, format, fields. */
    byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0);
            out.writeByte(FORMAT);
            out.writeLong(inboxId.getMostSignificantBits());
            out.writeLong(inboxId.getLeastSignificantBits());
            out.writeLong(since.toEpochMilli());
            out.writeUTF(key);
            out.writeShort(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.writeInt(payload.length);
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] written = bytes.toByteArray();
        ByteBuffer.wrap(written).putInt(0, checksum(written));
        return written;
    }

    static SpooledRecord read(byte[] written) throws Damaged {
        if (written.length < 4 || ByteBuffer.wrap(written).getInt(0) != checksum(written)) {
            throw new Damaged("its checksum is wrong");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written, 4, written.length - 4))) {
            byte format = in.readByte();
            if (format != FORMAT) {
                throw new Damaged("it is in format " + format + ", which this version does not know");
            }
            UUID inboxId = new UUID(in.readLong(), in.readLong());
            Instant since = Instant.ofEpochMilli(in.readLong());
            String key = in.readUTF();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return new SpooledRecord(inboxId, since, key, headers, in.readNBytes(in.readInt()));
        } catch (IOException e) {
            throw new Damaged(e.toString());
        }
    }

    private static int checksum(byte[] written) {
        CRC32C checksum = new CRC32C();
        checksum.update(written, 4, written.length - 4);
        return (int) checksum.getValue();
    }
}
