package io.chatroom.conversation.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of the feed as it is streamed; {@code offset} is its cursor, {@code json} the object it is about. */
public record FeedEntry(long offset, String type, @Nullable UUID conversationId, UUID inboxId, String json) {}
