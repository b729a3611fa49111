package io.chatroom.conversation.integrity;

import io.chatroom.conversation.thread.MessageStatus;
import java.util.stream.Stream;

/** Where a reply is, as far as this database knows: each is at exactly one of these. */
enum ReplyFate {
    SENT,
    PENDING,
    UNKNOWN,
    DEAD;

    static ReplyFate of(MessageStatus status) {
        return switch (status) {
            case SENT, DELIVERED, READ -> SENT;
            case QUEUED, SENDING, RETRYING -> PENDING;
            case UNKNOWN -> UNKNOWN;
            case FAILED -> DEAD;
        };
    }

    /** The words of all statuses of replies that have not arrived. */
    static String[] unsettled() {
        return Stream.of(MessageStatus.values())
                .filter(status -> of(status) != SENT)
                .map(MessageStatus::word)
                .toArray(String[]::new);
    }
}
