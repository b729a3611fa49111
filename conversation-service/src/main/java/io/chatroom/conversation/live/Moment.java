package io.chatroom.conversation.live;

import java.time.Duration;
import java.util.UUID;

/**
 * Something that is true for some seconds, such as that somebody types. It is told to who is connected and to nobody later: it has no
 * offset, is never resumed, and is dropped rather than told when it is over.
 *
 * @param about of two that are of the same type and about the same, the later one takes the place of the earlier
 * @param endsAt of {@link System#nanoTime}
 */
public record Moment(String type, UUID conversationId, UUID inboxId, String about, String json, long endsAt) {
    private static final long NO_OFFSET = -1;

    public static Moment lasting(
            Duration time, String type, UUID conversationId, UUID inboxId, String about, String json) {
        return new Moment(type, conversationId, inboxId, about, json, System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - endsAt > 0;
    }

    String key() {
        return type + '/' + conversationId + '/' + about;
    }

    /** So that who may see it is decided as for everything else. */
    FeedEntry asEntry() {
        return new FeedEntry(NO_OFFSET, type, conversationId, inboxId, json);
    }
}
