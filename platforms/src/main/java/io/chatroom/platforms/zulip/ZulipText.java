package io.chatroom.platforms.zulip;

import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.platforms.Emoji;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names for reading, and no formatting by accident when writing (https://zulip.com/help/format-your-message-using-markdown). */
final class ZulipText {
    static final int LONGEST = 10_000;

    private static final String UPLOADS = "/user_uploads/";
    private static final int MOST_FILES = 20;
    private static final int LONGEST_NAME = 200;

    /** As entities, for Zulip knows no backslash, and takes an entity for what it stands for and for nothing else. */
    private static final String MARKUP = "*~`[$<&";
    /** These mean something at the beginning of a line only. */
    private static final String LEADING = "#>-+";

    /** Without the name the bot was called by, and with everybody else's as people write it. */
    static String read(String content, String botName) {
        StringBuilder text = new StringBuilder(content.length());
        int at = 0;
        while (at < content.length()) {
            char c = content.charAt(at);
            int afterUpload = c == '[' ? afterUpload(content, at) : -1;
            if (afterUpload > 0) {
                text.append(content, at + 1, content.indexOf(']', at));
                at = afterUpload;
                continue;
            }
            int begin = c == '@' || c == '#' ? nameBegin(content, at) : -1;
            int end = begin < 0 ? -1 : content.indexOf("**", begin, Math.min(content.length(), begin + LONGEST_NAME));
            if (end < 0) {
                text.append(c);
                at++;
                continue;
            }
            String name = content.substring(begin, end);
            String plain = c == '@' ? withoutNumber(name) : name;
            if (c == '#' || !plain.equals(botName)) {
                text.append(c).append(plain);
            }
            at = end + 2;
        }
        String read = Emoji.inText(text.toString(), _ -> Optional.empty()).strip();
        // to call somebody and say no more is to say something
        return read.isEmpty() && !content.isBlank() && !botName.isEmpty() ? "@" + botName : read;
    }

    /** Where a link to an upload ends that begins here: its name is enough, as the file is shown beside. */
    private static int afterUpload(String content, int at) {
        int close = content.indexOf(']', at, Math.min(content.length(), at + LONGEST_NAME));
        return close > 0 && content.startsWith("(" + UPLOADS, close + 1)
                ? content.indexOf(')', close, Math.min(content.length(), close + 1000)) + 1
                : -1;
    }

    /** {@code @**Mira**} calls somebody, {@code @_**Mira|12**} only names them; {@code #**channel>topic**} is a place. */
    private static int nameBegin(String content, int at) {
        if (content.startsWith("**", at + 1)) {
            return at + 3;
        }
        return content.startsWith("_**", at + 1) && content.charAt(at) == '@' ? at + 4 : -1;
    }

    /** People of the same name are told apart by a number. */
    private static String withoutNumber(String name) {
        int bar = name.lastIndexOf('|');
        return bar > 0 && name.substring(bar + 1).chars().allMatch(Character::isDigit) ? name.substring(0, bar) : name;
    }

    /** Uploads are links within the text; behind them the file is for who has the bot's key. */
    static List<Attachment> files(String content, String server) {
        List<Attachment> files = new ArrayList<>();
        int at = content.indexOf("](" + UPLOADS);
        while (at >= 0 && files.size() < MOST_FILES) {
            int begin = at + 2;
            int end = content.indexOf(')', begin, Math.min(content.length(), begin + 1000));
            if (end > 0 && content.substring(begin, end).chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"')) {
                int open = content.lastIndexOf('[', at);
                String name = open < 0 || at - open > LONGEST_NAME ? "" : content.substring(open + 1, at);
                files.add(new Attachment(
                        null, server + content.substring(begin, end), name.isBlank() ? null : name, null, null));
            }
            at = content.indexOf("](" + UPLOADS, begin);
        }
        return files;
    }

    /** Where so much of it is special that it would not fit any more, only what would call people is taken out. */
    static String write(String text) {
        String written = escaped(text);
        return written.length() > LONGEST ? text.replace("@*", "@&#42;").replace("@_*", "@_&#42;") : written;
    }

    private static String escaped(String text) {
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
                written.append(text.substring(at, end).replace("@*", "@%2A").replace("@_*", "@_%2A"));
                at = end;
                lineBegins = false;
                continue;
            }
            boolean list = lineBegins && (c == '.' || c == ')') && at > 0 && Character.isDigit(text.charAt(at - 1));
            if (MARKUP.indexOf(c) >= 0 || list || lineBegins && LEADING.indexOf(c) >= 0) {
                written.append("&#").append((int) c).append(';');
            } else if (c == ':' && namesEmoji(text, at)) {
                written.append("&#58;");
            } else {
                written.append(c);
            }
            lineBegins = c == '\n' || lineBegins && (c == ' ' || Character.isDigit(c));
            at++;
        }
        return written.toString();
    }

    private static boolean namesEmoji(String text, int at) {
        return at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private ZulipText() {}
}
