package io.chatroom.conversation.attachment;

import io.chatroom.conversation.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the header {@code Range} asks for, one part at most: the rest of what <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC
 * 9110</a> knows is answered with the whole, as it allows.
 */
record AskedRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static AskedRange of(@Nullable String header, long size) {
        Matcher asked = ONE.matcher(header == null ? "" : header.strip());
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return new AskedRange(0, size);
        }
        if (asked.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(asked.group(2)), size);
            return within(size - last, last, size);
        }
        long from = Long.parseLong(asked.group(1));
        if (asked.group(2).isEmpty()) {
            return within(from, size - from, size);
        }
        long to = Long.parseLong(asked.group(2));
        // not a range at all, says the RFC
        return to < from ? new AskedRange(0, size) : within(from, Math.min(to + 1, size) - from, size);
    }

    private static AskedRange within(long from, long length, long size) {
        if (length <= 0) {
            throw new ProblemException(
                    416, "range_not_there", "There is no such part", "The file has " + size + " bytes, from 0 on.");
        }
        return new AskedRange(from, length);
    }

    boolean isWhole(long size) {
        return length == size;
    }

    /** For {@code Content-Range}. */
    String of(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
