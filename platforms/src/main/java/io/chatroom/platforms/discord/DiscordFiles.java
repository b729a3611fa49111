package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.platforms.UntrustedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a message, stickers among them. */
final class DiscordFiles {
    private static final int MOST = 50;

    static List<Attachment> ofMessage(JsonNode message) {
        List<Attachment> files = new ArrayList<>();
        for (JsonNode file : message.path("attachments")) {
            of(file).filter(_ -> files.size() < MOST).ifPresent(files::add);
        }
        for (JsonNode sticker : message.path("sticker_items")) {
            sticker(sticker).filter(_ -> files.size() < MOST).ifPresent(files::add);
        }
        return files;
    }

    static Optional<Attachment> of(JsonNode file) {
        return UntrustedJson.filled(file, "url")
                .filter(url -> url.startsWith("https://"))
                .map(url -> new Attachment(
                        UntrustedJson.id(file, "id").orElse(null),
                        url,
                        UntrustedJson.filled(file, "filename").orElse(null),
                        UntrustedJson.filled(file, "content_type").orElse(null),
                        UntrustedJson.number(file, "size")
                                .filter(size -> size >= 0)
                                .orElse(null)));
    }

    /** https://docs.discord.com/developers/reference#image-formatting; a Lottie is a drawing that only Discord shows. */
    private static Optional<Attachment> sticker(JsonNode sticker) {
        String name = UntrustedJson.filled(sticker, "name").orElse(null);
        return UntrustedJson.id(sticker, "id")
                .filter(DiscordPerson::isWord)
                .map(id -> switch (sticker.path("format_type").asInt()) {
                    case 3 -> attachment(id, "cdn.discordapp.com", "json", "application/json", name);
                    case 4 -> attachment(id, "media.discordapp.net", "gif", "image/gif", name);
                    default -> attachment(id, "cdn.discordapp.com", "png", "image/png", name);
                });
    }

    private static Attachment attachment(String id, String host, String suffix, String type, @Nullable String name) {
        return new Attachment(id, "https://" + host + "/stickers/" + id + "." + suffix, name, type, null);
    }

    private DiscordFiles() {}
}
