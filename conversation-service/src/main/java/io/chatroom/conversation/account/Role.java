package io.chatroom.conversation.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an account may do; each role may do all that the later ones may. */
public enum Role {
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("viewer")
    VIEWER;

    /** Changes inboxes and people. */
    public static final String NAME_OF_ADMIN = "admin";
    /** Answers. */
    public static final String NAME_OF_AGENT = "agent";
    /** Reads. */
    public static final String NAME_OF_VIEWER = "viewer";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
