package io.chatroom.conversation.thread;

import io.chatroom.conversation.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Where a page of conversations ended: the last one's place in its order. Opaque to clients, and believed by nobody unchecked. */
record ConversationCursor(ConversationOrder order, int rank, Instant at, UUID id) {
    private static final byte VERSION = 2;
    private static final int BYTES = 3 + 3 * Long.BYTES;

    /** The year 9999, where those stand who do not wait. */
    private static final long LATEST_MICROS = 260_000_000_000_000_000L;

    String written() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .put((byte) order.ordinal())
                .put((byte) rank)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static ConversationCursor read(String written, ConversationOrder order) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(written);
        } catch (IllegalArgumentException e) {
            throw refused("The cursor is none of ours. Use next_cursor as it came, or leave it out.");
        }
        if (bytes.length != BYTES || bytes[0] != VERSION) {
            throw refused("The cursor is none of ours. Use next_cursor as it came, or leave it out.");
        }
        if (bytes[1] != order.ordinal()) {
            throw refused("The cursor belongs to another sort. Keep the sort while you page, or leave the cursor out.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 3, BYTES - 3);
        long micros = buffer.getLong();
        // what Postgres can hold; a crafted cursor must not become its error
        if (micros < 0 || micros > LATEST_MICROS) {
            throw refused("The cursor is none of ours. Use next_cursor as it came, or leave it out.");
        }
        return new ConversationCursor(
                order,
                bytes[2],
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static ProblemException refused(String message) {
        return ProblemException.badParameter("cursor", message);
    }
}
