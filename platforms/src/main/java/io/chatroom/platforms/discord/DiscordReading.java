package io.chatroom.platforms.discord;

import io.chatroom.events.InboundEvent;
import java.util.List;

/** What became of something that Discord told. */
sealed interface DiscordReading {

    record Understood(List<InboundEvent> events) implements DiscordReading {
        Understood(InboundEvent event) {
            this(List.of(event));
        }
    }

    /** Our own message, coming back. */
    record Echo() implements DiscordReading {}

    /** Understood, and nothing that anybody said. */
    record Ignored() implements DiscordReading {}

    record NotUnderstood(String reason) implements DiscordReading {}
}
