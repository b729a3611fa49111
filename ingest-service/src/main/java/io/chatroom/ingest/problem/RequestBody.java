package io.chatroom.ingest.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request as the bytes that came: no more of them than is allowed, and no longer in coming. */
public final class RequestBody {

    /** {@code encoding} is the request's Content-Encoding: what is compressed is refused, as its size is anybody's guess. */
    public static byte[] read(InputStream body, @Nullable String encoding, int limit, Duration within) {
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    415,
                    "unsupported_content_encoding",
                    "A compressed body is not taken",
                    "Send the body as it is, without Content-Encoding.");
        }
        byte[] bytes;
        try {
            bytes = read(body, limit + 1, System.nanoTime() + within.toNanos()).orElseThrow(RequestBody::tooSlow);
        } catch (IOException e) {
            throw new ProblemException(
                    400, "body_broken_off", "The body broke off", "Send the whole body, and promptly.");
        }
        if (bytes.length > limit) {
            throw new ProblemException(
                    413,
                    "body_too_large",
                    "The body is too large",
                    "A request may hold " + limit / 1024 + " KiB. Send less at once, in several requests.");
        }
        return bytes;
    }

    /** Empty when the time is over: one byte now and then would hold a connection for ever. */
    private static Optional<byte[]> read(InputStream body, int most, long deadline) throws IOException {
        byte[] part = new byte[8192];
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (whole.size() < most) {
            int read = body.read(part, 0, Math.min(part.length, most - whole.size()));
            if (read < 0) {
                break;
            }
            whole.write(part, 0, read);
            if (System.nanoTime() - deadline > 0) {
                return Optional.empty();
            }
        }
        return Optional.of(whole.toByteArray());
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                408, "body_too_slow", "The body takes too long", "Send the whole body at once, and promptly.");
    }

    private RequestBody() {}
}
