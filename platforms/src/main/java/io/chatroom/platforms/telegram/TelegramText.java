package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.UntrustedJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message says in words. Telegram keeps the text free of markup, and tells beside it what is a link, what is bold. */
final class TelegramText {

    static Optional<String> of(JsonNode message) {
        return UntrustedJson.filled(message, "text")
                .map(text -> withLinks(text, message.path("entities")))
                .or(() -> UntrustedJson.filled(message, "caption")
                        .map(caption -> withLinks(caption, message.path("caption_entities"))))
                .or(() -> said(message));
    }

    private record Link(int end, String url) {}

    /** A text link shows only its label, so its address is put behind it. */
    private static String withLinks(String text, JsonNode entities) {
        List<Link> links = new ArrayList<>();
        for (JsonNode entity : entities) {
            if (entity.path("type").asText().equals("text_link")) {
                // counted in UTF-16 units, as Java counts
                long end = UntrustedJson.number(entity, "offset").orElse(-1L)
                        + UntrustedJson.number(entity, "length").orElse(0L);
                UntrustedJson.filled(entity, "url")
                        .filter(url -> end > 0 && end <= text.length() && isBetweenCharacters(text, (int) end))
                        .ifPresent(url -> links.add(new Link((int) end, url)));
            }
        }
        links.sort(Comparator.comparingInt(Link::end).reversed());
        StringBuilder shown = new StringBuilder(text);
        links.forEach(link -> shown.insert(link.end(), " (" + link.url() + ")"));
        return shown.toString();
    }

    private static boolean isBetweenCharacters(String text, int at) {
        return at == text.length() || !Character.isLowSurrogate(text.charAt(at));
    }

    /** For what is neither text nor a file. */
    private static Optional<String> said(JsonNode message) {
        return Stream.of(
                        venue(message.path("venue")),
                        location(message.path("location")),
                        contact(message.path("contact")),
                        poll(message.path("poll")),
                        checklist(message.path("checklist")),
                        dice(message.path("dice")),
                        UntrustedJson.filled(message.path("game"), "title").map(title -> "Game: " + title),
                        message.path("story").isObject() ? Optional.of("A story") : Optional.<String>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> venue(JsonNode venue) {
        List<String> parts = Stream.of(
                        UntrustedJson.filled(venue, "title"),
                        UntrustedJson.filled(venue, "address"),
                        location(venue.path("location")))
                .flatMap(Optional::stream)
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", parts));
    }

    private static Optional<String> location(JsonNode location) {
        JsonNode latitude = location.path("latitude");
        JsonNode longitude = location.path("longitude");
        if (!isDegrees(latitude, 90) || !isDegrees(longitude, 180)) {
            return Optional.empty();
        }
        String at = degrees(latitude) + "," + degrees(longitude);
        return Optional.of("Location: https://maps.google.com/maps?q=" + at);
    }

    private static boolean isDegrees(JsonNode number, int most) {
        return number.isNumber() && Math.abs(number.doubleValue()) <= most;
    }

    private static String degrees(JsonNode number) {
        return BigDecimal.valueOf(Math.round(number.doubleValue() * 1_000_000), 6)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Optional<String> contact(JsonNode contact) {
        return UntrustedJson.filled(contact, "phone_number").map(number -> {
            String name = Stream.of("first_name", "last_name")
                    .flatMap(part -> UntrustedJson.filled(contact, part).stream())
                    .collect(Collectors.joining(" "));
            return "Contact: " + (name.isEmpty() ? number : name + ", " + number);
        });
    }

    private static Optional<String> poll(JsonNode poll) {
        return UntrustedJson.filled(poll, "question")
                .map(question -> "Poll: " + question + lines(poll.path("options")));
    }

    private static Optional<String> checklist(JsonNode checklist) {
        return UntrustedJson.filled(checklist, "title").map(title -> title + lines(checklist.path("tasks")));
    }

    private static String lines(JsonNode list) {
        return list.valueStream()
                .flatMap(entry -> UntrustedJson.filled(entry, "text").stream())
                .map(text -> "\n- " + text)
                .collect(Collectors.joining());
    }

    private static Optional<String> dice(JsonNode dice) {
        return UntrustedJson.filled(dice, "emoji")
                .map(emoji -> emoji
                        + UntrustedJson.number(dice, "value")
                                .map(value -> " " + value)
                                .orElse(""));
    }

    private TelegramText() {}
}
