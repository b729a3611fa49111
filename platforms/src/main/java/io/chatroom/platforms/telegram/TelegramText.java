package io.chatroom.platforms.telegram;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into parts that Telegram takes, at a line's end or between words where that is possible. */
final class TelegramText {
    /** In UTF-16 units, which is how Telegram counts. */
    static final int LIMIT = 4096;

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > LIMIT) {
            int cut = cut(rest);
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        parts.add(rest);
        // Telegram refuses a message of blanks, and such a part says nothing anyway
        parts.removeIf(part -> part.isBlank() && parts.size() > 1);
        return parts;
    }

    private static int cut(String text) {
        for (String boundary : List.of("\n\n", "\n", " ")) {
            int at = text.lastIndexOf(boundary, LIMIT - boundary.length());
            // a cut far in front would only make more parts
            if (at > LIMIT / 2) {
                return at + boundary.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
    }

    private TelegramText() {}
}
