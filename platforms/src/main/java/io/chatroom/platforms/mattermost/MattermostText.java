package io.chatroom.platforms.mattermost;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes our text show as it stands where <a href="https://docs.mattermost.com/end-user-guide/collaborate/format-messages.html">Markdown</a>
 * is expected, and keeps it from calling everybody of a channel.
 */
final class MattermostText {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_~\\[\\]<|]");
    private static final Pattern AT_LINE_START = Pattern.compile("^(\\s*)(#|>|[-+]\\s|={3,}|-{3,})");
    private static final Pattern NUMBERED = Pattern.compile("^(\\s*[0-9]{1,9})([.)]\\s)");
    private static final Pattern EVERYBODY = Pattern.compile("@(?=(?:all|channel|here)\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)|(?=\\s)");

    static String rendered(String text) {
        return text.lines().map(MattermostText::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        String escaped = WORDS.splitAsStream(line)
                // a backslash would become part of the address
                .map(word -> isAddress(word) ? word : MARKUP.matcher(word).replaceAll("\\\\$0"))
                .collect(Collectors.joining());
        String started = AT_LINE_START.matcher(escaped).replaceFirst("$1\\\\$2");
        String unnumbered = NUMBERED.matcher(started).replaceFirst("$1\\\\$2");
        // a space without width makes it a word like any other
        return EVERYBODY.matcher(unnumbered).replaceAll("@\u200B");
    }

    private static boolean isAddress(String word) {
        return word.startsWith("https://") || word.startsWith("http://");
    }

    private MattermostText() {}
}
