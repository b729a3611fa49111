package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

public enum MessageType {
    @JsonProperty("incoming")
    INCOMING,
    @JsonProperty("outgoing")
    OUTGOING,
    /** Something that happened to the conversation, told in its thread; it is sent to nobody. */
    @JsonProperty("activity")
    ACTIVITY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
