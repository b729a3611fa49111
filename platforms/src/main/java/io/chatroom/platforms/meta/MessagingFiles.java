package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.platforms.Place;
import io.chatroom.platforms.UntrustedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What comes with a message besides its text: files, whose addresses are good for a while, and things that are only words. */
record MessagingFiles(List<Attachment> attachments, List<String> words) {
    private static final int MOST = 50;

    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "webp", "image/webp",
            "mp4", "video/mp4",
            "pdf", "application/pdf");

    static MessagingFiles of(JsonNode message) {
        List<Attachment> attachments = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (JsonNode attachment : message.path("attachments")) {
            if (attachments.size() + words.size() == MOST) {
                break;
            }
            JsonNode payload = attachment.path("payload");
            switch (attachment.path("type").asText("")) {
                case "location" -> place(attachment, payload).ifPresent(words::add);
                case "template" -> template(payload).ifPresent(words::add);
                case "fallback" -> link(attachment, message).ifPresent(words::add);
                case String type -> file(type, attachment, payload).ifPresent(attachments::add);
            }
        }
        return new MessagingFiles(attachments, words);
    }

    /** The story that a message answers. */
    static Optional<Attachment> story(JsonNode story) {
        return attachment(
                UntrustedJson.id(story, "id").orElse(null), UntrustedJson.filled(story, "url"), "story", null);
    }

    boolean isEmpty() {
        return attachments.isEmpty() && words.isEmpty();
    }

    String beside(String text) {
        List<String> lines = new ArrayList<>();
        if (!text.isEmpty()) {
            lines.add(text);
        }
        lines.addAll(words);
        return String.join("\n", lines);
    }

    private static Optional<Attachment> file(String type, JsonNode attachment, JsonNode payload) {
        Optional<String> url = UntrustedJson.filled(payload, "url").or(() -> UntrustedJson.filled(attachment, "url"));
        String name = UntrustedJson.filled(payload, "title")
                .or(() -> UntrustedJson.filled(attachment, "title"))
                .orElse(type.equals("story_mention") ? "story" : null);
        return attachment(
                null, url, name, url.map(address -> mimeType(type, address)).orElse(null));
    }

    /** What is no address for a browser may still be something to ask for. */
    private static Optional<Attachment> attachment(
            @Nullable String id, Optional<String> url, @Nullable String name, @Nullable String mimeType) {
        return url.map(address -> address.startsWith("https://") || address.startsWith("http://")
                ? new Attachment(id, address, name, mimeType, null)
                : new Attachment(address.length() > 255 ? id : address, null, name, mimeType, null));
    }

    /** Only the address has something like a file's name; what it does not tell, the kind of attachment does. */
    private static @Nullable String mimeType(String type, String url) {
        String path = url.split("[?#]", 2)[0];
        String ending = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1)
                .toLowerCase(Locale.ROOT);
        String usual = switch (type) {
            case "image", "like_heart" -> "image/jpeg";
            case "video", "ig_reel", "reel" -> "video/mp4";
            case "audio" -> "audio/mp4";
            default -> null;
        };
        return type.equals("audio") ? usual : TYPES.getOrDefault(ending, usual);
    }

    private static Optional<String> place(JsonNode attachment, JsonNode payload) {
        JsonNode coordinates = payload.path("coordinates");
        return Place.of(
                        UntrustedJson.filled(attachment, "title").orElse(null),
                        null,
                        coordinates.path("lat"),
                        coordinates.path("long"))
                .map(Place::text);
    }

    /** A page that was shared; of a link in the text itself it says nothing new. */
    private static Optional<String> link(JsonNode attachment, JsonNode message) {
        Optional<String> url = UntrustedJson.filled(attachment, "url")
                .or(() -> UntrustedJson.filled(attachment.path("payload"), "url"));
        if (url.isPresent() && message.path("text").asText("").contains(url.get())) {
            return Optional.empty();
        }
        String words = Stream.of(UntrustedJson.filled(attachment, "title"), url)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** Buttons and cards that another tool of ours sent: their words. */
    private static Optional<String> template(JsonNode payload) {
        List<String> words = new ArrayList<>();
        UntrustedJson.filled(payload, "text").ifPresent(words::add);
        for (JsonNode element : payload.path("elements")) {
            UntrustedJson.filled(element, "title").ifPresent(words::add);
            UntrustedJson.filled(element, "subtitle").ifPresent(words::add);
            if (words.size() >= MOST) {
                break;
            }
        }
        return Optional.of(words.isEmpty() ? "[A template]" : String.join("\n", words));
    }
}
