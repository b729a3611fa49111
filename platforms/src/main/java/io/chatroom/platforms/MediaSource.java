package io.chatroom.platforms;

import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how a file is fetched that a message names; its descriptor says {@code MEDIA}. */
public interface MediaSource {
    String id();

    /** At most one request, for what the platform named the file by: where the answer is {@link Answer.At}, that is fetched next. */
    Answer locate(@Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now);

    sealed interface Answer {
        /** Until then somebody may have mended a token. */
        Duration A_WHILE = Duration.ofMinutes(1);

        /** A GET whose answer is the file. */
        record At(PlatformHttp.Request request) implements Answer {}

        /** It is not there, or not for us: asking again is of no use. {@code reason} says so in plain words. */
        record Gone(String reason) implements Answer {}

        /** No answer that tells; not to be asked again before {@code retryAfter}. */
        record NotNow(String reason, Duration retryAfter) implements Answer {}

        /** {@code headers} may hold credentials, so the address must be the platform's own. */
        static Answer at(URI address, Map<String, String> headers) {
            // a query is where signatures of such addresses are
            String shown = address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
            return new At(new PlatformHttp.Request("GET", address, shown, headers, new byte[0]));
        }

        /** Where the message says, for everybody who knows the address: nothing of ours is shown there. */
        static Answer open(@Nullable String url) {
            return url != null && ServerAddress.hasHost(url)
                    ? at(URI.create(url), Map.of())
                    : new Gone("The message names no usable address of the file.");
        }

        /** For whatever {@code who} answers that does not say where the file is. */
        static Answer unhelpful(Outcome outcome, String who) {
            return switch (outcome) {
                case Outcome.NotSent(String reason) -> new NotNow(reason, A_WHILE);
                case Outcome.NoAnswer(String reason) -> new NotNow(reason, A_WHILE);
                case Answered answer
                when answer.status() == 429 ->
                    new NotNow(who + " asks to be left alone for a while.", RetryAfter.inSeconds(answer));
                case Answered answer
                when answer.status() == 401 || answer.status() >= 500 ->
                    new NotNow(who + " answered " + answer.status() + ".", A_WHILE);
                case Answered answer -> new Gone(who + " answered " + answer.status() + " and names no file.");
            };
        }
    }
}
