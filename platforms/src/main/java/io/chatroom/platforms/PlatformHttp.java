package io.chatroom.platforms;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The only way out to a platform: one request, no redirects, bounded in time and size, guarded against inside addresses. */
public interface PlatformHttp {

    Outcome exchange(Request request);

    /** {@code redactedUrl} stands in for the URL wherever it is shown, as some platforms put their secret into the path. */
    record Request(String method, URI url, String redactedUrl, Map<String, String> headers, byte[] body) {
        @Override
        public String toString() {
            return method + " " + redactedUrl;
        }
    }

    sealed interface Outcome {
        /** Header names are lower-case; the body is cut at 64 KiB. */
        record Answered(int status, Map<String, String> headers, byte[] body) implements Outcome {
            public Optional<String> header(String name) {
                return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
            }
        }

        /** Nothing left this machine: refused by the guard, no route, no connection. */
        record NotSent(String reason) implements Outcome {}

        /** The request left, and no whole answer came back. */
        record NoAnswer(String reason) implements Outcome {}
    }
}
