package io.chatroom.ingest.tally;

import io.chatroom.events.Ids;
import io.chatroom.events.IngestTally;
import io.chatroom.events.IngestTally.InboxTally;
import io.chatroom.ingest.folder.DataFolder;
import io.chatroom.ingest.publish.Published;
import io.chatroom.ingest.spool.Spool;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts events once they are durable and before their sender hears of it: too low by what was in flight at a kill, never too high. */
@Singleton
public class Tally {
    private final CounterFile counters;
    private final Spool spool;
    private final Published published;

    Tally(DataFolder folder, Spool spool, Published published) {
        this.spool = spool;
        this.published = published;
        try {
            this.counters = CounterFile.open(folder.resolve("counts"), Ids.next());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The counts in " + folder.path() + " (CHATROOM_INGEST_DATA_DIR) cannot be opened: " + e + ".");
        }
    }

    /** {@code echoes} are dropped, and come on top of {@code events}. */
    public void acknowledged(UUID inboxId, int events, int echoes) {
        if (events + echoes > 0) {
            counters.add(inboxId, (long) events + echoes, echoes);
        }
    }

    /**
     * Read in this order, so that what is counted is never missing from the rest: counts, then the spool, then how far the topic
     * was written. An event that leaves the spool meanwhile has reached the topic before.
     */
    IngestTally soFar(Instant now) {
        Map<UUID, CounterFile.Counts> counts = counters.counts();
        Map<UUID, Long> spooled = spool.countByInbox();
        List<IngestTally.Published> offsets = published.soFar();
        List<InboxTally> inboxes = counts.entrySet().stream()
                .map(inbox -> new InboxTally(
                        inbox.getKey(),
                        inbox.getValue().acknowledged(),
                        inbox.getValue().echoes(),
                        spooled.getOrDefault(inbox.getKey(), 0L)))
                .toList();
        return new IngestTally(counters.instanceId(), now, inboxes, offsets);
    }

    @PreDestroy
    void close() throws IOException {
        counters.close();
    }
}
