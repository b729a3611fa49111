package io.chatroom.conversation.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An inbox of the platform {@code site}, as far as visitors are concerned. */
record SiteInbox(UUID id, List<String> allowedOrigins, boolean verifiedOnly, Chat chat) {

    /** How the chat looks, and what it says; without a colour it has its own. */
    record Chat(
            String title,
            @Nullable String greeting,
            @Nullable String color,
            String position,
            String preChat,
            OpeningHours hours,
            @Nullable String awayMessage) {}

    static SiteInbox of(UUID id, String name, JsonNode settings) {
        return new SiteInbox(
                id,
                texts(settings, "allowed_origins"),
                settings.path("verified_only").asBoolean(),
                new Chat(
                        settings.path("title").asText(name),
                        text(settings, "greeting"),
                        text(settings, "color"),
                        settings.path("position").asText("right"),
                        settings.path("pre_chat").asText("off"),
                        OpeningHours.of(texts(settings, "business_hours"), zone(settings)),
                        text(settings, "away_message")));
    }

    private static @Nullable String text(JsonNode settings, String name) {
        return settings.path(name).isTextual() ? settings.path(name).textValue() : null;
    }

    private static List<String> texts(JsonNode settings, String name) {
        List<String> texts = new ArrayList<>();
        settings.path(name).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static ZoneId zone(JsonNode settings) {
        try {
            return ZoneId.of(settings.path("time_zone").asText("UTC"));
        } catch (DateTimeException e) {
            // a zone that a newer time zone database knew when it was stored
            return ZoneOffset.UTC;
        }
    }
}
