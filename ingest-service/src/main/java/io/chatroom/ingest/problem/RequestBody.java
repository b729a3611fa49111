package io.chatroom.ingest.problem;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request as the bytes that came, and no more of them than is allowed. */
public final class RequestBody {

    public static byte[] read(InputStream body, int limit) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(limit + 1);
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

    private RequestBody() {}
}
