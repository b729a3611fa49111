package io.chatroom.events;

import java.util.UUID;

/**
 * A reply we gave up on, whole, for tools outside; the payload of {@link Topics#DEAD_REPLIES}. The truth stays in the database.
 */
public record DeadReply(UUID eventId, ReplyCommand.ReplyRequested reply, ReplyReceipt.ReplyDead death) {

    public String key() {
        return reply.key();
    }
}
