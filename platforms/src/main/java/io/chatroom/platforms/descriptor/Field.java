package io.chatroom.platforms.descriptor;

import org.jspecify.annotations.Nullable;

/**
 * One setting or credential of an inbox.
 *
 * @param kind how it is entered; a {@link Kind#SECRET} is a credential: write-only and encrypted, and may be a list
 * @param pattern what a value must match as a whole (each entry, for a list), or null
 * @param patternHint says in words what {@code pattern} asks for; goes into the refusal
 * @param section what it is about; forms show one section at a time
 */
public record Field(
        String name,
        String label,
        String help,
        Kind kind,
        boolean required,
        @Nullable String pattern,
        @Nullable String patternHint,
        Section section) {

    /** Of the connection, as most fields are. */
    public Field(
            String name,
            String label,
            String help,
            Kind kind,
            boolean required,
            @Nullable String pattern,
            @Nullable String patternHint) {
        this(name, label, help, kind, required, pattern, patternHint, Section.CONNECTION);
    }

    public enum Kind {
        TEXT,
        URL,
        BOOLEAN,
        TEXT_LIST,
        /** By its IANA name, such as Europe/Berlin. */
        TIME_ZONE,
        SECRET
    }

    public enum Section {
        /** What is needed to connect. */
        CONNECTION,
        /** How the chat looks to those who write to us, and what it says. */
        CHAT
    }

    public boolean isCredential() {
        return kind == Kind.SECRET;
    }
}
