package io.chatroom.conversation.search;

import io.chatroom.conversation.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Where a page ended, in order of time and id. Opaque to clients, and believed by nobody unchecked. */
record SearchCursor(Instant at, UUID id) {
    private static final int BYTES = 3 * Long.BYTES;

    String written() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static SearchCursor read(String written) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(written);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long micros = buffer.getLong();
            // what Postgres can hold; a crafted cursor must not become its error
            if (bytes.length == BYTES && Math.abs(micros) < 4_000_000_000_000_000L) {
                return new SearchCursor(
                        Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
            // falls through to the refusal
        }
        throw ProblemException.badParameter(
                "cursor", "The cursor is none of ours. Use next_cursor as it came, or leave it out.");
    }
}
