package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether somebody has to do something about a conversation. */
public enum ConversationStatus {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("snoozed")
    SNOOZED,
    @JsonProperty("resolved")
    RESOLVED;

    /** As stored and as shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConversationStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
