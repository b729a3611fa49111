package io.chatroom.platforms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says how a file is fetched that a message names; its descriptor says {@code MEDIA}. */
public interface MediaSource {
    String id();

    /** At most one request, for what the platform named the file by: where the answer is {@link Answer.At}, that is fetched next. */
    Answer locate(@Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http);

    sealed interface Answer {
        /** A GET whose answer is the file. */
        record At(PlatformHttp.Request request) implements Answer {}

        /** It is not there, or not for us: asking again is of no use. {@code reason} says so in plain words. */
        record Gone(String reason) implements Answer {}

        /** No answer that tells; not to be asked again before {@code retryAfter}. */
        record NotNow(String reason, Duration retryAfter) implements Answer {}
    }
}
