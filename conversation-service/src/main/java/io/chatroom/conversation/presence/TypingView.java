package io.chatroom.conversation.presence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody types in a conversation, or no longer does; the data of the stream's event {@code typing}. It is over after {@code
 * expiresInMs} from when it comes, if nothing else is heard.
 *
 * @param note it is for ourselves
 */
record TypingView(UUID conversationId, UUID inboxId, By by, boolean typing, boolean note, long expiresInMs) {

    /** {@code kind} is {@code agent} or {@code contact}; {@code id} an account's, or the contact's own on the platform. */
    record By(String kind, String id, @Nullable String name) {}
}
