package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

public enum ConversationPriority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("urgent")
    URGENT;

    static ConversationPriority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
