package io.chatroom.platforms.googlechat;

import java.util.List;

/**
 * Keeps our text from calling people and from hiding where a link leads
 * (https://developers.google.com/workspace/chat/format-messages). Chat knows nothing that would take their meaning from its other marks, so
 * {@code *these*} stay as bold as they are.
 */
final class GoogleChatText {
    /** Behind it no bracket opens anything, and it looks the same. */
    private static final char NO_WIDTH = '\u200B';

    private static final List<String> OPENING = List.of("users/", "http://", "https://", "mailto:");

    static String write(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        StringBuilder written = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            written.append(c);
            int next = at + 1;
            if (c == '<' && OPENING.stream().anyMatch(word -> text.startsWith(word, next))) {
                written.append(NO_WIDTH);
            }
        }
        return written.toString();
    }

    private GoogleChatText() {}
}
