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
    /** Somebody wanted it not to be sent any more; something of it may have arrived all the same. */
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("read")
    READ;

    /** Delivery is at it, or will be. */
    public boolean isOnItsWay() {
        return switch (this) {
            case QUEUED, SENDING, RETRYING -> true;
            case UNKNOWN, SENT, FAILED, CANCELLED, DELIVERED, READ -> false;
        };
    }

    /** Nothing more happens unless somebody wants it to. */
    public boolean isGivenUp() {
        return switch (this) {
            case UNKNOWN, FAILED, CANCELLED -> true;
            case QUEUED, SENDING, RETRYING, SENT, DELIVERED, READ -> false;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
