package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

public enum SenderKind {
    @JsonProperty("contact")
    CONTACT,
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("system")
    SYSTEM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SenderKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
