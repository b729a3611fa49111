package io.chatroom.conversation.webhooks;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.chatroom.events.EventJson;
import io.chatroom.events.FeedEvent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the feed; without an event it is somebody else's, and nobody's news. */
record Happened(Arrival arrival, Optional<FeedEvent> event) implements Sieve.Item {

    static Happened read(Arrival arrival) {
        try {
            FeedEvent event = EventJson.read(arrival.payload(), FeedEvent.class);
            boolean whole = event.eventId() != null
                    && event.type() != null
                    && event.inboxId() != null
                    && event.at() != null
                    && event.data() != null;
            return new Happened(arrival, whole ? Optional.of(event) : Optional.empty());
        } catch (EventJson.MalformedPayload e) {
            return new Happened(arrival, Optional.empty());
        }
    }

    @Override
    public @Nullable UUID inboxId() {
        return null;
    }
}
