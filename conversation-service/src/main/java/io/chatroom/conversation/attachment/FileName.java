package io.chatroom.conversation.attachment;

import io.chatroom.conversation.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a file that is uploaded may be called. */
public final class FileName {
    public static final int LONGEST = 200;

    /** @throws ProblemException if it is none */
    public static String checked(@Nullable String name) {
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST
                || name.chars().anyMatch(c -> Character.isISOControl(c) || c == '/' || c == '\\')) {
            throw ProblemException.badParameter(
                    "name",
                    "name is what the file is called: 1 to " + LONGEST
                            + " characters, no slashes or control characters.");
        }
        return name;
    }

    private FileName() {}
}
