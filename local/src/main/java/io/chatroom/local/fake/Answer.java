package io.chatroom.local.fake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How the fake platform treats a request, once it has read it. */
public sealed interface Answer {

    /** As the real platform would, if nothing is wrong with the request. */
    static Answer asUsual() {
        return new AsUsual(Duration.ZERO);
    }

    static Reply status(int status) {
        return new Reply(status, Map.of(), new byte[0], Duration.ZERO);
    }

    static Reply json(int status, String body) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ZERO);
    }

    static Reply tooFast(Duration retryAfter) {
        return status(429).with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    static Reply redirect(URI to) {
        return status(302).with("Location", to.toString());
    }

    /** The connection is closed without a word. */
    static Answer close() {
        return new Close(Duration.ZERO);
    }

    /** The connection is torn down: the other side gets a reset. */
    static Answer reset() {
        return new Reset(Duration.ZERO);
    }

    /** Nothing, for as long as the other side waits. */
    static Answer hang() {
        return new Hang(Duration.ZERO);
    }

    /** 200, and a body that comes byte by byte and does not end. */
    static Answer drip(Duration everyByte) {
        return new Drip(everyByte, Duration.ZERO);
    }

    /** 200, and so many bytes. */
    static Answer flood(long bytes) {
        return new Flood(bytes, Duration.ZERO);
    }

    /** The same, later. */
    Answer after(Duration delay);

    Duration delay();

    record AsUsual(Duration delay) implements Answer {
        @Override
        public AsUsual after(Duration later) {
            return new AsUsual(later);
        }
    }

    record Reply(int status, Map<String, String> headers, byte[] body, Duration delay) implements Answer {
        @Override
        public Reply after(Duration later) {
            return new Reply(status, headers, body, later);
        }

        public Reply with(String header, String value) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(header, value);
            return new Reply(status, Map.copyOf(all), body, delay);
        }
    }

    record Close(Duration delay) implements Answer {
        @Override
        public Close after(Duration later) {
            return new Close(later);
        }
    }

    record Reset(Duration delay) implements Answer {
        @Override
        public Reset after(Duration later) {
            return new Reset(later);
        }
    }

    record Hang(Duration delay) implements Answer {
        @Override
        public Hang after(Duration later) {
            return new Hang(later);
        }
    }

    record Drip(Duration everyByte, Duration delay) implements Answer {
        @Override
        public Drip after(Duration later) {
            return new Drip(everyByte, later);
        }
    }

    record Flood(long bytes, Duration delay) implements Answer {
        @Override
        public Flood after(Duration later) {
            return new Flood(bytes, later);
        }
    }
}
