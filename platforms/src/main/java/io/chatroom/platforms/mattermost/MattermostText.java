package io.chatroom.platforms.mattermost;

import java.util.List;

/**
 * Makes our text show as it stands where <a href="https://docs.mattermost.com/end-user-guide/collaborate/format-messages.html">Markdown</a>
 * is expected, and keeps it from calling everybody of a channel.
 */
final class MattermostText {
    private static final String MARKUP = "\\`*_~[]<|";
    private static final List<String> EVERYBODY = List.of("all", "channel", "here");

    /** What is a word to Mattermost no longer, and looks the same. */
    private static final char NO_WIDTH = '\u200B';

    static String rendered(String text) {
        StringBuilder rendered = new StringBuilder(text.length() + 16);
        boolean lineStart = true;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int address = addressEnd(text, at);
            if (address > at) {
                // a backslash would become part of it, and so would a blank
                for (int i = at; i < address; i++) {
                    char part = text.charAt(i);
                    rendered.append(part == '@' && callsEverybody(text, i + 1) ? "%40" : String.valueOf(part));
                }
                at = address;
                lineStart = false;
                continue;
            }
            if (lineStart && opensBlock(text, at)) {
                rendered.append('\\').append(c);
            } else if (lineStart && isDigit(c)) {
                at = number(text, at, rendered);
                lineStart = false;
                continue;
            } else if (MARKUP.indexOf(c) >= 0) {
                rendered.append('\\').append(c);
            } else if (c == '@' && callsEverybody(text, at + 1)) {
                rendered.append(c).append(NO_WIDTH);
            } else {
                rendered.append(c);
            }
            lineStart = c == '\n' || lineStart && (c == ' ' || c == '\t');
            at++;
        }
        return rendered.toString();
    }

    /** Where an address that begins here ends; here, if none does. */
    private static int addressEnd(String text, int at) {
        boolean wordStart = at == 0 || Character.isWhitespace(text.charAt(at - 1));
        if (!wordStart || !text.startsWith("https://", at) && !text.startsWith("http://", at)) {
            return at;
        }
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A heading, a quotation, an entry of a list, or a line across. */
    private static boolean opensBlock(String text, int at) {
        return switch (text.charAt(at)) {
            case '#', '>', '=' -> true;
            case '-' -> isBlankOrEnd(text, at + 1) || text.startsWith("--", at);
            case '+' -> isBlankOrEnd(text, at + 1);
            default -> false;
        };
    }

    /** An entry of a numbered list is a number, a full stop or bracket, and a blank. */
    private static int number(String text, int at, StringBuilder rendered) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        rendered.append(text, at, end);
        boolean entry = end < text.length()
                && (text.charAt(end) == '.' || text.charAt(end) == ')')
                && isBlankOrEnd(text, end + 1);
        if (entry) {
            rendered.append('\\').append(text.charAt(end));
            end++;
        }
        return end;
    }

    private static boolean callsEverybody(String text, int at) {
        return EVERYBODY.stream()
                .anyMatch(name -> text.regionMatches(true, at, name, 0, name.length())
                        && (at + name.length() == text.length()
                                || !Character.isLetterOrDigit(text.charAt(at + name.length()))));
    }

    private static boolean isBlankOrEnd(String text, int at) {
        return at >= text.length() || Character.isWhitespace(text.charAt(at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private MattermostText() {}
}
