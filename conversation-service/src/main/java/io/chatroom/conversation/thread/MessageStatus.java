package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a reply has come. The order is the rank: a status only ever moves up. */
public enum MessageStatus {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("sending")
    SENDING,
    @JsonProperty("retrying")
    RETRYING,
    /** The request left, and nobody knows whether it arrived. */
    @JsonProperty("unknown")
    UNKNOWN,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("read")
    READ;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
