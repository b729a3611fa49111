package io.chatroom.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one ingest instance has acknowledged since it was first started, by inbox; the payload of {@link Topics#TALLIES}, compacted
 * by instance. Counts only grow, over restarts too, so the last record of an instance is all there is to know of it.
 */
public record IngestTally(UUID instanceId, Instant at, List<InboxTally> inboxes, List<Published> published) {

    public String key() {
        return instanceId.toString();
    }

    /**
     * Events of one inbox. {@code acknowledged}: answered with 2xx, {@code echoes} included; {@code echoes}: our own messages come
     * back, dropped; {@code spooled}: acknowledged and not on the topic yet.
     */
    public record InboxTally(UUID inboxId, long acknowledged, long echoes, long spooled) {}

    /** Everything counted as acknowledged and not spooled stands in this partition of the inbound topic before {@code nextOffset}. */
    public record Published(int partition, long nextOffset) {}
}
