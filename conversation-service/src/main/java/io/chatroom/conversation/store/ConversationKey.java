package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.InboundEvent;
import java.util.UUID;

/** How a platform names a conversation. */
public record ConversationKey(UUID inboxId, String externalId) {

    static ConversationKey of(InboundEvent event) {
        return new ConversationKey(event.inboxId(), Storable.text(event.externalConversationId()));
    }
}
