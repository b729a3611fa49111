package io.chatroom.platforms;

import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into parts that a platform takes, counted as it counts: at the end of a paragraph, a line or a word where that is
 * possible, and never through a character as people see it. Each part is found from where the last one ended, so whoever
 * remembers that place can go on there.
 */
public final class TextParts {

    /** {@code end} is where the next part begins, in UTF-16 units of the whole text; its length for the last part. */
    public record Part(String text, int end) {}

    /** The part that begins at {@code from}; blank only if nothing but blanks is left. */
    public static Part next(String text, int from, TextLimit limit) {
        int begin = from == 0 ? 0 : pastBlanks(text, from);
        int most = reach(text, begin, limit);
        if (most == text.length()) {
            return new Part(text.substring(begin), text.length());
        }
        int cut = cut(text, begin, most);
        int end = pastBlanks(text, cut);
        String part = text.substring(begin, cut).stripTrailing();
        // most platforms refuse a message of blanks, and such a part says nothing anyway
        return part.isBlank() && end < text.length() ? next(text, end, limit) : new Part(part, end);
    }

    /** How many parts there are from {@code from} to the end; at least one. */
    public static int count(String text, int from, TextLimit limit) {
        int parts = 1;
        for (int at = next(text, from, limit).end();
                at < text.length();
                at = next(text, at, limit).end()) {
            parts++;
        }
        return parts;
    }

    private static int cut(String text, int begin, int most) {
        for (String boundary : List.of("\n\n", "\n", " ")) {
            int at = text.lastIndexOf(boundary, most - boundary.length());
            // a cut far in front would only make more parts
            if (at > begin + (most - begin) / 2) {
                return at;
            }
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        // a character is never this long, and a whole text takes long to set up
        int window = Math.max(begin, most - 64);
        characters.setText(text.substring(window, Math.min(text.length(), most + 64)));
        int whole = characters.isBoundary(most - window) ? most : window + characters.preceding(most - window);
        return whole > begin ? whole : most;
    }

    /** How far a message that begins at {@code begin} can go; never between the halves of a surrogate pair. */
    private static int reach(String text, int begin, TextLimit limit) {
        int used = 0;
        int at = begin;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            used += switch (limit.unit()) {
                case UTF16_UNITS -> Character.charCount(codePoint);
                case CODE_POINTS -> 1;
                case UTF8_BYTES -> utf8(codePoint);
            };
            if (used > limit.max()) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        // a limit smaller than one character would never end
        return at == begin && at < text.length() ? at + Character.charCount(text.codePointAt(at)) : at;
    }

    private static int utf8(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    private static int pastBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private TextParts() {}
}
