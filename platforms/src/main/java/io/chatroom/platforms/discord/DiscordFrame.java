package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispatch of the gateway's as it came, envelope and all. What it becomes has the same ids as what a webhook event or an interaction
 * about the same thing becomes.
 */
record DiscordFrame(
        JsonNode root,
        byte[] frame,
        Inbox inbox,
        Instant now,
        String dispatchId,
        @Nullable String self) {
    /** What nobody understood is kept whole up to this size; a record holds no more. */
    private static final int WHOLE = 256 * 1024;

    static boolean isDispatch(JsonNode root) {
        return root.path("op").asInt(-1) == 0 && root.path("t").isTextual();
    }

    Normalised.Events events() {
        String event = root.path("t").asText();
        JsonNode data = root.path("d");
        if (event.equals("INTERACTION_CREATE")) {
            // told here only while no address for interactions is entered
            DiscordInteraction interaction = new DiscordInteraction(data, frame, inbox, now);
            return events(interaction.read(), interaction.key(), interaction.kept());
        }
        DiscordDispatch dispatch = new DiscordDispatch(inbox, now, dispatchId, frame, self);
        return events(dispatch.read(event, data), "dispatch:" + dispatchId, frame);
    }

    private Normalised.Events events(DiscordReading reading, String key, byte[] raw) {
        return switch (reading) {
            case DiscordReading.Understood(List<InboundEvent> events) -> new Normalised.Events(events, 0, 0);
            case DiscordReading.Echo _ -> Normalised.Events.ECHO;
            case DiscordReading.Ignored _ -> Normalised.Events.IGNORED;
            case DiscordReading.NotUnderstood(String reason) -> unreadable(inbox, now, key, reason, raw);
        };
    }

    static Normalised.Events unreadable(Inbox inbox, Instant now, String key, String reason, byte[] raw) {
        byte[] kept = raw.length <= WHOLE ? raw : UntrustedJson.capped(raw);
        return new Normalised.Events(List.of(UnreadableEvents.of(inbox, now, key, reason, kept)), 0, 0);
    }
}
