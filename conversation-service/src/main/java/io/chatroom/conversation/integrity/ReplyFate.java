package io.chatroom.conversation.integrity;

import io.chatroom.conversation.thread.MessageStatus;
import java.util.stream.Stream;

/** Where a reply is, as far as this database knows: each is at exactly one of these. */
enum ReplyFate {
    SENT,
    PENDING,
    UNKNOWN,
    DEAD,
    CANCELLED;

    static ReplyFate of(MessageStatus status) {
        return switch (status) {
            case SENT, DELIVERED, READ -> SENT;
            case QUEUED, SENDING, RETRYING -> PENDING;
            case UNKNOWN -> UNKNOWN;
            case FAILED -> DEAD;
            case CANCELLED -> CANCELLED;
        };
    }

    /** The words of all statuses of replies that have not arrived and that somebody may have to see to. */
    static String[] unsettled() {
        return Stream.of(MessageStatus.values())
                .filter(status -> of(status) != SENT && of(status) != CANCELLED)
                .map(MessageStatus::word)
                .toArray(String[]::new);
    }
}
