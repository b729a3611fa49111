package io.chatroom.platforms.teams;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the little HTML that Teams writes. Looks at each character once, whatever comes. */
final class TeamsHtml {
    private static final Set<String> LINES =
            Set.of("br", "p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "pre");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    /** Longer, and it is an ampersand with words behind it. */
    private static final int LONGEST_ENTITY = 10;

    /** What stands between the tags, on lines of its own where HTML has it so. */
    static String text(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            int close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) {
                text.append(html, at, html.length());
                break;
            }
            text.append(html, at, open);
            if (LINES.contains(name(html, open + 1, close))
                    && !text.isEmpty()
                    && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            at = close + 1;
        }
        return unescape(text.toString());
    }

    /** Once: what somebody wrote as an entity stays one. */
    static String unescape(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '&' ? text.indexOf(';', at, Math.min(text.length(), at + LONGEST_ENTITY)) : -1;
            String entity = end > at ? character(text.substring(at + 1, end)) : "";
            if (entity.isEmpty()) {
                plain.append(c);
                at++;
            } else {
                plain.append(entity);
                at = end + 1;
            }
        }
        return plain.toString();
    }

    private static String character(String entity) {
        if (!entity.startsWith("#")) {
            return ENTITIES.getOrDefault(entity, "");
        }
        try {
            int codePoint = entity.startsWith("#x")
                    ? Integer.parseInt(entity.substring(2), 16)
                    : Integer.parseInt(entity.substring(1));
            boolean usable = codePoint > 0
                    && Character.isValidCodePoint(codePoint)
                    && (codePoint < 0xD800 || codePoint > 0xDFFF);
            return usable ? Character.toString(codePoint) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static String name(String html, int from, int to) {
        int begin = from < to && html.charAt(from) == '/' ? from + 1 : from;
        int end = begin;
        while (end < to && end - begin < 12 && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return html.substring(begin, end).toLowerCase(Locale.ROOT);
    }

    private TeamsHtml() {}
}
