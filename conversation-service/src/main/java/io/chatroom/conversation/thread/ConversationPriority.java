package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How urgent a conversation is; most have none. */
public enum ConversationPriority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("urgent")
    URGENT;

    /** As stored and as shown. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConversationPriority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
