package io.chatroom.conversation.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was changed of a conversation, to be told in its thread. */
sealed interface ConversationChanged {
    /** {@code until} only for what is snoozed, and null there until the contact writes. */
    record Status(
            ConversationStatus from,
            ConversationStatus to,
            @Nullable Instant until) implements ConversationChanged {}

    record Priority(@Nullable ConversationPriority to) implements ConversationChanged {}

    record Assignee(@Nullable UUID from, @Nullable UUID to) implements ConversationChanged {}

    record Labels(List<String> added, List<String> removed) implements ConversationChanged {}
}
