package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.platforms.UntrustedJson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of a message. Telegram names it by an id, which the bot can exchange for the bytes. */
final class TelegramFiles {
    /** Telegram takes ten. */
    private static final int MOST_PAID = 50;

    static List<Attachment> of(JsonNode message) {
        // an animation comes a second time as a document, for older clients
        for (String kind : List.of("animation", "document", "video", "audio", "voice", "video_note", "sticker")) {
            Optional<Attachment> file = file(message.path(kind), usualType(kind, message.path(kind)));
            if (file.isPresent()) {
                return List.of(file.get());
            }
        }
        List<Attachment> paid = paid(message.path("paid_media").path("paid_media"));
        // the same photo in several sizes
        return paid.isEmpty() ? largest(message.path("photo")).stream().toList() : paid;
    }

    /** What is sold for Telegram's stars: each a photo in several sizes or a video, once it is paid. */
    private static List<Attachment> paid(JsonNode media) {
        return media.valueStream()
                .limit(MOST_PAID)
                .flatMap(one -> one.has("video")
                        ? file(one.path("video"), "video/mp4").stream()
                        : largest(one.path("photo")).stream())
                .toList();
    }

    private static Optional<Attachment> largest(JsonNode sizes) {
        return sizes.valueStream()
                .max(Comparator.comparingLong(TelegramFiles::pixels))
                .flatMap(largest -> file(largest, "image/jpeg"));
    }

    private static Optional<Attachment> file(JsonNode file, @Nullable String usualType) {
        return UntrustedJson.id(file, "file_id")
                .map(id -> new Attachment(
                        id,
                        null,
                        UntrustedJson.filled(file, "file_name").orElse(null),
                        UntrustedJson.filled(file, "mime_type").orElse(usualType),
                        UntrustedJson.number(file, "file_size")
                                .filter(size -> size >= 0)
                                .orElse(null)));
    }

    /** For the kinds that come without a type of their own and have only one. */
    private static @Nullable String usualType(String kind, JsonNode file) {
        return switch (kind) {
            case "video_note" -> "video/mp4";
            case "sticker" -> {
                if (file.path("is_animated").asBoolean(false)) {
                    yield "application/x-tgsticker";
                }
                yield file.path("is_video").asBoolean(false) ? "video/webm" : "image/webp";
            }
            default -> null;
        };
    }

    private static long pixels(JsonNode photo) {
        return Math.clamp(UntrustedJson.number(photo, "width").orElse(0L), 0, 100_000)
                * Math.clamp(UntrustedJson.number(photo, "height").orElse(0L), 0, 100_000);
    }

    private TelegramFiles() {}
}
