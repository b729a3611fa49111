package io.chatroom.conversation.integrity;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.IngestTally;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the topic of tallies, read as far as it could be. */
sealed interface Told extends Sieve.Item {

    @Override
    default @Nullable UUID inboxId() {
        return null;
    }

    record Understood(Arrival arrival, IngestTally tally) implements Told {}

    record NotUnderstood(Arrival arrival, String reason) implements Told {}

    static Told read(Arrival arrival) {
        try {
            IngestTally tally = EventJson.read(arrival.payload(), IngestTally.class);
            String missing = missing(tally);
            return missing == null
                    ? new Understood(arrival, tally)
                    : new NotUnderstood(arrival, "the tally has no " + missing);
        } catch (MalformedPayload e) {
            return new NotUnderstood(arrival, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String missing(IngestTally tally) {
        if (tally.instanceId() == null) {
            return "instance_id";
        }
        if (tally.at() == null) {
            return "at";
        }
        if (tally.inboxes() == null
                || tally.inboxes().stream().anyMatch(inbox -> inbox == null || inbox.inboxId() == null)) {
            return "inboxes";
        }
        return tally.published() == null || tally.published().contains(null) ? "published" : null;
    }
}
