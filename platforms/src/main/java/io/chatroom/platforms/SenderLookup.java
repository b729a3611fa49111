package io.chatroom.platforms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a platform who somebody is, where its events name people by nothing but an id. */
public interface SenderLookup {
    String id();

    /** One request. Some platforms tell of a person only as a member of a conversation, so that is given too. */
    Answer lookUp(String externalId, String externalConversationId, Inbox inbox, PlatformHttp http);

    sealed interface Answer {
        /** {@code handle} is the name people mention each other by. */
        record Known(
                @Nullable String name,
                @Nullable String handle,
                @Nullable String avatarUrl) implements Answer {}

        /** There is nobody of that id, or nobody we may know of: asking again is of no use. */
        record Nobody() implements Answer {}

        /** The inbox's credentials do not allow it; {@code reason} tells an operator in plain words what is missing. */
        record NotAllowed(String reason) implements Answer {}

        /** No answer that tells; not to be asked again before {@code retryAfter}. */
        record NotNow(String reason, Duration retryAfter) implements Answer {}
    }
}
