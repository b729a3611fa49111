package io.chatroom.conversation.precondition;

import io.chatroom.conversation.problem.ProblemException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which versions of something a client would change, as {@code If-Match} says it (RFC 9110, 13.1.1). Versions are its entity tags. */
public sealed interface ExpectedVersion {
    /** No such header, or {@code *}: whichever it is. */
    record Any() implements ExpectedVersion {}

    record OneOf(Set<String> versions) implements ExpectedVersion {}

    // a weak tag is well-formed, and matches nothing here
    Pattern LIST =
            Pattern.compile("\\s*(?:W/)?\"[\\x21\\x23-\\x7e]*\"\\s*(?:,\\s*(?:W/)?\"[\\x21\\x23-\\x7e]*\"\\s*)*");
    Pattern STRONG = Pattern.compile("(?<!W/)\"([\\x21\\x23-\\x7e]*)\"");
    int LONGEST = 1000;

    static ExpectedVersion of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return new Any();
        }
        if (ifMatch.length() > LONGEST || !LIST.matcher(ifMatch).matches()) {
            throw ProblemException.badParameter(
                    "If-Match", "If-Match holds entity tags as ETag gave them, in their quotes, such as \"7\".");
        }
        Set<String> versions = new HashSet<>();
        Matcher tag = STRONG.matcher(ifMatch);
        while (tag.find()) {
            versions.add(tag.group(1));
        }
        return new OneOf(versions);
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Throws if it has been changed since. */
    default void check(long version) {
        switch (this) {
            case Any _ -> {}
            case OneOf(Set<String> versions) -> {
                if (!versions.contains(Long.toString(version))) {
                    throw new ProblemException(
                            412,
                            "version_mismatch",
                            "It has been changed meanwhile",
                            "It is at version " + version + " now. Read it again, and decide anew.");
                }
            }
        }
    }
}
