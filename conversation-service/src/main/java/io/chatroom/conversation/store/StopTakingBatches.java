package io.chatroom.conversation.store;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Before the clients are closed: no new batch is begun, so that the one in flight is stored and committed instead of being read again
 * by the next replica. Nothing is lost either way.
 */
@ApplicationScoped
class StopTakingBatches {
    private final ChannelRegistry channels;

    StopTakingBatches(ChannelRegistry channels) {
        this.channels = channels;
    }

    void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
        for (String name : List.of("inbound", "receipts", "tallies", "webhooks")) {
            PausableChannel channel = channels.getPausable(name);
            if (channel != null && !channel.isPaused()) {
                channel.pause();
            }
        }
    }
}
