package io.chatroom.platforms;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reply on its way out. {@code replyId} stays the same over every attempt, and is the idempotency key where there is one. */
public record OutboundMessage(
        UUID replyId,
        String externalConversationId,
        String text,
        @Nullable String replyToExternalId,
        @Nullable String senderName,
        Instant createdAt,
        Instant now) {}
