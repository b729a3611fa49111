package io.chatroom.platforms.descriptor;

import org.jspecify.annotations.Nullable;

/**
 * One setting or credential of an inbox.
 *
 * @param kind how it is entered; a {@link Kind#SECRET} is a credential: write-only and encrypted, and may be a list
 * @param pattern what a value must match as a whole (each entry, for a list), or null
 * @param patternHint says in words what {@code pattern} asks for; goes into the refusal
 */
public record Field(
        String name,
        String label,
        String help,
        Kind kind,
        boolean required,
        @Nullable String pattern,
        @Nullable String patternHint) {

    public enum Kind {
        TEXT,
        URL,
        BOOLEAN,
        TEXT_LIST,
        SECRET
    }

    public boolean isCredential() {
        return kind == Kind.SECRET;
    }
}
