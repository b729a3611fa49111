package io.chatroom.events;

import io.chatroom.events.InboundEvent.Header;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Asks ingest to read a quarantined webhook once more, as its code is better now; the payload of {@link Topics#REDRIVES}. Its
 * signature was checked when it came, at {@code receivedAt}. What comes of it goes to the inbound topic, each record with the
 * header {@link #QUARANTINE_HEADER}, so that the store can close the quarantine entry.
 */
public record RedriveRequested(
        UUID quarantineId, UUID inboxId, String platform, Instant receivedAt, List<Header> headers, byte[] raw) {

    /** On a record of the inbound topic: the id of the quarantine entry it came out of. */
    public static final String QUARANTINE_HEADER = "chatroom_quarantine_id";

    public String key() {
        return inboxId.toString();
    }
}
