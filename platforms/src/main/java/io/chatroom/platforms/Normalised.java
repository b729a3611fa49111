package io.chatroom.platforms;

import io.chatroom.events.InboundEvent;
import java.util.List;

/**
 * What a request held, in our words: every event of the batch, those nobody understood as
 * {@link InboundEvent.Unreadable}; and how many were our own messages coming back, which are dropped and counted.
 */
public record Normalised(List<InboundEvent> events, int echoes) {
    public static Normalised of(List<InboundEvent> events) {
        return new Normalised(List.copyOf(events), 0);
    }
}
