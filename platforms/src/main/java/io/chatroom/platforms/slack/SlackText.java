package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Emoji;
import io.chatroom.platforms.UntrustedJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Text <a href="https://docs.slack.dev/messaging/formatting-message-text">as Slack writes it</a>, made readable, and ours made so
 * that Slack shows it as it stands. Slack escapes three characters, so an angle bracket always opens something of its own.
 */
final class SlackText {

    /** The text of a message; for one of an app that is made of blocks or attachments only, what they say. */
    static Optional<String> of(JsonNode message) {
        return UntrustedJson.filled(message, "text")
                .or(() -> joined(message.path("blocks"), SlackText::block))
                .or(() -> joined(message.path("attachments"), SlackText::attachment))
                .map(text -> readable(text, message));
    }

    /** For {@code text} of a message, with its mentions, links and emoji as people read them. */
    static String readable(String text, JsonNode message) {
        String plain = withoutBrackets(text);
        if (plain.indexOf(':') < 0) {
            return plain;
        }
        Map<String, String> emoji = new HashMap<>();
        collectEmoji(message.path("blocks"), emoji);
        return Emoji.inText(plain, name -> Optional.ofNullable(emoji.get(name)));
    }

    /** Nothing in it can mention anybody or become a link with another label: that takes angle brackets. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The name of a reaction, which may carry a skin tone: {@code +1::skin-tone-3}. */
    static String reaction(String name) {
        String shown = Stream.of(name.split("::", 2))
                .map(part -> Emoji.named(part).orElse(":" + part + ":"))
                .collect(Collectors.joining());
        // where a reaction is kept, it has to fit
        return shown.codePointCount(0, shown.length()) <= 64
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, 63)) + "…";
    }

    private static String withoutBrackets(String text) {
        int open = text.indexOf('<');
        if (open < 0) {
            return unescaped(text);
        }
        StringBuilder plain = new StringBuilder(text.length());
        int copied = 0;
        while (open >= 0) {
            int close = text.indexOf('>', open);
            if (close < 0) {
                break;
            }
            plain.append(unescaped(text.substring(copied, open)));
            plain.append(unescaped(meaning(text.substring(open + 1, close))));
            copied = close + 1;
            open = text.indexOf('<', copied);
        }
        return plain.append(unescaped(text.substring(copied))).toString();
    }

    /** What stands between angle brackets: a sign and an id, or an address; and behind a bar, how it is shown. */
    private static String meaning(String inside) {
        int bar = inside.indexOf('|');
        String what = bar < 0 ? inside : inside.substring(0, bar);
        String label = bar < 0 ? "" : inside.substring(bar + 1);
        if (what.isEmpty()) {
            return label;
        }
        String rest = what.substring(1);
        return switch (what.charAt(0)) {
            case '@' -> "@" + (label.isEmpty() ? rest : label.replaceFirst("^@", ""));
            case '#' -> "#" + (label.isEmpty() ? rest : label.replaceFirst("^#", ""));
            // a group or a date says how it is shown; here, channel and everyone need not
            case '!' -> label.isEmpty() || label.equals(rest) ? "@" + rest : label;
            default -> link(what, label);
        };
    }

    private static String link(String url, String label) {
        String address =
                url.startsWith("mailto:") || url.startsWith("tel:") ? url.substring(url.indexOf(':') + 1) : url;
        boolean sameAgain = label.isEmpty() || label.equals(address) || url.endsWith("://" + label);
        return sameAgain ? address : label + " (" + address + ")";
    }

    private static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static Optional<String> joined(JsonNode list, Function<JsonNode, Stream<String>> textsOf) {
        String text =
                StreamSupport.stream(list.spliterator(), false).flatMap(textsOf).collect(Collectors.joining("\n"));
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static Stream<String> block(JsonNode block) {
        return Stream.concat(
                        Stream.of(block.path("text")),
                        StreamSupport.stream(block.path("fields").spliterator(), false))
                .flatMap(text -> UntrustedJson.filled(text, "text").stream());
    }

    private static Stream<String> attachment(JsonNode attachment) {
        Optional<String> text =
                UntrustedJson.filled(attachment, "text").or(() -> UntrustedJson.filled(attachment, "fallback"));
        return Stream.of(UntrustedJson.filled(attachment, "pretext"), UntrustedJson.filled(attachment, "title"), text)
                .flatMap(Optional::stream);
    }

    /** Rich text tells what each emoji is: {@code {"type":"emoji","name":"wave","unicode":"1f44b"}}. */
    private static void collectEmoji(JsonNode elements, Map<String, String> emoji) {
        for (JsonNode element : elements) {
            if (element.path("type").asText().equals("emoji")) {
                UntrustedJson.filled(element, "name")
                        .ifPresent(name -> UntrustedJson.filled(element, "unicode")
                                .flatMap(SlackText::characters)
                                .ifPresent(characters -> emoji.put(name, characters)));
            }
            collectEmoji(element.path("elements"), emoji);
        }
    }

    /** The text names the skin tone apart, so it is left out here. */
    private static Optional<String> characters(String hyphenated) {
        StringBuilder characters = new StringBuilder();
        for (String hex : hyphenated.split("-", 12)) {
            try {
                int codePoint = Integer.parseInt(hex, 16);
                if (codePoint < 0x1f3fb || codePoint > 0x1f3ff) {
                    characters.appendCodePoint(codePoint);
                }
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        // what is no letter of any script cannot be mistaken for one; surrogates cannot be written
        return characters.codePoints().allMatch(Character::isDefined)
                        && characters.codePoints().noneMatch(c -> c < 0x20 || c >= 0xd800 && c < 0xe000)
                ? Optional.of(characters.toString())
                : Optional.empty();
    }

    private SlackText() {}
}
