package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names instead of ids for reading, and no formatting by accident when writing
 * (https://docs.discord.com/developers/reference#message-formatting).
 */
final class DiscordText {
    static final int LIMIT = 2000;

    /** Anywhere in a line they may begin a format, a name or a link. */
    private static final String SPECIAL = "\\*_~|`[<";
    /** At the beginning of a line they make a quote, a heading or a list. */
    private static final String LEADING = ">#-";

    private static final int LONGEST_TAG = 120;

    /** What stands in angle brackets, by name; {@code message} knows the names of those it mentions. */
    static String read(String content, JsonNode message) {
        if (content.indexOf('<') < 0) {
            return content;
        }
        Map<String, String> names = names(message);
        StringBuilder text = new StringBuilder(content.length());
        int at = 0;
        while (at < content.length()) {
            int open = content.indexOf('<', at);
            if (open < 0) {
                break;
            }
            int close = content.indexOf('>', open, Math.min(content.length(), open + LONGEST_TAG));
            Optional<String> name = close < 0 ? Optional.empty() : name(content.substring(open + 1, close), names);
            text.append(content, at, open).append(name.orElse("<"));
            at = name.isPresent() ? close + 1 : open + 1;
        }
        return text.append(content, at, content.length()).toString();
    }

    private static Map<String, String> names(JsonNode message) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode user : message.path("mentions")) {
            UntrustedJson.id(user, "id")
                    .ifPresent(id -> UntrustedJson.filled(user.path("member"), "nick")
                            .or(() -> UntrustedJson.filled(user, "global_name"))
                            .or(() -> UntrustedJson.filled(user, "username"))
                            .ifPresent(name -> names.put(id, name)));
        }
        for (JsonNode channel : message.path("mention_channels")) {
            UntrustedJson.id(channel, "id")
                    .ifPresent(id -> UntrustedJson.filled(channel, "name").ifPresent(name -> names.put(id, name)));
        }
        return names;
    }

    private static Optional<String> name(String tag, Map<String, String> names) {
        if (tag.startsWith("@&")) {
            return number(tag.substring(2)).map(id -> "@" + names.getOrDefault(id, "role"));
        }
        if (tag.startsWith("@")) {
            return number(tag.substring(tag.startsWith("@!") ? 2 : 1)).map(id -> "@" + names.getOrDefault(id, id));
        }
        if (tag.startsWith("#")) {
            return number(tag.substring(1)).map(id -> "#" + names.getOrDefault(id, id));
        }
        if (tag.startsWith("t:")) {
            String[] parts = tag.split(":", -1);
            return number(parts[1])
                    .filter(seconds -> seconds.length() < 12)
                    .map(seconds ->
                            Instant.ofEpochSecond(Long.parseLong(seconds)).toString());
        }
        // an emoji of a server, <:name:id> or, where it moves, <a:name:id>; a command, </name:id>
        int end = tag.lastIndexOf(':');
        int begin = tag.startsWith("a:") ? 2 : 1;
        if (end < begin || number(tag.substring(end + 1)).isEmpty()) {
            return Optional.empty();
        }
        if (tag.startsWith("/")) {
            return Optional.of(tag.substring(0, end));
        }
        return tag.startsWith(":") || tag.startsWith("a:")
                ? Optional.of(":" + tag.substring(begin, end) + ":")
                : Optional.empty();
    }

    private static Optional<String> number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 20 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(text) : Optional.empty();
    }

    /**
     * The text as it is meant, but for links, which a backslash would break. Where so much of it is special that it would not fit any
     * more, it goes as it is: then some of it may come out formatted, and still nobody is called by it.
     */
    static String write(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        boolean lineBegins = true;
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("https://", at) || text.startsWith("http://", at)) {
                int end = at;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                escaped.append(text, at, end);
                at = end;
                lineBegins = false;
                continue;
            }
            char c = text.charAt(at);
            if (SPECIAL.indexOf(c) >= 0 || lineBegins && LEADING.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
            lineBegins = c == '\n' || lineBegins && c == ' ';
            at++;
        }
        return escaped.length() > LIMIT ? text : escaped.toString();
    }

    private DiscordText() {}
}
