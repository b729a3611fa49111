package io.chatroom.platforms.rocketchat;

import java.util.List;

/** Makes our text show as it stands where <a href="https://docs.rocket.chat/docs/message-formatting">markup</a> is expected. */
final class RocketChatText {
    /** What a backslash takes the meaning from; other characters keep theirs, and the backslash would show. */
    private static final String MARKUP = "*_~`#.";

    private static final List<String> EVERYBODY = List.of("all", "here");

    /** Behind it nothing is a word or a mark any longer, and it looks the same without it. */
    private static final char NO_WIDTH = '\u200B';

    static String write(String text) {
        StringBuilder written = new StringBuilder(text.length() + 16);
        boolean lineBegins = true;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == 'h' && (text.startsWith("https://", at) || text.startsWith("http://", at))) {
                int end = at;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                written.append(text, at, end);
                at = end;
                lineBegins = false;
                continue;
            }
            if (MARKUP.indexOf(c) >= 0 && (c != '.' && c != '#' || lineBegins)) {
                written.append('\\').append(c);
            } else if (c == '[' || lineBegins && (c == '>' || c == '-' || c == '+')) {
                written.append(NO_WIDTH).append(c);
            } else if (c == '@' && callsEverybody(text, at + 1)) {
                written.append(c).append(NO_WIDTH);
            } else {
                written.append(c);
            }
            lineBegins = c == '\n' || lineBegins && (c == ' ' || Character.isDigit(c));
            at++;
        }
        return written.toString();
    }

    private static boolean callsEverybody(String text, int at) {
        return EVERYBODY.stream()
                .anyMatch(name -> text.regionMatches(true, at, name, 0, name.length())
                        && (at + name.length() == text.length()
                                || !Character.isLetterOrDigit(text.charAt(at + name.length()))));
    }

    private RocketChatText() {}
}
